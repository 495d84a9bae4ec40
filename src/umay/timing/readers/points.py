"""Days, months and thirds of months as points, and what two of them span. No words are read here."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from umay.timing.readers.token_rules import ImpossibleDate
from umay.timing.values import DateRange, MonthDay, Precision, SingleDate, SingleMonth, SingleYear, Timing, YearlyMonths

LEAP_YEAR = 2024  # a day without a year may be 29 February
Relation = Literal["by", "before", "on"]


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a third of a month, a month, a year, or a symbol such as "issue_date"; None is what was not said.

    day "last" is the month's last. time: 24 h "HH:MM".
    """

    year: int | None = None
    month: int | None = None
    day: int | Literal["last"] | None = None
    third: int | None = None
    symbol: str | None = None
    time: str | None = None

    @property
    def precision(self) -> Precision:
        """How exact the point is."""
        if self.day is not None or self.symbol:
            return "day"
        if self.third is not None:
            return "third_of_month"
        return "month" if self.month is not None else "year"


def checked(point: Point) -> Point:
    """The point itself. Raises: ImpossibleDate where no calendar has it."""
    if point.month is not None and not 1 <= point.month <= 12:
        raise ImpossibleDate(str(point.month))
    if point.year is not None and not 1900 <= point.year <= 2199:
        raise ImpossibleDate(str(point.year))
    longest = 31 if point.month is None else monthrange(point.year or LEAP_YEAR, point.month)[1]
    if isinstance(point.day, int) and not 1 <= point.day <= longest:
        raise ImpossibleDate(f"{point.day}/{point.month}")
    return point


def last_day(year: int, month: int) -> int:
    """The number of days of the month."""
    return monthrange(year, month)[1]


def iso(point: Point) -> str:
    """The point as DateRange writes it; a year not said is "--"."""
    if point.symbol:
        return point.symbol
    if point.month is None:
        return str(point.year)
    head = f"{point.year}-{point.month:02}" if point.year else f"--{point.month:02}"
    if point.third is not None:
        return f"{head}-T{point.third}"
    if point.day is None:
        return head
    day = last_day(point.year or LEAP_YEAR, point.month) if point.day == "last" else point.day
    return f"{head}-{day:02}"


def single(point: Point, rel: Relation | None = None) -> Timing:
    """The timing of one point; rel None: nothing but the point was said."""
    checked(point)
    if point.month is None and point.day is None:
        return _year(point, rel)
    if point.third is not None:
        text = iso(point)
        return DateRange(text, text, "third_of_month")
    if point.day is None:
        return _month(point, rel)
    return _day(point, rel)


def _year(point: Point, rel: Relation | None) -> Timing:
    year = point.year or LEAP_YEAR
    if rel is None or rel == "on":
        return SingleYear(year)
    return SingleDate(date(year - (rel == "before"), 12, 31), bound="at_latest")


def _month(point: Point, rel: Relation | None) -> Timing:
    month = point.month or 1
    if point.year is not None:
        if rel == "before":
            return SingleDate(date(point.year, month, 1) - timedelta(days=1), bound="at_latest")
        return SingleMonth(point.year, month, "at_latest" if rel == "by" else None)
    if rel == "before":
        return MonthDay(1, (month,), "before")
    return MonthDay("last", (month,)) if rel == "by" else YearlyMonths((month,))


def _day(point: Point, rel: Relation | None) -> Timing:
    months = (point.month,) if point.month else ()
    day = point.day if point.day is not None else "last"
    if point.year is None or point.month is None:
        return MonthDay(day, months, rel or "on", time=point.time)
    whole = date(point.year, point.month, last_day(point.year, point.month) if day == "last" else day)
    if rel == "before":
        return SingleDate(whole - timedelta(days=1), bound="at_latest")
    return SingleDate(whole, point.time, "at_latest" if rel == "by" else None)


def span(start: Point, end: Point, phase: str | None = None) -> Timing:
    """From one point to another. A year said once counts for both; months alone recur every year."""
    start, end = _same_year(checked(start), checked(end))
    if start.precision == end.precision == "month" and start.year is None and end.year is None and phase is None:
        return YearlyMonths(_months_between(start.month or 1, end.month or 1), "any")
    start, end = _same_precision(start, _whole_month(start, end))
    precision = end.precision if start.symbol else start.precision
    checked(start), checked(end)
    if start.year and end.year and not start.symbol and not end.symbol and iso(start) > iso(end):
        raise ImpossibleDate(f"{iso(start)} > {iso(end)}")
    return _plain(start, end, precision, phase)


def _plain(start: Point, end: Point, precision: Precision, phase: str | None) -> Timing:
    if precision == "year" and phase is None and iso(start) == iso(end):
        return SingleYear(start.year or LEAP_YEAR)
    return DateRange(iso(start), iso(end), precision, phase)


def _same_year(start: Point, end: Point) -> tuple[Point, Point]:
    if start.symbol or end.symbol or (start.year is None) == (end.year is None):
        return start, end
    if start.year is None and start.month is not None and end.year is not None:
        later = (start.month, _order(start)) > (end.month or 12, _order(end))
        return replace(start, year=end.year - later), end
    if start.year is not None and end.month is not None:
        earlier = (end.month, _order(end)) < (start.month or 1, _order(start))
        return start, replace(end, year=start.year + earlier)
    return start, end


def _whole_month(start: Point, end: Point) -> Point:
    """The end of a month closes the month: no day is meant unless the start names one."""
    month_is_enough = start.symbol is not None or start.precision == "month"
    return replace(end, day=None) if end.day == "last" and month_is_enough else end


def _order(point: Point) -> int:
    if point.third is not None:
        return point.third * 10
    return 31 if point.day == "last" else point.day or 0


def _months_between(first: int, last: int) -> tuple[int, ...]:
    count = (last - first) % 12 + 1
    return tuple((first - 1 + step) % 12 + 1 for step in range(count))


def _same_precision(start: Point, end: Point) -> tuple[Point, Point]:
    if start.symbol or end.symbol or start.precision == end.precision:
        return start, end
    wanted = {start.precision, end.precision}
    if "day" in wanted:
        return _to_day(start, first=True), _to_day(end, first=False)
    if "third_of_month" in wanted:
        return _to_third(start, 1), _to_third(end, 3)
    return _to_month(start, 1), _to_month(end, 12)


def _to_month(point: Point, month: int) -> Point:
    return point if point.month is not None else replace(point, month=month)


def _to_third(point: Point, third: int) -> Point:
    point = _to_month(point, 1 if third == 1 else 12)
    return point if point.third is not None else replace(point, third=third)


def _to_day(point: Point, *, first: bool) -> Point:
    if point.day is not None:
        return point
    if point.third is not None:
        day = {1: 1, 2: 11, 3: 21}[point.third] if first else {1: 10, 2: 20, 3: None}[point.third]
        return replace(point, third=None, day=day or "last")
    point = _to_month(point, 1 if first else 12)
    return replace(point, day=1 if first else "last")
