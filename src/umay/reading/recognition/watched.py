"""A draft that tells how far it has come, for whoever waits for a long document. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from umay.reading.recognition.draft import Draft, OpenRow, OpenSection
from umay.reading.values import Line, Section

Step = Literal["rows", "times"]
Told = Callable[[Step, int, int, int], None]
"""Hears the step, how far it is, of how much, and how many rows were found: lines while rows are found, rows while times are read."""


@dataclass(slots=True)
class WatchedDraft(Draft):
    """A draft whose growth is told. of: lines of the document."""

    told: Told | None = None
    of: int = 0
    seen: int = 0
    found: int = 0
    closed: int = 0

    def row(self, row: OpenRow) -> OpenRow:
        """Add a row, and tell how far the document was read."""
        self.found += 1
        self._tell_line(max(row.lines, default=0))
        return Draft.row(self, row)  # a class with slots is made twice, and super() would mean the first

    def set_aside(self, lines: Iterable[Line], why: str) -> None:
        """Set lines aside, and tell how far the document was read."""
        given = tuple(lines)
        self._tell_line(max((line.number for line in given), default=0))
        Draft.set_aside(self, given, why)

    def _tell_line(self, number: int) -> None:
        if self.told and self.seen < number:
            self.seen = number
            self.told("rows", number, self.of, self.found)

    def _closed(self, section: OpenSection) -> Section:
        self.closed += len(section.rows)
        if self.told:
            self.told("times", self.closed, self.found, self.found)
        return Draft._closed(self, section)  # noqa: SLF001  its own class
