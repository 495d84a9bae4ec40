"""Repetitions and runs of months that several readers build the same way. No words are read here."""

from __future__ import annotations

from typing import Any, Final

from umay.timing.readers.points import Point, iso
from umay.timing.readers.token_rules import Match
from umay.timing.values import (
    AllOf,
    DateRange,
    Duration,
    EveryN,
    MonthDay,
    NthWeekOfMonth,
    OffsetUnit,
    SchoolYearRelative,
    SingleDate,
    SingleMonth,
    Termwise,
    Timing,
    YearlyMonths,
)

_WEEK: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_OFFSETS: Final[dict[str, OffsetUnit]] = {
    "minute": "minute", "hour": "hour", "day": "calendar_day", "working_day": "working_day", "school_day": "school_day", "week": "week",
    "month": "month", "year": "year",
}  # fmt: skip


def all_of(parts: list[Timing]) -> Timing:
    """One timing, or all of them together."""
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def every(n: int, unit: str, *, times: int = 1, least: bool = False, anchor: Any = None) -> Timing | None:
    """So often in every n units; None for units that do not repeat. A term is a unit of its own kind."""
    if unit == "term":
        return _every_term(n, times, least=least, anchor=anchor)
    if unit == "school_year" and anchor in ("start", "end"):
        return SchoolYearRelative("year_start" if anchor == "start" else "year_end", yearly=True)
    if unit in ("hour", "minute"):
        return None
    whole: Any = "day" if unit == "working_day" else unit
    return EveryN(n, whole, times, least, None, anchor)


def lasting(start: str, end: str) -> Timing:
    """From one event to another; from the day of issue to the year's end is a range of days."""
    return DateRange(start, end, "day") if (start, end) == ("issue_date", "year_end") else Duration(start, end)


def is_weekday_of(weekly: Timing, day: Timing) -> bool:
    """Tell whether a weekday only names the day that is said beside it, as in "Monday, 7 September"."""
    if not isinstance(weekly, EveryN) or weekly != EveryN(1, "week", anchor=weekly.anchor) or weekly.anchor not in _WEEK:
        return False
    if isinstance(day, SingleDate):
        return _WEEK[day.date.weekday()] == weekly.anchor
    return isinstance(day, MonthDay) and day.rel == "on" and isinstance(day.day, int) and bool(day.months)


def _every_term(n: int, times: int, *, least: bool, anchor: Any) -> Timing | None:
    if n == 1 and times == 1 and not least:
        return Termwise(anchor) if anchor in (None, "start", "end") else None
    return EveryN(n, "half_year", times, least)


def run_of_months(first: int, count: int, year: int | None) -> Timing:
    """So many months from the first on: of one year, or once in them every year."""
    if year is None:
        return YearlyMonths(tuple(range(first, first + count)), "any")
    return DateRange(f"{year}-{first:02}", f"{year}-{first + count - 1:02}", "month")


def listed_months(months: tuple[int, ...], year: int | None, *, either: bool, times: int = 1) -> Timing:
    """Months named one by one: every year, or all of them in one year."""
    if year is None:
        return YearlyMonths(months, "any" if either else "each", times)
    return all_of([SingleMonth(year, month) for month in months])


def only_month(point: Point) -> int | None:
    """The month of a point that says nothing else."""
    return point.month if not (point.year or point.day or point.third) else None


def from_point(point: Point) -> Timing | None:
    """From a point on, open end; None where neither year nor month is enough."""
    month = only_month(point)
    if month is not None:
        return YearlyMonths((month,), rel="from_start")
    return None if point.year is None else DateRange(iso(point), "open", point.precision)


def explained(match: Match) -> tuple[str, Timing] | None:
    """A timing with another in brackets: the months of a repetition are the timing, words beside a date only name it."""
    timing, aside = match.all("T")
    if isinstance(timing, EveryN) and isinstance(aside, YearlyMonths | NthWeekOfMonth | MonthDay | SingleMonth | SingleDate):
        return "T", aside
    if isinstance(timing, MonthDay | SingleDate | SingleMonth) and isinstance(aside, Duration | SchoolYearRelative | EveryN | Termwise):
        return "T", timing
    return None


def offset_unit(unit: str) -> OffsetUnit | None:
    """The unit of a distance, None for units in which no distance is counted."""
    return _OFFSETS.get(unit)
