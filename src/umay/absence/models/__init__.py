"""Tables of the room. Names and places stand sealed; what duty and counting need is coded."""

from __future__ import annotations

from umay.absence.models.child import Followed, Opening, Wrap
from umay.absence.models.keeping import DeletionRound
from umay.absence.models.release import Published, Release
from umay.absence.models.teams import Match, MobileTeam
from umay.absence.models.work import Measure, Share, Visit

__all__ = ["DeletionRound", "Followed", "Match", "Measure", "MobileTeam", "Opening", "Published", "Release", "Share", "Visit", "Wrap"]
