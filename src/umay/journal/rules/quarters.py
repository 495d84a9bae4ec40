"""School quarters of a country: where they begin and end, and which of them counts a line. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from umay.timing import api as timing

QUARTERS: Final = 4
_NAMED: Final = re.compile(r"(\d{4})-(\d)")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A school quarter. school_year: the calendar year in which the school year begins. number: from 1."""

    school_year: int
    number: int

    def __str__(self) -> str:
        return f"{self.school_year}-{self.number}"


@dataclass(frozen=True, slots=True)
class Span:
    """When a quarter is. taught_until: the last day of teaching; ends_on: the day before the next quarter begins."""

    quarter: Quarter
    begins_on: date
    taught_until: date
    ends_on: date

    def has(self, day: date) -> bool:
        """Tell whether the day is counted in the quarter, holidays after it included."""
        return self.begins_on <= day <= self.ends_on


def read_quarter(words: str) -> Quarter | None:
    """Return the quarter that is written so, or None.

    >>> read_quarter("2026-2")
    Quarter(school_year=2026, number=2)
    """
    found = _NAMED.fullmatch(words.strip())
    if found is None or not 1 <= int(found[2]) <= QUARTERS:
        return None
    return Quarter(int(found[1]), int(found[2]))


def spans(calendar: timing.Calendar, school_year: int) -> tuple[Span, ...]:
    """Return the quarters of the calendar's school year; where it has none, the halves of its terms.

    Together they cover the calendar's whole window.
    """
    taught = _taught(calendar)
    starts = [calendar.window[0], *(start for start, _end in taught[1:])]
    ends = [*(start - timedelta(days=1) for start, _end in taught[1:]), calendar.window[1]]
    return tuple(
        Span(Quarter(school_year, number), begin, taught_until, end)
        for number, (begin, (_start, taught_until), end) in enumerate(zip(starts, taught, ends, strict=True), start=1)
    )


def _taught(calendar: timing.Calendar) -> tuple[timing.Span, ...]:
    if calendar.quarters:
        return calendar.quarters[:QUARTERS]
    terms = calendar.terms or calendar.half_years
    if len(terms) > 2:
        return terms[:QUARTERS]
    halves = terms if len(terms) == 2 else tuple(_halves(calendar.school_year))
    return tuple(half for term in halves for half in _halves(term))


def _halves(span: timing.Span) -> Iterable[timing.Span]:
    start, end = span
    middle = start + (end - start) // 2
    return (start, middle), (middle + timedelta(days=1), end)


def quarter_of(day: date, found: Iterable[Span]) -> Quarter | None:
    """Return the quarter that the day belongs to; None outside of all."""
    return next((span.quarter for span in found if span.has(day)), None)


def counted_in(first: Quarter, released: Collection[Quarter]) -> Quarter:
    """Return the quarter that counts a line: its own, or when that is published already the next that is not.

    A published table does not change: what comes late is counted at the next release.

    >>> str(counted_in(Quarter(2026, 4), {Quarter(2026, 4)}))
    '2027-1'
    """
    quarter = first
    while quarter in released:
        following = quarter.number % QUARTERS + 1
        quarter = Quarter(quarter.school_year + (following == 1), following)
    return quarter
