"""What expansion yields: a due date, the window it closes, and what it rests on. No dates are computed here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from umay.timing.values import Timing

NoteCode = Literal[
    "event",  # counted from the event of that day
    "clamped",  # the month is shorter: its last day was taken (rule 6)
    "shifted",  # moved off a weekend or holiday, because the deployment says so (rule 2)
    "full_weeks",  # week n read as the n-th full Monday-Sunday week (rule 3, the other reading)
    "year_end_assumed",  # once a year without a month: the end of the year in use (rule 10)
    "school_calendar",  # the school calendar gave the day
    "source_year",  # a plain year or date of the document itself
]


@dataclass(frozen=True, slots=True)
class Note:
    """One thing a due date rests on beside its timing. day: the day concerned. event: a code of `vocabulary` or words."""

    code: NoteCode
    day: date | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One date on which something falls due.

    ordinal: 1 for the first in the year in use, stable when dates move. window: first and last day, both included; None
    where only the last day is known ("before the meeting"). due: the last day (TIMING rule 1). timing: the part that gave it.
    """

    ordinal: int
    window: tuple[date, date] | None
    due: date
    timing: Timing
    notes: tuple[Note, ...] = ()
