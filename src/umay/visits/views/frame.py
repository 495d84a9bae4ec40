"""What every page of the gate does alike: staff and guards with a pass come in, refusals in words, nothing kept by the browser."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache

from umay.core.api import Perm, sealing
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.staffing import api as staffing
from umay.visits.queries.hosts import Host, hosts
from umay.visits.queries.standing import OrderMissing, VisitMissing, own_gate
from umay.web.api import pages

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]


def for_those(*perms: Perm) -> Callable[[View[P]], View[P]]:
    """Make a view one for whoever holds one of the permissions at a school, signed in or by a pass."""

    def mark(view: View[P]) -> View[P]:
        @wraps(view)
        def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            actor = request.actor
            try:
                if not any(actor.may(perm, own_gate(actor)) for perm in perms):
                    return pages.refused(request, Refusal("access.not_granted"))
                return view(request, *args, **kwargs)
            except (VisitMissing, OrderMissing):
                raise Http404 from None
            except sealing.CannotOpen:
                return pages.refused(request, Refusal("visits.order_shut"))
            except Refused as no:
                return pages.refused(request, no.refusal)

        return staffing.welcomes_pass(never_cache(answer))

    return mark


at_gate = for_those(Perm.VISIT_KEEP)
on_staff = for_those(Perm.VISIT_EXPECT)
keeps_orders = for_those(Perm.ORDER_KEEP)
says_hours = for_those(Perm.POST_KEEP)


def go_on(request: ActorRequest, said: str, *, is_good: bool = True) -> HttpResponse:
    """Lead to the gate's day and say what happened. is_good False: somebody stays outside, which is not said as if all were well."""
    if is_good:
        return pages.go(request, "visits", said=said)
    messages.error(request, said)
    return pages.go(request, "visits")


def people_here(request: ActorRequest) -> tuple[Host, ...]:
    """Return the people of the school for the choices of a form."""
    return hosts(request.actor, timezone.localdate(), lang=translation.get_language() or "en")
