"""What Vietnamese points, spans, counts and events mean together: one timing of each match. Which matches there are is in `vi_rules`."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any, Final

from umay.timing.readers.points import Point, Relation, iso, single, span
from umay.timing.readers.token_rules import ImpossibleDate, Match
from umay.timing.readers.vi_points import CLOCKISH, UNIT_KINDS, WEEK, clock_of, said
from umay.timing.values import (
    AllOf,
    AsNeeded,
    BellWindow,
    DateRange,
    Duration,
    EveryN,
    MonthDay,
    NthWeekOfMonth,
    RelativeEvent,
    SchoolYearRelative,
    SingleDate,
    SingleMonth,
    TermWeeks,
    Termwise,
    Timing,
    Vague,
    WeeklyWindows,
    Window,
    YearlyMonths,
)

Built = tuple[str, Any] | None
UNNAMED: Final = "event_day"  # "3 days before" without saying before what


def all_of(parts: list[Timing]) -> Timing:
    """One timing, or all of them together."""
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def every(n: int, unit: str, *, times: int = 1, least: bool = False, anchor: str | None = None) -> Timing | None:
    """So often in every n units; a term is a unit of its own kind."""
    if unit == "term":
        if n == 1 and times == 1 and not least:
            return Termwise(anchor) if anchor in (None, "start", "end") else None  # type: ignore[arg-type]
        return EveryN(n, "half_year", times, least)
    if unit in ("hour", "minute", "working_day"):
        return EveryN(n, "day", times, least) if unit == "working_day" else None
    if unit == "school_year" and anchor in ("start", "end"):
        return SchoolYearRelative("year_start" if anchor == "start" else "year_end", yearly=True)
    return EveryN(n, unit, times, least, None, anchor)  # type: ignore[arg-type]


def _timing(timing: Timing | None) -> Built:
    return None if timing is None else ("T", timing)


def frequency(match: Match) -> Built:
    """So often in a unit or in every n units."""
    times, least = match.one("COUNT") or (1, match.has("MIN"))
    n, unit = match.one("SPAN") or (match.one("N") or 1, match.one(*UNIT_KINDS))
    return _timing(every(n, unit, times=times, least=least or match.has("MIN")))


def anchored(match: Match) -> Built:
    """At a place in each unit: its start, middle or end."""
    place, unit = match.one("BEGIN", "MIDDLE", "LAST"), match.one(*UNIT_KINDS)
    if unit == "school_year" and place != "middle":
        anchor = "year_start" if place == "start" else "year_end"
        return "T", SchoolYearRelative(anchor, yearly=match.has("EVERY"))  # type: ignore[arg-type]
    return _timing(every(1, unit, anchor=place))


def target(match: Match) -> Built:
    """A number of people to reach in each unit."""
    return "T", EveryN(1, match.one(*UNIT_KINDS), target=match.one("PEOPLE"))


def weekly(match: Match) -> Built:
    """Every week on each weekday named."""
    return "T", all_of([EveryN(1, "week", anchor=day) for day in match.one("WDS")])


def _relation(match: Match) -> Relation | None:
    if match.has("BEFORE"):
        return "before"
    return "by" if match.has("BY", "TO", "MIN") else None


def point(match: Match) -> Built:
    """A day, month or year by itself, by it or before it."""
    point, rel = match.one("POINT"), _relation(match)
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
    return ("T", single(Point(None, month, day), _relation(match))) if 1 <= month <= 12 else None


def months(match: Match) -> Built:
    """Months named one by one."""
    months, year, either = match.one("MONTHS")
    times = (match.one("COUNT") or (1, False))[0]
    if year is None:
        return "T", YearlyMonths(months, "any" if either else "each", times)
    return "T", all_of([SingleMonth(year, month) for month in months])


def month_times(match: Match) -> Built:
    """Several times in one month of every year."""
    point: Point = match.one("POINT")
    if point.month is None or point.day or point.third or point.year:
        return None
    return "T", YearlyMonths((point.month,), times=match.one("COUNT")[0])


def from_point(match: Match) -> Built:
    """From a point on."""
    point: Point = match.one("POINT")
    if point.year is None and point.month is not None and point.day is None and point.third is None:
        return "T", YearlyMonths((point.month,), rel="from_start")
    return None if point.year is None else ("T", DateRange(iso(point), "open", point.precision))


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
    quarters, year = match.one("QUARTERS")
    parts: list[Timing] = []
    for quarter in quarters:
        first = 3 * quarter - 2
        months = (first, first + 1, first + 2)
        parts.append(YearlyMonths(months, "any") if year is None else DateRange(f"{year}-{first:02}", f"{year}-{first + 2:02}", "month"))
    return "T", all_of(parts)


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
    first = match.one("HALF")
    point: Point | None = match.one("POINT")
    if point is None or point.year is None:
        return "T", YearlyMonths(tuple(range(first, first + 6)), "any")
    return "T", DateRange(f"{point.year}-{first:02}", f"{point.year}-{first + 5:02}", "month")


def month_day(match: Match) -> Built:
    """A day of every month."""
    day = "last" if match.has("LAST") else match.one("N")
    if day != "last" and not 1 <= day <= 31:
        raise ImpossibleDate(str(day))
    rel, time = _relation(match), None
    if match.has("CLOCK", "HOUR", "SPAN"):
        clock = clock_of(match.one("CLOCK", "HOUR", "SPAN"))
        if clock is None:
            return None
        rel, time = "by" if rel else None, said(clock, match.one("PART"))
    reports = "previous_month" if match.has("NEXTMONTH", "PREVMONTH") else None
    point: Point = match.one("POINT") or Point()
    if point.day or point.third:
        return None
    found = single(Point(point.year, point.month, day, time=time), rel or "on") if point.month else MonthDay(day, (), rel or "on", reports, time=time)
    return "T", found


def days_in_months(match: Match) -> Built:
    """A day of each month named."""
    months, year, _ = match.one("MONTHS")
    if year is not None:
        return None
    day = "last" if match.has("LAST") else match.one("N")
    for month in months:
        single(Point(None, month, day))
    return "T", MonthDay(day, months, _relation(match) or "on")


def week_of(match: Match) -> Built:
    """The n-th week of months named."""
    week, months, year = match.one("WEEKOF")
    if not 1 <= week <= 5:
        raise ImpossibleDate(str(week))
    if year is None:
        return "T", NthWeekOfMonth(months, week, "at_latest" if _relation(match) else None)
    parts: list[Timing] = []
    for month in months:
        last = monthrange(year, month)[1]
        start, end = date(year, month, 7 * week - 6), date(year, month, min(7 * week, last))
        parts.append(SingleDate(end, bound="at_latest") if _relation(match) else DateRange(start.isoformat(), end.isoformat(), "day"))
    return "T", all_of(parts)


def week_of_every_month(match: Match) -> Built:
    """The n-th week of every month."""
    week = _nth(match)
    if not 1 <= week <= 5:
        return None
    return "T", NthWeekOfMonth(tuple(range(1, 13)), week, "at_latest" if _relation(match) else None)


def often(match: Match) -> Built:
    """So often in a month or quarter."""
    unit, times = match.one("OFTEN")
    return "T", EveryN(1, unit, times, match.has("MIN"))


def periodic(match: Match) -> Built:
    """"Periodically, 6 months": every so many units."""
    n, unit = match.one("SPAN")
    if match.one("SPEECH") != Vague("periodic"):
        return None
    return _timing(EveryN(1, "half_year") if (n, unit) == (6, "month") else every(n, unit))


def first_week(match: Match) -> Built:
    """The n-th week of a school year or term."""
    week = match.one("N") or 1
    if match.has("NAMHOC"):
        return "T", RelativeEvent("school_year_start", "after", week, "week", "nth_period")
    return "T", TermWeeks(week, week)


def month_then_week(match: Match) -> Built:
    """A month with the week after it."""
    point: Point = match.one("POINT")
    week = _nth(match)
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


def _nth(match: Match) -> int:
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


def offset(direction: str) -> Any:
    """A builder of distances from an event; without a direction of time they are within it."""
    def build(match: Match) -> Built:
        n, unit = match.one("SPAN")
        unit = {"day": "calendar_day"}.get(unit, unit)
        if unit not in ("minute", "hour", "calendar_day", "working_day", "school_day", "week", "month", "year"):
            return None
        event = match.one("BEF", "AFT", "SNC", "EVENT", "QUOTED", "BELL") or UNNAMED
        event = event if isinstance(event, str) else event[0]
        if direction == "within":
            return "T", RelativeEvent(event, "within", n, unit)
        bound = "at_latest" if match.has("BY", "MIN") else "exact"
        return "T", RelativeEvent(event, direction, n, unit, bound)  # type: ignore[arg-type]

    return build


def nth_period(match: Match) -> Built:
    """In the n-th such unit after an event."""
    unit = {"day": "calendar_day"}.get(match.one(*UNIT_KINDS), match.one(*UNIT_KINDS))
    nth = _nth(match)
    return "T", RelativeEvent(match.one("AFT"), "after", nth, unit, "nth_period")


def plain_event(direction: str) -> Any:
    """A builder of timings at, before or after an event, no distance said."""
    def build(match: Match) -> Built:
        event = match.one("BEF", "AFT", "SNC", "EVENT", "QUOTED", "BELL")
        event = event if isinstance(event, str) else event[0]
        found = _school_year_day(event, direction, yearly=match.has("EVERY"))
        return "T", found or RelativeEvent(event, direction)  # type: ignore[arg-type]

    return build


def first_day_after(match: Match) -> Built:
    """On the first school day after an event."""
    if match.one("EVENT") != "first_school_day":
        return None
    return "T", RelativeEvent(match.one("AFT"), "after", 1, "school_day", "nth_period")


def school_year_event(match: Match) -> Built:
    """A day of the school's year said by itself."""
    return _timing(_school_year_day(match.one("EVENT"), "at", yearly=match.has("EVERY"))) if match.one("EVENT") == "first_school_day" else None


