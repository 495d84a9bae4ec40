"""Tables of the room."""

from __future__ import annotations

from umay.ways.models.buses import Bus, BusCheck, BusPaper, BusPlan, BusSeen, BusWeek
from umay.ways.models.lines import Counting, HeadCount, Line, LineClass
from umay.ways.models.roads import Closure

__all__ = ["Bus", "BusCheck", "BusPaper", "BusPlan", "BusSeen", "BusWeek", "Closure", "Counting", "HeadCount", "Line", "LineClass"]
