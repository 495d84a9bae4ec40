"""Arithmetic of days and months that date rules need. Knows no calendar."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

Span = tuple[date, date]
DAY: Final = timedelta(days=1)
MONTHS_A_YEAR: Final = 12


def last_of(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def month_span(year: int, month: int) -> Span:
    """Return the first and last day of a month."""
    return date(year, month, 1), last_of(year, month)


def add_months(day: date, months: int) -> date:
    """Return the same day of another month, clamped to its end (TIMING rule 6). Raises ValueError beyond the year 9999.

    >>> add_months(date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(span: Span, years: int) -> Span:
    """Return the span as it lies in another year; 29 February becomes the 28th."""
    return add_months(span[0], MONTHS_A_YEAR * years), add_months(span[1], MONTHS_A_YEAR * years)


def months_of(span: Span) -> Iterator[tuple[int, int]]:
    """Yield year and month of every month that the span touches."""
    first = span[0].year * MONTHS_A_YEAR + span[0].month - 1
    last = span[1].year * MONTHS_A_YEAR + span[1].month - 1
    for index in range(first, last + 1):
        yield index // MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1


def days_of(span: Span) -> Iterator[date]:
    """Yield every day of a span, both ends included; none if it ends before it starts."""
    return map(date.fromordinal, range(span[0].toordinal(), span[1].toordinal() + 1))


def monday_of(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def week_of_month(year: int, month: int, week: int, *, full_weeks: bool) -> Span | None:
    """Return week n of a month: days 7(n-1)+1 to 7n, or its n-th full Monday-Sunday week (TIMING rule 3); None if there is none.

    >>> week_of_month(2026, 9, 5, full_weeks=False)
    (datetime.date(2026, 9, 29), datetime.date(2026, 9, 30))
    """
    first, last = month_span(year, month)
    skipped = -first.weekday() % 7 if full_weeks else 0
    start = first + timedelta(days=skipped + 7 * (week - 1))
    end = start + timedelta(days=6)
    if start > last or (full_weeks and end > last):
        return None
    return start, min(end, last)


def third_of_month(year: int, month: int, third: int) -> Span:
    """Return a third of a month: 1-10, 11-20, 21-end (TIMING rule 9)."""
    start = date(year, month, 10 * third - 9)
    return start, last_of(year, month) if third == 3 else date(year, month, 10 * third)
