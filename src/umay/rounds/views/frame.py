"""What every page of the room does alike: permitted, of a school, hidden and missing alike; refusals in words."""

from __future__ import annotations

from typing import ParamSpec

from django.contrib.auth.decorators import login_required
from django.views.decorators.cache import never_cache

from umay.core.api import Perm
from umay.people.api import GuardedView, guarded
from umay.places.api import UnitMissing
from umay.rounds.actions.keeping import PointMissing, RouteMissing
from umay.rounds.actions.walking import RoundMissing
from umay.staffing.api import welcomes_pass

P = ParamSpec("P")
MISSING = (PointMissing, RouteMissing, RoundMissing, UnitMissing)


def for_keepers(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for those who set rounds up."""
    return login_required(never_cache(guarded(view, Perm.ROUND_KEEP, missing=MISSING, at_school=True)))


def for_walkers(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for whoever walks: those of the school, and who came by a pass."""
    return welcomes_pass(guarded(view, Perm.ROUND_WALK, missing=MISSING, at_school=True))
