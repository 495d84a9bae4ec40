"""What every page of the room does alike: permitted, and hidden and missing meet the same answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

from umay.core.api import Perm
from umay.hazards.actions.bench import HazardMissing
from umay.hazards.actions.happening import IncidentMissing
from umay.hazards.models import HazardPhoto
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.places.api import UnitMissing
from umay.web.api import pages

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]


def for_noting(view: View[P]) -> View[P]:
    """Make a view one for those who write dangers down, or keep the ledger; refusals in words."""
    return _holding((Perm.HAZARD_NOTE, Perm.HAZARD_KEEP), view)


def for_keeping(view: View[P]) -> View[P]:
    """Make a view one for those who keep the ledger."""
    return _holding((Perm.HAZARD_KEEP,), view)


def for_duty(view: View[P]) -> View[P]:
    """Make a view one for those who write dangers down, and for whoever stands at a gate by a pass as well, who has no account.

    The mark is what the room that gives out passes looks for; for views without it a pass is as good as nobody.
    """
    guarded = _answering((Perm.HAZARD_NOTE, Perm.HAZARD_KEEP), view)

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return redirect_to_login(request.get_full_path()) if request.actor.person_id is None else guarded(request, *args, **kwargs)

    answer.welcomes_pass = True  # type: ignore[attr-defined]
    return never_cache(answer)


def _holding(perms: tuple[Perm, ...], view: View[P]) -> View[P]:
    return login_required(never_cache(_answering(perms, view)))


def _answering(perms: tuple[Perm, ...], view: View[P]) -> View[P]:
    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not any(request.actor.holds(perm) for perm in perms):
            return pages.refused(request, Refusal("access.not_granted"))
        try:
            return view(request, *args, **kwargs)
        except (HazardMissing, IncidentMissing, HazardPhoto.DoesNotExist, UnitMissing):
            raise Http404 from None
        except Refused as no:
            return pages.refused(request, no.refusal)

    return answer


def of_schools(view: View[P]) -> View[P]:
    """Make a view one of a unit that keeps a ledger: an office above is told where it looks instead."""

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if is_of_office(request):
            raise Refused(Refusal("access.of_a_school"))
        return view(request, *args, **kwargs)

    return answer


def is_of_office(request: ActorRequest) -> bool:
    """Tell whether the reader acts for an office above, which keeps no ledger of its own."""
    return request.actor.seat is not None and request.actor.seat.level != "unit"
