"""What every page of the room does alike: permitted, refusals in words, what is hidden and what is missing meet the same answer."""

from __future__ import annotations

from typing import ParamSpec

from umay.core.api import Perm
from umay.duties.queries.offers import OfferMissing
from umay.people.api import GuardedView, guarded
from umay.rosters.api import RosterMissing, ShiftMissing
from umay.staffing.api import WorkerMissing, welcomes_pass

P = ParamSpec("P")
_MISSING = (RosterMissing, ShiftMissing, OfferMissing, WorkerMissing)


def for_standing(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for whoever stands at a post, signed in or by a pass."""
    return welcomes_pass(guarded(view, Perm.DUTY_STAND, missing=_MISSING))
