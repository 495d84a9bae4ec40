"""Periods of days, half open: the first day counts, the last one does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` until before `until`. None as `until` means no end.

    Raises ValueError if it would end before it starts.
    """

    start: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.start:
            raise ValueError(f"a period cannot end ({self.until}) before it starts ({self.start})")

    def holds(self, day: date) -> bool:
        """Tell whether the day lies in the period."""
        return self.start <= day and (self.until is None or day < self.until)
