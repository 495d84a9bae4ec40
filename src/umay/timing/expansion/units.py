"""The spans of a unit one after another: days, weeks, months, quarters, school quarters, years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from umay.timing.calendars import Calendar
from umay.timing.expansion.found import Ground
from umay.timing.stepping import DAY, MONTHS_A_YEAR, Span, add_months, add_years, days_of, monday_of
from umay.timing.values import EveryUnit

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6}


def spans_of(unit: EveryUnit, n: int, ground: Ground) -> Iterator[Span]:
    """Yield the spans of n units that end within the ground's span, in order, counted from the start of the year in use."""
    calendar = ground.calendar
    match unit:
        case "day":
            found = _days(n, ground)
        case "week":
            found = _weeks(n, ground)
        case "year":
            found = _years(n, ground)
        case "school_day" | "school_quarter" | "school_year":
            found = _groups(_school_units(unit, calendar), n)
        case "half_year" if calendar.half_years:
            found = _groups(calendar.half_years, n)
        case _:
            found = _months(_MONTHS[unit], n, ground)
    return (span for span in found if ground.covers(span[1]))


def _school_units(unit: str, calendar: Calendar) -> tuple[Span, ...]:
    if unit == "school_day":
        return tuple((day, day) for day in calendar.school_days(*calendar.school_year))
    return calendar.quarters if unit == "school_quarter" else (calendar.school_year,)


def _groups(units: tuple[Span, ...], n: int) -> Iterator[Span]:
    for index in range(0, len(units) - n + 1, n):
        yield units[index][0], units[index + n - 1][1]


def _days(n: int, ground: Ground) -> Iterator[Span]:
    if n == 1:
        return ((day, day) for day in days_of(ground.span))
    start = ground.calendar.window[0]
    return ((day - (n - 1) * DAY, day) for day in days_of(ground.span) if (day - start).days % n == n - 1)


def _weeks(n: int, ground: Ground) -> Iterator[Span]:
    base = monday_of(ground.calendar.window[0])
    skipped = (ground.span[0] - base).days // (7 * n)
    start = base + timedelta(weeks=n * skipped)
    while start <= ground.span[1]:
        yield start, start + timedelta(days=7 * n - 1)
        start += timedelta(weeks=n)


def _months(size: int, n: int, ground: Ground) -> Iterator[Span]:
    """Yield spans of n months, quarters or half-years of the calendar year."""
    window = ground.calendar.window[0]
    base = window.replace(day=1, month=(window.month - 1) // size * size + 1)
    length = size * n
    apart = (ground.span[0].year - base.year) * MONTHS_A_YEAR + ground.span[0].month - base.month
    start = add_months(base, apart // length * length)
    while start <= ground.span[1]:
        following = add_months(start, length)
        yield start, following - DAY
        start = following


def _years(n: int, ground: Ground) -> Iterator[Span]:
    window = ground.calendar.window
    first = (ground.span[0].year - window[0].year) // n * n - n
    last = ground.span[1].year - window[0].year
    for years in range(first, last + 1, n):
        yield add_years(window, years)[0], add_years(window, years + n - 1)[1]
