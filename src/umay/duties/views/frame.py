"""What every page of the room does alike: permitted, refusals in words, what is hidden and what is missing meet the same answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse

from umay.core.api import Perm
from umay.duties.queries.offers import OfferMissing
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.rosters.api import RosterMissing, ShiftMissing
from umay.staffing.api import WorkerMissing, welcomes_pass
from umay.web.api import pages

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]
_MISSING = (RosterMissing, ShiftMissing, OfferMissing, WorkerMissing)


def for_standing(view: View[P]) -> View[P]:
    """Make a view one for whoever stands at a post, signed in or by a pass."""

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.actor.holds(Perm.DUTY_STAND):
            return pages.refused(request, Refusal("access.not_granted"))
        try:
            return view(request, *args, **kwargs)
        except _MISSING:
            raise Http404 from None
        except Refused as no:
            return pages.refused(request, no.refusal)

    return welcomes_pass(answer)
