"""A date as a kind's own rule finds it, before it is numbered, and what such rules stand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from umay.timing.calendars import Calendar
from umay.timing.dues import Note
from umay.timing.stepping import Span
from umay.timing.values import Timing

Source = Literal["year", "document", "event"]

SCHOOL_CALENDAR = Note("school_calendar")
YEAR_END = Note("year_end_assumed")


@dataclass(frozen=True, slots=True)
class Found:
    """A due date with its window and notes.

    of: "year" where it comes again every year, "document" where the text gives its year, "event" where it hangs on a day that
    was given. part: what gave it, where that is less than the whole timing.
    """

    window: Span | None
    due: date
    notes: tuple[Note, ...] = ()
    of: Source = "year"
    part: Timing | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What dates stand on: a calendar, the events that have a day, and the span in which yearly dates are looked for."""

    calendar: Calendar
    events: Mapping[str, date]
    span: Span

    def covers(self, day: date) -> bool:
        """Tell whether the day lies in the span."""
        return self.span[0] <= day <= self.span[1]

    def years(self) -> range:
        """Return the calendar years in which a date of the span can begin."""
        return range(max(1, self.span[0].year - 1), min(9998, self.span[1].year) + 1)


def whole(span: Span, *notes: Note) -> Found:
    """Return the whole span as a window; its last day is due (TIMING rule 1)."""
    return Found(span, span[1], notes)


def one_day(day: date, *notes: Note) -> Found:
    """Return a single day."""
    return Found((day, day), day, notes)


def deadline(day: date, *notes: Note) -> Found:
    """Return a last day of which nobody said when it begins."""
    return Found(None, day, notes)


def eve(day: date) -> date:
    """Return the day before."""
    return day - timedelta(days=1)
