"""What Chinese points, spans and counts mean: one timing of each match. Events are in `zh_relations`."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any, Literal

from umay.timing.readers.points import Point, Relation, single, span
from umay.timing.readers.repeats import all_of, every, listed_months, only_month, run_of_months
from umay.timing.readers.repeats import from_point as repeats_from
from umay.timing.readers.token_rules import ImpossibleDate, Match
from umay.timing.values import (
    DateRange,
    EveryN,
    MonthDay,
    NthWeekOfMonth,
    SchoolYearRelative,
    SingleDate,
    SingleMonth,
    TermWeeks,
    Termwise,
    Timing,
    YearlyMonths,
)

Built = tuple[str, Any] | None
Day = int | Literal["last"]


def _made(timing: Timing | None) -> Built:
    return None if timing is None else ("T", timing)


def frequency(match: Match) -> Built:
    """So often in a unit or in every n units."""
    times, least = match.one("COUNT") or (1, match.has("MIN"))
    n, unit = match.one("SPAN") or (match.one("N") or 1, match.one("UNIT"))
    if (n, unit) == (15, "day"):
        return "T", EveryN(1, "month", 2 * times, least)
    return _made(every(n, unit, times=times, least=least or match.has("MIN")))


def anchored(match: Match) -> Built:
    """At a place in each unit: its start, middle or end."""
    unit = match.one("UNIT")
    if unit == "school_year" and match.one("ANCHOR") != "middle":
        anchor = "year_start" if match.one("ANCHOR") == "start" else "year_end"
        return "T", SchoolYearRelative(anchor, yearly=match.has("EVERY"))  # type: ignore[arg-type]
    return _made(every(1, unit, anchor=match.one("ANCHOR")))


def target(match: Match) -> Built:
    """A number of people to reach in each unit."""
    return "T", EveryN(1, match.one("UNIT"), target=match.one("PEOPLE"))


def weekly(match: Match) -> Built:
    """Every week on each weekday named."""
    return "T", all_of([EveryN(1, "week", anchor=day) for day in match.one("WDS")])


def relation_of(match: Match) -> Relation | None:
    """Whether the words say by the point or before it; None: neither."""
    if match.has("STRICT"):
        return "before"
    return "by" if match.has("BY", "BEFORE", "TO", "STOP", "UNTIL") else None


def point(match: Match) -> Built:
    """A day, month or year by itself, by it or before it."""
    point: Point = match.one("POINT")
    rel = relation_of(match)
    if match.has("CLOCK"):
        if point.day is None:
            return None
        point = Point(point.year, point.month, point.day, time=_clock_said(match))
    if point.day == "last" and point.year is None and rel is None and not match.has("LASTDAY"):
        rel = "by"
    if point.day == "last" and point.year and point.month and rel == "by":
        return "T", SingleMonth(point.year, point.month, "at_latest")
    return "T", single(point, rel)


def _clock_said(match: Match) -> str:
    hour, minute = match.one("CLOCK")
    part = match.one("PART")
    return f"{hour + 12 if part and hour < 12 and (part == 12 or hour <= 3) else hour:02}:{minute:02}"


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


def range_(match: Match) -> Built:
    """From one point to another."""
    start, end = match.one("RANGE") or match.all("POINT")
    return "T", span(start, end)


def from_issue(match: Match) -> Built:
    """From the day of issue to a point."""
    if match.one("EVENT") != "issue_date":
        return None
    return "T", span(Point(symbol="issue_date"), match.one("POINT"))


def school_years(match: Match) -> Built:
    """One school year, or from one to another."""
    pairs = [*match.all("SCHOOLYEAR")]
    if pairs[0][0] >= pairs[-1][1]:
        raise ImpossibleDate(match.text(gap=""))
    return "T", DateRange(str(pairs[0][0]), str(pairs[-1][1]), "school_year")


def quarters(match: Match) -> Built:
    """Quarters of the calendar year."""
    point: Point = match.one("POINT") or Point()
    parts: list[Timing] = []
    for quarter in match.all("NTH", "QUARTER"):
        if not 1 <= quarter <= 4:
            return None
        parts.append(run_of_months(3 * quarter - 2, 3, point.year))
    if relation_of(match):
        return "T", single(Point(point.year, 3 * match.all("NTH", "QUARTER")[-1], "last"), "by")
    return "T", all_of(parts)


def half(match: Match) -> Built:
    """One half of the calendar year."""
    point: Point = match.one("POINT") or Point()
    return "T", run_of_months(match.one("HALF"), 6, point.year)


def month_day(match: Match) -> Built:
    """A day of every month."""
    day: Day = "last" if match.has("LASTDAY", "ANCHOR") else match.one("DAYNUM", "N")
    if day != "last" and not 1 <= day <= 31:
        raise ImpossibleDate(str(day))
    if match.has("ANCHOR") and match.one("ANCHOR") != "end":
        return None
    rel = relation_of(match)
    time = _clock_said(match) if match.has("CLOCK") else None
    reports = "previous_month" if match.has("NEXT") else None
    return "T", MonthDay(day, (), rel or "on", reports, time=time)


def days_in_months(match: Match) -> Built:
    """A day of each month named."""
    months, year, _ = match.one("MONTHS")
    day: Day = "last" if match.has("LASTDAY", "ANCHOR") else match.one("DAYNUM")
    if year is not None or (match.has("ANCHOR") and match.one("ANCHOR") != "end"):
        return None
    for month in months:
        single(Point(None, month, day))
    return "T", MonthDay(day, months, relation_of(match) or ("by" if match.has("ANCHOR") else "on"))


def year_end(match: Match) -> Built:
    """By the end of the month or year."""
    return "T", MonthDay("last", (12,)) if match.one("UNIT") == "year" else MonthDay("last")


def week_of(match: Match) -> Built:
    """The n-th week of months named."""
    week = match.one("TERMWEEK", "LASTWEEK", "NTH")
    months, year, _ = match.one("MONTHS") or ((match.one("POINT").month,), match.one("POINT").year, False)
    if None in months or not 1 <= week <= 5 or (match.has("POINT") and (match.one("POINT").day or match.one("POINT").third)):
        return None
    bound = "at_latest" if relation_of(match) else None
    if year is None:
        return "T", NthWeekOfMonth(months, week, bound)  # type: ignore[arg-type]
    start = date(year, months[0], 7 * week - 6)
    end = date(year, months[0], min(7 * week, monthrange(year, months[0])[1]))
    return "T", SingleDate(end, bound="at_latest") if bound else DateRange(start.isoformat(), end.isoformat(), "day")


def week_of_every_month(match: Match) -> Built:
    """The n-th week of every month."""
    week = match.one("TERMWEEK", "LASTWEEK")
    if match.one("UNIT") == "term":
        return "T", TermWeeks(week, week)
    if match.one("UNIT") != "month":
        return None
    return ("T", NthWeekOfMonth(tuple(range(1, 13)), week, "at_latest" if relation_of(match) else None)) if 1 <= week <= 5 else None


def nth_weekday(match: Match) -> Built:
    """The n-th Monday of a month lies in its n-th week; the weekday itself has no place in the normal form."""
    point: Point | None = match.one("POINT")
    week, months = match.one("NTHDAY"), (point.month,) if point else tuple(range(1, 13))
    if not 1 <= week <= 5 or None in months or (point and (point.year or point.day)) or (not point and match.one("UNIT") != "month"):
        return None
    return "TP", NthWeekOfMonth(months, week)  # type: ignore[arg-type]


def days_of_months(match: Match) -> Built:
    """Several days of every month."""
    days = match.all("DAYNUM")
    if any(not 1 <= day <= 31 for day in days) or match.one("UNIT") != "month":
        return None
    return "T", all_of([MonthDay(day, (), relation_of(match) or "on") for day in days])


def until_day(match: Match) -> Built:
    """Days of every month up to one; only the last has a place in the normal form."""
    return ("TP", MonthDay(match.all("DAYNUM")[-1])) if match.one("UNIT") == "month" else None


def month_of_quarter(match: Match) -> Built:
    """A month of every quarter, or a day of it."""
    if match.one("UNIT") != "quarter":
        return None
    months = tuple(range(match.one("NTHMONTH"), 13, 3))
    if not match.has("DAYNUM", "ANCHOR", "LASTDAY"):
        return "T", YearlyMonths(months)
    day: Day = match.one("DAYNUM") or "last"
    return "T", MonthDay(day, months, relation_of(match) or "on")


def term_weeks(match: Match) -> Built:
    """Weeks counted within a term."""
    weeks = match.all("NTH", "N", "TERMWEEK")
    if match.has("SPAN"):
        weeks.append(match.one("SPAN")[0])
    return ("T", TermWeeks(weeks[0], weeks[-1])) if 1 <= weeks[0] <= weeks[-1] <= 60 else None


def last_of_month(match: Match) -> Built:
    """The last day of a month."""
    point: Point = match.one("POINT")
    if point.month is None or point.day or point.third:
        return None
    return "T", single(Point(point.year, point.month, "last"), relation_of(match) or "on")


def about_school_year(match: Match) -> Built:
    """A school year without "in": the timing of a cell, but in a sentence or title what the paper is about."""
    built = school_years(match)
    return ("TY", built[1]) if built else None


def place_in_term(match: Match) -> Built:
    """At the start, in the middle or at the end of each term."""
    place = match.one("TERMPLACE")
    return "T", EveryN(1, "half_year", anchor="middle") if place == "middle" else Termwise(place)


def about_month_end(match: Match) -> Built:
    """The last working day of every month: only the month's end has a place in the normal form."""
    return ("TP", EveryN(1, "month", anchor="end")) if match.one("NTH") == 5 and match.one("UNIT") == "month" else None


def weeks_of_every(match: Match) -> Built:
    """Several weeks of every month or term."""
    weeks, unit = match.all("TERMWEEK"), match.one("UNIT")
    if unit == "month" and all(1 <= week <= 5 for week in weeks):
        return "T", all_of([NthWeekOfMonth(tuple(range(1, 13)), week) for week in weeks])
    return ("T", all_of([TermWeeks(week, week) for week in weeks])) if unit == "term" else None
