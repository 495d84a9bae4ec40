"""What other rooms may use of handover."""

from __future__ import annotations

from umay.handover.queries.day import DayWait, waits_on_day

__all__ = ["DayWait", "waits_on_day"]
