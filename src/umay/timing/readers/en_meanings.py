"""What English points, spans and counts mean: one timing of each match. Events are in `en_relations`."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import Any, Final, Literal

from umay.timing.readers.en_points import Built
from umay.timing.readers.points import Point, Relation, iso, single, span
from umay.timing.readers.repeats import all_of, every, from_point, listed_months, only_month, run_of_months
from umay.timing.readers.token_rules import ImpossibleDate, Match
from umay.timing.values import (
    DateRange,
    EveryN,
    MonthDay,
    NthWeekOfMonth,
    RelativeEvent,
    SchoolYearRelative,
    SingleDate,
    TermWeeks,
    Timing,
    YearlyMonths,
)

_YEAR: Final = tuple(range(1, 13))
Day = int | Literal["last"]


def made(timing: Timing | None) -> Built:
    """A finished timing, or nothing."""
    return None if timing is None else ("T", timing)


def relation_of(match: Match) -> Relation | None:
    """Whether the words say by the point, before it or on it; None: nothing."""
    if match.has("BEFORE"):
        return "before"
    if match.has("BY", "UNTIL", "TO"):
        return "by"
    return "on" if match.has("ON", "AT") else None


def frequency(match: Match) -> Built:
    """So often in a unit or in every n units."""
    times, least = match.one("COUNT") or (1, False)
    n, unit = match.one("SPAN") or match.one("PERIOD") or (1, match.one("UNIT"))
    if match.has("OTHER"):
        n = 2
    return made(every(n, unit or "year", times=times, least=least or match.has("MIN")))


def anchored(match: Match) -> Built:
    """At the start, middle or end of every unit; by the end of a month is its last day."""
    place = "start" if match.has("START") else "middle" if match.has("MIDDLE") else "end"
    unit = match.one("UNIT") or "year"
    if match.has("BY", "UNTIL", "BEFORE") and (unit, place) == ("month", "end"):
        return "T", MonthDay("last")
    if match.has("BEFORE") and unit == "school_year" and place != "middle":
        return "T", SchoolYearRelative("year_start" if place == "start" else "year_end", "before", yearly=True)
    return made(every(1, unit, anchor=place))


def during_school_year(match: Match) -> Built:
    """In the course of the school year, or of every one."""
    return ("T", SchoolYearRelative("year", "during", match.has("EVERY"))) if match.one("UNIT") == "school_year" else None


def target(match: Match) -> Built:
    """A number of people to reach in each unit."""
    unit: Any = match.one("UNIT") or "year"
    return made(EveryN(1, unit, target=match.one("PEOPLE"))) if unit not in ("term", "working_day", "hour", "minute") else None


def weekly(match: Match) -> Built:
    """Every week on each weekday named."""
    if match.has("PERIOD") and match.one("PERIOD") != (1, "week"):
        return None
    return "T", all_of([EveryN(1, "week", anchor=day) for day in match.one("WDS")])


def point(match: Match) -> Built:
    """A day, month or year by itself, by it, before it or on it."""
    found, rel = match.one("POINT"), relation_of(match)
    if not match.has("CLOCK"):
        return "T", single(found, None if found.day is None and rel == "on" else rel)
    if found.day is None:
        return None
    return "T", single(replace(found, time=match.one("CLOCK")), "by" if rel in ("by", "before") else None)


def by_end(match: Match) -> Built:
    """By the end of a month or year."""
    return "T", single(match.one("BYEND"), "by")


def points(match: Match) -> Built:
    """Several days: one day of several months, or each for itself."""
    found, rel = match.all("POINT"), relation_of(match)
    days = {each.day for each in found}
    if len(days) == 1 and None not in days and not any(each.year or each.third for each in found):
        for each in found:
            single(each)
        return "T", MonthDay(days.pop(), tuple(each.month for each in found), rel or "on")
    return "T", all_of([single(each, rel) for each in found])


def months(match: Match) -> Built:
    """Months named one by one."""
    named, year, either = match.one("MONTHS")
    return "T", listed_months(named, year, either=either, times=(match.one("COUNT") or (1, False))[0])


def last_days(match: Match) -> Built:
    """The last day, or the same day, of several months."""
    named, year, _ = match.one("MONTHS")
    if year is not None:
        return None
    day: Day = match.one("ORD", "N") or "last"
    if day == "last" and match.one("UNIT") != "day":
        return None
    for month in named:
        single(Point(None, month, day))
    return "T", MonthDay(day, named, relation_of(match) or "on")


def in_month(match: Match) -> Built:
    """So often in one month, or once a year in it."""
    if match.has("UNIT") and match.one("UNIT") != "year":
        return None
    times, _ = match.one("COUNT") or (1, False)
    if match.has("MONTHS"):
        named, year, either = match.one("MONTHS")
        once_each = match.has("UNIT", "YEARLY") and times in (1, len(named))
        return "T", listed_months(named, year, either=either, times=1 if once_each else times)
    month = only_month(match.one("POINT"))
    return None if month is None else ("T", YearlyMonths((month,), times=times))


def since(match: Match) -> Built:
    """From a point on, open end."""
    found = match.one("POINT")
    if found.day and found.month and not found.year:
        return "T", DateRange(iso(found), "open", "day")
    return made(from_point(found))


def range_(match: Match) -> Built:
    """From one point to another."""
    start, end = match.one("RANGE") or match.all("POINT", "BYEND")
    return "T", span(start, end)


def from_issue(match: Match) -> Built:
    """From now, or the day of issue, to a point."""
    if match.has("SNC") and match.one("SNC") != "issue_date":
        return None
    end = match.one("POINT") or replace(match.one("BYEND"), day="last")
    if end.year is None:
        return None
    return "T", span(Point(symbol="issue_date"), end)


def years(match: Match) -> Built:
    """From one year to another."""
    start, end = match.one("YY")
    return "T", span(Point(start), Point(end))


def school_years(match: Match) -> Built:
    """One school year, or from one to another."""
    start, end = match.one("YY")
    if match.one("UNIT") != "school_year":
        return None
    if end <= start:
        raise ImpossibleDate(match.text())
    return "T", DateRange(str(start), str(end), "school_year")


def about_school_year(match: Match) -> Built:
    """The start or end of one school year: only the year has a place in the normal form."""
    built = school_years(match)
    return ("TP", built[1]) if built else None


def school_days(match: Match) -> Built:
    """On every school or working day."""
    return made(every(1, match.one("UNIT"))) if match.one("UNIT") in ("school_day", "working_day") else None


def named_twice(match: Match) -> Built:
    """So often a year, and then the months: the months alone."""
    often, months = match.all("T")
    if not isinstance(often, EveryN) or not isinstance(months, YearlyMonths):
        return None
    a_year = {"year": 1, "half_year": 2, "quarter": 4}.get(often.unit, 0) * often.times
    return ("T", months) if a_year == len(months.months) and often.n == 1 else None


def quarter(match: Match) -> Built:
    """A quarter of the calendar year."""
    nth = match.one("Q", "ORD") or 4
    if nth > 4 or match.one("UNIT") not in (None, "quarter"):
        return None
    year = match.one("POINT").year if match.has("POINT") else match.one("YEAR")
    return "T", run_of_months(3 * nth - 2, 3, year)


def half(match: Match) -> Built:
    """One half of the calendar year."""
    nth = match.one("ORD") or 2
    if nth > 2 or match.one("UNIT") not in (None, "year"):
        return None
    return "T", run_of_months(6 * nth - 5, 6, match.one("POINT").year if match.has("POINT") else None)


def month_day(match: Match) -> Built:
    """A day, or several days, of every month."""
    units = match.all("UNIT")
    period = match.one("PERIOD")
    if (units and units[-1] != "month") or period not in (None, (1, "month")) or (len(units) > 1 and units[0] != "day"):
        return None
    days: list[Day] = match.all("N", "ORD") or ["last"]
    if any(day != "last" and day > 31 for day in days):
        raise ImpossibleDate(match.text())
    rel, clock = relation_of(match), match.one("CLOCK")
    reports = "previous_month" if match.has("NEXT", "PREV") else None
    rel = "by" if clock and rel == "before" else rel
    if clock and match.has("BY", "UNTIL", "BEFORE"):
        rel = "by"
    return "T", all_of([MonthDay(day, (), rel or "on", reports, time=clock) for day in days])


def week_of(match: Match) -> Built:
    """The n-th week of months named, or of every month."""
    units = match.all("UNIT")
    week = match.one("ORD") or 5
    if units[0] != "week" or week > 5 or (len(units) > 1 and units[1] != "month"):
        return None
    bound: Any = "at_latest" if relation_of(match) in ("by", "before") else None
    named, year = _months_named(match)
    if year is None:
        return "T", NthWeekOfMonth(named or _YEAR, week, bound)
    return "T", all_of([_week_in_year(year, month, week, bound) for month in named])


def _months_named(match: Match) -> tuple[tuple[int, ...], int | None]:
    if match.has("MONTHS"):
        months, year, _ = match.one("MONTHS")
        return months, year
    found: Point | None = match.one("POINT")
    return ((), None) if found is None or found.month is None else ((found.month,), found.year)


def _week_in_year(year: int, month: int, week: int, bound: Any) -> Timing:
    last = monthrange(year, month)[1]
    if 7 * week - 6 > last:
        raise ImpossibleDate(f"week {week} of {year}-{month}")
    start, end = date(year, month, 7 * week - 6), date(year, month, min(7 * week, last))
    return SingleDate(end, bound=bound) if bound else DateRange(start.isoformat(), end.isoformat(), "day")


def week_of_span(match: Match) -> Built:
    """The n-th week of the school year or of a term."""
    inner, outer = match.all("UNIT")
    week = match.one("ORD")
    if inner != "week" or outer not in ("school_year", "term"):
        return None
    return "T", TermWeeks(week, week) if outer == "term" else RelativeEvent("school_year_start", "after", week, "week", "nth_period")


def about_month(match: Match) -> Built:
    """The n-th working day or weekday of a month: only start, week or end of the month have a place in the normal form."""
    nth = 2 if match.has("OTHER") else match.one("ORD") or 5
    if match.has("OTHER") and not match.has("OF"):
        return "TP", EveryN(2, "week")
    if match.has("WDS"):
        return ("TP", NthWeekOfMonth(_months_named(match)[0] or _YEAR, nth)) if nth <= 5 else None
    units = match.all("UNIT")
    if units[-1] != "month" or units[0] not in ("working_day", "school_day"):
        return None
    return "TP", EveryN(1, "month", anchor="end" if match.has("LASTW") else "start")


def single_weeks(match: Match) -> Built:
    """Some weeks of a term, one by one."""
    weeks = match.all("N")
    if match.one("UNIT") != "week" or not all(1 <= week <= 60 for week in weeks):
        return None
    return "T", all_of([TermWeeks(week, week) for week in weeks])


def term_weeks(match: Match) -> Built:
    """Weeks counted within a term, with who is on in turn."""
    numbers, units = match.all("N"), match.all("UNIT")
    if units[0] != "week" or units[-1] not in ("week", "term", "school_year"):
        return None
    if not 1 <= numbers[0] <= numbers[-1] <= 60:
        return None
    who = match.text("ROTA")[len("in turn") :].split(",")
    return "T", TermWeeks(numbers[0], numbers[-1], tuple(one.strip(" :") for one in who if one.strip(" :")))
