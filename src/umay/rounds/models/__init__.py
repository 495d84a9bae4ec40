"""Tables of the room."""

from __future__ import annotations

from umay.rounds.models.points import Checkpoint, KeptFile, Route, Stop, Turn
from umay.rounds.models.walks import Round, Scan, WeekCount

__all__ = ["Checkpoint", "KeptFile", "Round", "Route", "Scan", "Stop", "Turn", "WeekCount"]
