"""Tables of the room."""

from __future__ import annotations

from umay.watch.models.cover import Alarm, Coverage
from umay.watch.models.duty import Hand, LogLine
from umay.watch.models.stays import PostCode, Scan, Stay

__all__ = ["Alarm", "Coverage", "Hand", "LogLine", "PostCode", "Scan", "Stay"]
