"""Tables of the room."""

from __future__ import annotations

from umay.rounds.models.buses import Bus, BusCheck, BusPlan, BusSeen
from umay.rounds.models.lines import HeadCount, Line, LineClass
from umay.rounds.models.points import Checkpoint, KeptFile, Route, Stop, Turn
from umay.rounds.models.roads import Closure
from umay.rounds.models.walks import Round, Scan, WeekCount

__all__ = [
    "Bus",
    "BusCheck",
    "BusPlan",
    "BusSeen",
    "Checkpoint",
    "Closure",
    "HeadCount",
    "KeptFile",
    "Line",
    "LineClass",
    "Round",
    "Route",
    "Scan",
    "Stop",
    "Turn",
    "WeekCount",
]
