"""Tables of the room."""

from __future__ import annotations

from umay.rosters.models.changing import Publication, ShiftChange, StandingDuty
from umay.rosters.models.roster import Roster, Shift
from umay.rosters.models.wishing import Availability, Away, Tie, Wish

__all__ = [
    "Availability",
    "Away",
    "Publication",
    "Roster",
    "Shift",
    "ShiftChange",
    "StandingDuty",
    "Tie",
    "Wish",
]
