"""The one way in which a view says who may come in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse

from umay.core.api import Actor, Perm
from umay.kernel.refusal import Refusal, Refused
from umay.people.middleware import ActorRequest
from umay.web.api import pages

P = ParamSpec("P")
GuardedView = Callable[Concatenate[ActorRequest, P], HttpResponse]


def guarded(view: GuardedView[P], *perms: Perm, missing: tuple[type[Exception], ...] = (), at_school: bool = False) -> GuardedView[P]:
    """Let in whoever holds one of the permissions; what is hidden and what is missing meet the same answer, a no is a page in words.

    at_school: the page is of one school: one of the permissions must hold there, and an office above is told that it has none.
    Who is asked to sign in, or welcomed by a pass, is said around it.
    """
    gone: tuple[type[Exception], ...] = (*missing, ObjectDoesNotExist)

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if refusal := _refusal(request.actor, perms, at_school=at_school):
            return pages.refused(request, refusal)
        try:
            return view(request, *args, **kwargs)
        except gone:
            raise Http404 from None
        except Refused as no:
            return pages.refused(request, no.refusal)

    return answer


def _refusal(actor: Actor, perms: tuple[Perm, ...], *, at_school: bool) -> Refusal | None:
    if not any(actor.holds(perm) for perm in perms):
        return Refusal("access.not_granted")
    if not at_school:
        return None
    seat = actor.seat
    if seat is None or seat.level != "unit" or not any(actor.may(perm, seat.place) for perm in perms):
        return Refusal("access.of_a_school")
    return None
