"""What every page of the school about people near children does alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

from umay.core.api import Perm, access_refusal
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.staffing.actions.linking import LinkMissing
from umay.staffing.actions.registering import EntryMissing, MatchMissing
from umay.staffing.queries.workers import WorkerMissing
from umay.web.api import pages

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]


def for_keepers(view: View[P]) -> View[P]:
    """Make a view one for those who keep the list of a school; what is another school's is not there."""
    return _for(Perm.STAFFING_KEEP, view, at_school=True)


def for_registrars(view: View[P]) -> View[P]:
    """Make a view one for those of an office above who keep the inner register."""
    return _for(Perm.REGISTER_KEEP, view, at_school=False)


def _for(perm: Perm, view: View[P], *, at_school: bool) -> View[P]:
    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        seat = request.actor.seat
        if seat is None or (seat.level == "unit") != at_school or access_refusal(request.actor, perm, seat.place):
            return pages.refused(request, Refusal("access.not_granted"))
        try:
            return view(request, *args, **kwargs)
        except (WorkerMissing, LinkMissing, MatchMissing, EntryMissing):
            raise Http404 from None
        except Refused as no:
            return pages.refused(request, no.refusal)

    return login_required(never_cache(answer))
