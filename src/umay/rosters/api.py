"""What other rooms may use of rosters."""

from __future__ import annotations

from umay.rosters.models import Roster, Shift
from umay.rosters.rules.states import Origin, RosterState

__all__ = ["Origin", "Roster", "RosterState", "Shift"]
