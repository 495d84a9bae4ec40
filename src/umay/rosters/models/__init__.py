"""Tables of the room."""

from __future__ import annotations

from umay.rosters.models.roster import Roster, Shift

__all__ = ["Roster", "Shift"]
