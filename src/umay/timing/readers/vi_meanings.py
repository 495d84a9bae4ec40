"""What Vietnamese points, spans and counts mean: one timing of each match. Events are in `vi_relations`."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any, Literal

from umay.timing.readers.points import Point, Relation, single, span
from umay.timing.readers.repeats import all_of, every, listed_months, only_month, run_of_months
from umay.timing.readers.repeats import from_point as repeats_from
from umay.timing.readers.token_rules import ImpossibleDate, Match
from umay.timing.readers.vi_points import CLOCKISH, UNIT_KINDS, WEEK, clock_of, said
from umay.timing.values import (
    DateRange,
    EveryN,
    MonthDay,
    NthWeekOfMonth,
    RelativeEvent,
    SchoolYearRelative,
    SingleDate,
    SingleMonth,
    TermWeeks,
    Timing,
    Vague,
    YearlyMonths,
)

Built = tuple[str, Any] | None
Day = int | Literal["last"]


def _made(timing: Timing | None) -> Built:
    return None if timing is None else ("T", timing)


def frequency(match: Match) -> Built:
    """So often in a unit or in every n units."""
    times, least = match.one("COUNT") or (1, match.has("MIN"))
    n, unit = match.one("SPAN") or (match.one("N") or 1, match.one(*UNIT_KINDS))
    return _made(every(n, unit, times=times, least=least or match.has("MIN")))


def anchored(match: Match) -> Built:
    """At a place in each unit: its start, middle or end."""
    place, unit = match.one("BEGIN", "MIDDLE", "LAST"), match.one(*UNIT_KINDS)
    if unit == "school_year" and place != "middle":
        anchor = "year_start" if place == "start" else "year_end"
        return "T", SchoolYearRelative(anchor, yearly=match.has("EVERY"))  # type: ignore[arg-type]
    return _made(every(1, unit, anchor=place))


def target(match: Match) -> Built:
    """A number of people to reach in each unit."""
    return "T", EveryN(1, match.one(*UNIT_KINDS), target=match.one("PEOPLE"))


def weekly(match: Match) -> Built:
    """Every week on each weekday named."""
    return "T", all_of([EveryN(1, "week", anchor=day) for day in match.one("WDS")])


def relation_of(match: Match) -> Relation | None:
    """Whether the words say by the point or before it; None: neither."""
    if match.has("BEFORE"):
        return "before"
    return "by" if match.has("BY", "TO", "MIN") else None


def point(match: Match) -> Built:
    """A day, month or year by itself, by it or before it."""
    point, rel = match.one("POINT"), relation_of(match)
    if match.has(*CLOCKISH.strip("()").split("|")):
        clock = clock_of(match.one("CLOCK", "HOUR", "SPAN"))
        if clock is None or point.day is None:
            return None
        point = Point(point.year, point.month, point.day, time=said(clock, match.one("PART")))
        rel = "by" if rel else None
    return "T", single(point, rel)


def lone_day_month(match: Match) -> Built:
    """A day written as 20/11."""
    day, month = match.one("DM")
    return ("T", single(Point(None, month, day), relation_of(match))) if 1 <= month <= 12 else None


def months(match: Match) -> Built:
    """Months named one by one."""
    named, year, either = match.one("MONTHS")
    return "T", listed_months(named, year, either=either, times=(match.one("COUNT") or (1, False))[0])


def month_times(match: Match) -> Built:
    """Several times in one month of every year."""
    month = only_month(match.one("POINT"))
    return None if month is None else ("T", YearlyMonths((month,), times=match.one("COUNT")[0]))


def from_point(match: Match) -> Built:
    """From a point on."""
    return _made(repeats_from(match.one("POINT")))


def _ends(match: Match) -> list[Point]:
    return [Point(None, value[1], value[0]) if isinstance(value, tuple) else value for value in match.all("POINT", "DM")]


def range_(match: Match) -> Built:
    """From one point to another."""
    start, end = match.one("RANGE") or _ends(match)
    return "T", span(start, end)


def from_issue(match: Match) -> Built:
    """From the day of issue to a point."""
    if match.one("EVENT", "SNC", "QUOTED") != "issue_date":
        return None
    return "T", span(Point(symbol="issue_date"), match.one("POINT"))


def years(match: Match) -> Built:
    """From one year to another."""
    start, end = match.one("YY")
    return "T", span(Point(start), Point(end))


def school_years(match: Match) -> Built:
    """One school year, or from one to another."""
    pairs = match.all("YY")
    if any(end != start + 1 for start, end in pairs) and len(pairs) == 1 and not match.has("NAMHOC"):
        return None
    if pairs[0][0] >= pairs[-1][1]:
        raise ImpossibleDate(match.text())
    return "T", DateRange(str(pairs[0][0]), str(pairs[-1][1]), "school_year")


def quarters(match: Match) -> Built:
    """Quarters of the calendar year."""
    named, year = match.one("QUARTERS")
    return "T", all_of([run_of_months(3 * quarter - 2, 3, year) for quarter in named])


def quarter_end(match: Match) -> Built:
    """By the end of a quarter."""
    quarters, year = match.one("QUARTERS")
    month = 3 * quarters[-1]
    place = match.one("BEGIN", "LAST")
    if place == "start" or len(quarters) > 1:
        return None
    return "T", single(Point(year, month, "last"), "by")


def half(match: Match) -> Built:
    """One half of the calendar year."""
    point: Point = match.one("POINT") or Point()
    return "T", run_of_months(match.one("HALF"), 6, point.year)


def month_day(match: Match) -> Built:
    """A day of every month."""
    day: Day = "last" if match.has("LAST") else match.one("N")
    if day != "last" and not 1 <= day <= 31:
        raise ImpossibleDate(str(day))
    rel, time = relation_of(match), None
    if match.has("CLOCK", "HOUR", "SPAN"):
        clock = clock_of(match.one("CLOCK", "HOUR", "SPAN"))
        if clock is None:
            return None
        rel, time = "by" if rel else None, said(clock, match.one("PART"))
    reports = "previous_month" if match.has("NEXTMONTH", "PREVMONTH") else None
    point: Point = match.one("POINT") or Point()
    if point.day or point.third:
        return None
    if point.month:
        return "T", single(Point(point.year, point.month, day, time=time), rel or "on")
    return "T", MonthDay(day, (), rel or "on", reports, time=time)


def days_in_months(match: Match) -> Built:
    """A day of each month named."""
    months, year, _ = match.one("MONTHS")
    if year is not None:
        return None
    day: Day = "last" if match.has("LAST") else match.one("N")
    for month in months:
        single(Point(None, month, day))
    return "T", MonthDay(day, months, relation_of(match) or "on")


def week_of(match: Match) -> Built:
    """The n-th week of months named."""
    week, months, year = match.one("WEEKOF")
    if not 1 <= week <= 5:
        raise ImpossibleDate(str(week))
    if year is None:
        return "T", NthWeekOfMonth(months, week, "at_latest" if relation_of(match) else None)
    parts: list[Timing] = []
    for month in months:
        last = monthrange(year, month)[1]
        start, end = date(year, month, 7 * week - 6), date(year, month, min(7 * week, last))
        parts.append(SingleDate(end, bound="at_latest") if relation_of(match) else DateRange(start.isoformat(), end.isoformat(), "day"))
    return "T", all_of(parts)


def week_of_every_month(match: Match) -> Built:
    """The n-th week of every month."""
    week = ordinal(match)
    if not 1 <= week <= 5:
        return None
    return "T", NthWeekOfMonth(tuple(range(1, 13)), week, "at_latest" if relation_of(match) else None)


def often(match: Match) -> Built:
    """So often in a month or quarter."""
    unit, times = match.one("OFTEN")
    return "T", EveryN(1, unit, times, match.has("MIN"))


def periodic(match: Match) -> Built:
    """What "periodically, 6 months" means: every so many units."""
    n, unit = match.one("SPAN")
    if match.one("SPEECH") != Vague("periodic"):
        return None
    return _made(EveryN(1, "half_year") if (n, unit) == (6, "month") else every(n, unit))


def first_week(match: Match) -> Built:
    """The n-th week of a school year or term."""
    week = match.one("N") or 1
    if match.has("NAMHOC"):
        return "T", RelativeEvent("school_year_start", "after", week, "week", "nth_period")
    return "T", TermWeeks(week, week)


def month_then_week(match: Match) -> Built:
    """A month with the week after it."""
    point: Point = match.one("POINT")
    week = ordinal(match)
    if point.month is None or point.day or point.third or point.year or not 1 <= week <= 5:
        return None
    return "T", NthWeekOfMonth((point.month,), week)


def days_of_months(match: Match) -> Built:
    """Several days of every month."""
    if any(not 1 <= day <= 31 for day in match.all("N")):
        return None
    return "T", all_of([MonthDay(day, (), "on") for day in match.all("N")])


def until_day(match: Match) -> Built:
    """Days of every month up to one; only the last has a place in the normal form."""
    return "TP", MonthDay(match.all("N")[-1])


def nth_weekday(match: Match) -> Built:
    """The n-th Monday of a month lies in its n-th week; the weekday itself has no place in the normal form."""
    built = week_of_every_month(match)
    return ("TP", built[1]) if built and isinstance(built[1], NthWeekOfMonth) else None


def ordinal(match: Match) -> int:
    """The ordinal: "second" and "Monday" are one word."""
    if match.has("FIRST", "BEGIN"):
        return 1
    if match.has("LAST"):
        return 5
    return match.one("N") or WEEK.index(match.one("WDS")[0]) + 2


def term_weeks(match: Match) -> Built:
    """Weeks counted within a term."""
    numbers = match.all("N")
    return ("T", TermWeeks(numbers[0], numbers[-1])) if 1 <= numbers[0] <= numbers[-1] <= 60 else None


def about_school_year(match: Match) -> Built:
    """A school year without "in": the timing of a cell, but in a sentence or title what the paper is about."""
    built = school_years(match)
    return ("TY", built[1]) if built else None


def days_a_week(match: Match) -> Built:
    """On so many days of a week."""
    n, unit = match.one("SPAN")
    return ("T", EveryN(1, "week", n)) if unit == "day" else None


def month_of_quarter(match: Match) -> Built:
    """The first or last month of every quarter, or a day of it."""
    named = tuple(range(1 if match.has("BEGIN") else 3, 13, 3))
    if not match.has("N"):
        return "T", YearlyMonths(named)
    return "T", MonthDay(match.one("N"), named, relation_of(match) or "on")


def about_month_end(_match: Match) -> Built:
    """The last working day of every month: only the month's end has a place in the normal form."""
    return "TP", EveryN(1, "month", anchor="end")


def week_of_term(match: Match) -> Built:
    """A week of the first or second term: which of the two has no place in the normal form."""
    week = match.one("N") or 1
    return "TP", TermWeeks(week, week)


def month_of_school_year(match: Match) -> Built:
    """A month of one school year; a school year turns in summer."""
    month, (start, end) = only_month(match.one("POINT")), match.one("YY")
    return None if month is None else ("T", SingleMonth(start if month >= 7 else end, month))
