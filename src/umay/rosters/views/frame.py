"""What every page of the office does alike: permitted, refusals in words, what is hidden and what is missing meet the same answer."""

from __future__ import annotations

from datetime import date
from typing import ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.views.decorators.cache import never_cache

from umay.core.api import Perm
from umay.people.api import GuardedView, guarded
from umay.rosters.actions.leaving import AwayMissing
from umay.rosters.queries.locking import RosterMissing, ShiftMissing
from umay.staffing.api import Worker

P = ParamSpec("P")
_MISSING = (RosterMissing, ShiftMissing, AwayMissing, Worker.DoesNotExist)


def for_keepers(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for those who keep the roster of their school."""
    return login_required(never_cache(guarded(view, Perm.ROSTER_KEEP, missing=_MISSING, at_school=True)))


def day_asked(said: str) -> date | None:
    """Return a day from an address; None for none and for what is no day."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def number_asked(said: str) -> int:
    """Return a number from an address; 0 for what is none."""
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 18 else 0


def uid_asked(said: str) -> UUID | None:
    """Return an id from an address; None for what is none."""
    try:
        return UUID(said)
    except ValueError:
        return None
