"""The dates of a timing on a calendar, found once for a rule and shared by all units. Never invents one, never reads a clock."""

from __future__ import annotations

from umay.timing.expansion.expanding import expand
from umay.timing.expansion.missing import missing_events
from umay.timing.expansion.windows import occurrences

__all__ = ["expand", "missing_events", "occurrences"]
