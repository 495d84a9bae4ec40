"""What every page of the room does alike: permitted, of a school, hidden and missing alike; refusals in words."""

from __future__ import annotations

from typing import ParamSpec

from django.contrib.auth.decorators import login_required
from django.views.decorators.cache import never_cache

from umay.core.api import Perm
from umay.people.api import GuardedView, guarded
from umay.places.api import UnitMissing
from umay.staffing.api import welcomes_pass
from umay.ways.actions.closing import ClosureMissing
from umay.ways.actions.leading import LineClassMissing, LineMissing
from umay.ways.actions.waiting import BusMissing, BusPlanMissing

P = ParamSpec("P")
MISSING = (LineMissing, LineClassMissing, BusPlanMissing, BusMissing, ClosureMissing, UnitMissing)


def for_keepers(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for those who set lines and buses up."""
    return login_required(never_cache(guarded(view, Perm.ROUND_KEEP, missing=MISSING, at_school=True)))


def for_walkers(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for whoever leads or looks: those of the school, and who came by a pass."""
    return welcomes_pass(guarded(view, Perm.ROUND_WALK, missing=MISSING, at_school=True))
