"""Tables of the room."""

from __future__ import annotations

from umay.correspondence.models.letters import Answer, MadeLetter, Sending
from umay.correspondence.models.staff import Accused, StaffStage

__all__ = ["Accused", "Answer", "MadeLetter", "Sending", "StaffStage"]
