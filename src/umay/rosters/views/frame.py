"""What every page of the office does alike: permitted, refusals in words, what is hidden and what is missing meet the same answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

from umay.core.api import Perm
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.rosters.actions.leaving import AwayMissing
from umay.rosters.queries.locking import RosterMissing, ShiftMissing
from umay.staffing.api import Worker
from umay.web.api import pages

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]
_MISSING = (RosterMissing, ShiftMissing, AwayMissing, Worker.DoesNotExist)


def _answering(view: View[P]) -> View[P]:
    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        seat = request.actor.seat
        if not request.actor.holds(Perm.ROSTER_KEEP) or seat is None or seat.level != "unit":
            return pages.refused(request, Refusal("access.not_granted"))
        try:
            return view(request, *args, **kwargs)
        except _MISSING:
            raise Http404 from None
        except Refused as no:
            return pages.refused(request, no.refusal)

    return answer


def for_keepers(view: View[P]) -> View[P]:
    """Make a view one for those who keep the roster of their school."""
    return login_required(never_cache(_answering(view)))


def day_asked(said: str) -> date | None:
    """Return a day from an address; None for none and for what is no day."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def number_asked(said: str) -> int:
    """Return a number from an address; 0 for what is none."""
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 18 else 0
