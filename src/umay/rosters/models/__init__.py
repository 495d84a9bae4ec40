"""Tables of the room."""

from __future__ import annotations

from umay.rosters.models.changing import DutyFeed, Offer, Publication, Reminder, ShiftChange, StandingDuty
from umay.rosters.models.roster import Roster, Shift
from umay.rosters.models.wishing import Availability, Away, Tie, Wish

__all__ = [
    "Availability",
    "Away",
    "DutyFeed",
    "Offer",
    "Publication",
    "Reminder",
    "Roster",
    "Shift",
    "ShiftChange",
    "StandingDuty",
    "Tie",
    "Wish",
]
