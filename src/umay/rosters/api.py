"""What other rooms may use of rosters."""

from __future__ import annotations

from umay.rosters.actions.changing import take_out
from umay.rosters.actions.making import make_roster
from umay.rosters.actions.publishing import publish
from umay.rosters.models import Roster, Shift
from umay.rosters.queries.locking import RosterMissing, ShiftMissing
from umay.rosters.queries.shifts import ShiftCard, own_shifts, shifts_on
from umay.rosters.rules.asking import Asked
from umay.rosters.rules.states import Origin, RosterState

__all__ = [
    "Asked",
    "Origin",
    "Roster",
    "RosterMissing",
    "RosterState",
    "Shift",
    "ShiftCard",
    "ShiftMissing",
    "make_roster",
    "own_shifts",
    "publish",
    "shifts_on",
    "take_out",
]
