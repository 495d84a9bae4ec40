"""What every page of the office does alike: permitted, refusals in words, what is hidden and what is missing meet the same answer."""

from __future__ import annotations

from typing import ParamSpec

from django.contrib.auth.decorators import login_required
from django.views.decorators.cache import never_cache

from umay.core.api import Perm
from umay.people.api import GuardedView, guarded
from umay.rosters.queries.locking import RosterMissing, ShiftMissing

P = ParamSpec("P")
_MISSING = (RosterMissing, ShiftMissing)


def for_keepers(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for those who keep the roster of their school."""
    return login_required(never_cache(guarded(view, Perm.ROSTER_KEEP, missing=_MISSING, at_school=True)))