def once_a_year(match: Match) -> Built:
    """At the start or end of a term, but only once in the year."""
    return ("T", Termwise(match.one("BEGIN", "LAST"), each=False)) if match.one("COUNT")[0] == 1 else None


def _school_year_day(event: str, direction: str, *, yearly: bool) -> Timing | None:
    anchors: dict[str, Any] = {"school_year_start": "year_start", "first_school_day": "first_school_day", "school_year_end": "year_end"}
    if event in anchors and direction in ("before", "at"):
        return SchoolYearRelative(anchors[event], direction, yearly)  # type: ignore[arg-type]
    return None


def duration(match: Match) -> Built:
    """From one event to another."""
    events = match.all("EVENT", "BELL", "QUOTED", "SNC")
    first, last = (event if isinstance(event, str) else event[0] for event in events[:2])
    return "T", Duration(first, last)


def windows(match: Match) -> Built:
    """Clock windows on weekdays or on school days."""
    days = match.one("WDS") or ("SCHOOLDAYS",)
    windows = tuple(Window(days, start, end) for start, end in match.all("CLOCKS"))
    return "T", WeeklyWindows(windows, days_given=match.has("WDS", "SCHOOLDAY"))


def term(match: Match) -> Built:
    """The first or second term, its start or its end."""
    term = match.one("TERM")
    place = match.one("BEGIN", "LAST")
    if place:
        return "T", RelativeEvent(f"term_{term}_{place}", "at")
    if _relation(match):
        return "T", RelativeEvent(f"term_{term}_{'start' if match.has('BEFORE') else 'end'}", "before" if match.has("BEFORE") else "until")
    return "T", Duration(f"term_{term}_start", f"term_{term}_end")


def school_year(anchor: str, rel: str) -> Any:
    """A builder of timings within the school year."""
    return lambda match: ("T", SchoolYearRelative(anchor, rel, match.has("EVERY")))  # type: ignore[arg-type]


def bells(match: Match) -> Built:
    """At the school's own bell."""
    return "T", BellWindow(tuple(dict.fromkeys(anchor for anchors in match.all("BELL") for anchor in anchors)))


def whenever(match: Match) -> Built:
    """"When there is ...": as needed."""
    return ("T", AsNeeded()) if match.all("W")[0] == "có" else None


def hours_within(match: Match) -> Built:
    """Within hours of an event."""
    return "T", RelativeEvent(match.one("AFT", "SNC"), "within", match.one("HOUR")[0], "hour")


def unnamed_within(match: Match) -> Built:
    """Within a time of something the phrase does not name."""
    if match.has("HOUR"):
        return "T", RelativeEvent(UNNAMED, "within", match.one("HOUR")[0], "hour")
    built: Built = offset("within")(match)
    return built
