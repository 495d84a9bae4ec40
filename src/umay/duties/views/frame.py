"""What every page of the room does alike: permitted, refusals in words, what is hidden and what is missing meet the same answer."""

from __future__ import annotations

from typing import ParamSpec

from django.contrib.auth.decorators import login_required
from django.views.decorators.cache import never_cache

from umay.core.api import Perm
from umay.duties.queries.limits import LimitAskMissing
from umay.duties.queries.noted import LimitNoteMissing
from umay.duties.queries.offers import OfferMissing
from umay.people.api import GuardedView, guarded
from umay.rosters.api import AwayMissing, RosterMissing, ShiftMissing
from umay.staffing.api import WorkerMissing, welcomes_pass

P = ParamSpec("P")
_MISSING = (RosterMissing, ShiftMissing, OfferMissing, LimitAskMissing, LimitNoteMissing, AwayMissing, WorkerMissing)


def for_standing(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for whoever stands at a post, signed in or by a pass."""
    return welcomes_pass(guarded(view, Perm.DUTY_STAND, missing=_MISSING))


def for_keepers(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for those who keep the roster of their school."""
    return login_required(never_cache(guarded(view, Perm.ROSTER_KEEP, missing=_MISSING, at_school=True)))
