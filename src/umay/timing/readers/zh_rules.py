"""Chinese phrases of whole timings: what points, spans, counts and events mean together."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any, Final

from umay.timing.readers.points import Point, Relation, iso, single, span
from umay.timing.readers.token_rules import ImpossibleDate, Match, Rule, rule
from umay.timing.readers.zh_points import AND, events_of
from umay.timing.values import (
    AllOf,
    BellWindow,
    DateRange,
    Duration,
    EveryN,
    MonthDay,
    NamedOccasion,
    NthWeekOfMonth,
    RelativeEvent,
    SchoolYearRelative,
    SingleDate,
    SingleMonth,
    TermWeeks,
    Termwise,
    Timing,
    YearlyMonths,
)

Built = tuple[str, Any] | None
UNNAMED: Final = "event_day"  # "3 days ahead" without saying of what
E: Final = "(EVENT|BELL|QUOTED)"
_OFFSET_UNITS: Final = {"day": "calendar_day", "working_day": "working_day", "school_day": "school_day"}
_DISTANCES: Final = frozenset({"minute", "hour", "calendar_day", "working_day", "school_day", "week", "month", "year"})


def all_of(parts: list[Timing]) -> Timing:
    """One timing, or all of them together."""
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def every(n: int, unit: str, *, times: int = 1, least: bool = False, anchor: str | None = None) -> Timing | None:
    """So often in every n units; a term is a unit of its own kind."""
    if unit == "term":
        if n == 1 and times == 1 and not least:
            return Termwise(anchor) if anchor in (None, "start", "end") else None  # type: ignore[arg-type]
        return EveryN(n, "half_year", times, least)
    if unit == "school_year" and anchor in ("start", "end"):
        return SchoolYearRelative("year_start" if anchor == "start" else "year_end", yearly=True)
    if unit in ("hour", "minute", "working_day"):
        return EveryN(n, "day", times, least) if unit == "working_day" else None
    return EveryN(n, unit, times, least, None, anchor)  # type: ignore[arg-type]


def _made(timing: Timing | None) -> Built:
    return None if timing is None else ("T", timing)


def _frequency(match: Match) -> Built:
    times, least = match.one("COUNT") or (1, match.has("MIN"))
    n, unit = match.one("SPAN") or (match.one("N") or 1, match.one("UNIT"))
    return _made(every(n, unit, times=times, least=least or match.has("MIN")))


def _anchored(match: Match) -> Built:
    unit = match.one("UNIT")
    if unit == "school_year" and match.one("ANCHOR") != "middle":
        anchor = "year_start" if match.one("ANCHOR") == "start" else "year_end"
        return "T", SchoolYearRelative(anchor, yearly=match.has("EVERY"))  # type: ignore[arg-type]
    return _made(every(1, unit, anchor=match.one("ANCHOR")))


def _target(match: Match) -> Built:
    return "T", EveryN(1, match.one("UNIT"), target=match.one("PEOPLE"))


def _weekly(match: Match) -> Built:
    return "T", all_of([EveryN(1, "week", anchor=day) for day in match.one("WDS")])


def _relation(match: Match) -> Relation | None:
    if match.has("STRICT"):
        return "before"
    return "by" if match.has("BY", "BEFORE", "TO", "STOP", "UNTIL") else None


def _point(match: Match) -> Built:
    point: Point = match.one("POINT")
    rel = _relation(match)
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


def _months(match: Match) -> Built:
    months, year, either = match.one("MONTHS")
    times = (match.one("COUNT") or (1, False))[0]
    if year is None:
        return "T", YearlyMonths(months, "any" if either else "each", times)
    return "T", all_of([SingleMonth(year, month) for month in months])


def _month_times(match: Match) -> Built:
    point: Point = match.one("POINT")
    if point.month is None or point.day or point.third or point.year:
        return None
    return "T", YearlyMonths((point.month,), times=match.one("COUNT")[0])


def _from_point(match: Match) -> Built:
    point: Point = match.one("POINT")
    if point.year is None and point.month is not None and point.day is None and point.third is None:
        return "T", YearlyMonths((point.month,), rel="from_start")
    return None if point.year is None else ("T", DateRange(iso(point), "open", point.precision))


def _range(match: Match) -> Built:
    start, end = match.one("RANGE") or match.all("POINT")
    return "T", span(start, end)


def _from_issue(match: Match) -> Built:
    if match.one("EVENT") != "issue_date":
        return None
    return "T", span(Point(symbol="issue_date"), match.one("POINT"))


def _school_years(match: Match) -> Built:
    pairs = [*match.all("SCHOOLYEAR")]
    if pairs[0][0] >= pairs[-1][1]:
        raise ImpossibleDate(match.text(gap=""))
    return "T", DateRange(str(pairs[0][0]), str(pairs[-1][1]), "school_year")


def _quarters(match: Match) -> Built:
    point: Point = match.one("POINT") or Point()
    parts: list[Timing] = []
    for quarter in match.all("QUARTER"):
        if not 1 <= quarter <= 4:
            return None
        parts.append(_months_of(3 * quarter - 2, 3, point.year))
    if _relation(match):
        return "T", single(Point(point.year, 3 * match.all("QUARTER")[-1], "last"), "by")
    return "T", all_of(parts)


def _months_of(first: int, count: int, year: int | None) -> Timing:
    if year is None:
        return YearlyMonths(tuple(range(first, first + count)), "any")
    return DateRange(f"{year}-{first:02}", f"{year}-{first + count - 1:02}", "month")


def _half(match: Match) -> Built:
    point: Point = match.one("POINT") or Point()
    return "T", _months_of(match.one("HALF"), 6, point.year)


def _month_day(match: Match) -> Built:
    day = "last" if match.has("LASTDAY", "ANCHOR") else match.one("DAYNUM", "N")
    if day != "last" and not 1 <= day <= 31:
        raise ImpossibleDate(str(day))
    if match.has("ANCHOR") and match.one("ANCHOR") != "end":
        return None
    rel = _relation(match)
    time = _clock_said(match) if match.has("CLOCK") else None
    reports = "previous_month" if match.has("NEXT") else None
    return "T", MonthDay(day, (), rel or "on", reports, time=time)


def _days_in_months(match: Match) -> Built:
    months, year, _ = match.one("MONTHS")
    day = "last" if match.has("LASTDAY", "ANCHOR") else match.one("DAYNUM")
    if year is not None or (match.has("ANCHOR") and match.one("ANCHOR") != "end"):
        return None
    for month in months:
        single(Point(None, month, day))
    return "T", MonthDay(day, months, _relation(match) or ("by" if match.has("ANCHOR") else "on"))


def _year_end(match: Match) -> Built:
    return "T", MonthDay("last", (12,)) if match.one("UNIT") == "year" else MonthDay("last")


def _week_of(match: Match) -> Built:
    week = match.one("TERMWEEK", "LASTWEEK", "NTH")
    months, year, _ = match.one("MONTHS") or ((match.one("POINT").month,), match.one("POINT").year, False)
    if None in months or not 1 <= week <= 5 or (match.has("POINT") and (match.one("POINT").day or match.one("POINT").third)):
        return None
    bound = "at_latest" if _relation(match) else None
    if year is None:
        return "T", NthWeekOfMonth(months, week, bound)  # type: ignore[arg-type]
    start = date(year, months[0], 7 * week - 6)
    end = date(year, months[0], min(7 * week, monthrange(year, months[0])[1]))
    return "T", SingleDate(end, bound="at_latest") if bound else DateRange(start.isoformat(), end.isoformat(), "day")


def _week_of_every_month(match: Match) -> Built:
    week = match.one("TERMWEEK", "LASTWEEK")
    return ("T", NthWeekOfMonth(tuple(range(1, 13)), week, "at_latest" if _relation(match) else None)) if 1 <= week <= 5 else None


def _term_weeks(match: Match) -> Built:
    weeks = match.all("NTH", "N", "TERMWEEK")
    if match.has("SPAN"):
        weeks.append(match.one("SPAN")[0])
    return ("T", TermWeeks(weeks[0], weeks[-1])) if 1 <= weeks[0] <= weeks[-1] <= 60 else None


def _offset(direction: str) -> Any:
    """Builds offsets from one event, or from each of the two bells of a school day."""

    def build(match: Match) -> Built:
        n, unit, *least = match.one("INSPAN", "ADV", "BSPAN", "ASPAN", "SPAN") or (match.one("DAYNUM"), "day")
        unit = _OFFSET_UNITS.get(unit, unit)
        if unit not in _DISTANCES:
            return None
        bound = None if direction == "within" else "exact"
        if direction == "before" and (any(least) or match.has("MIN", "BY")):
            bound = "at_latest"
        events = events_of(match, "EVENT", "BELL", "QUOTED") if match.has("EVENT", "BELL", "QUOTED") else (UNNAMED,)
        return "T", all_of([RelativeEvent(event, direction, n, unit, bound) for event in events])  # type: ignore[arg-type]

    return build


def _nth_period(match: Match) -> Built:
    nth, unit = match.one("NTHPERIOD") if match.has("NTHPERIOD") else (match.one("TERMWEEK"), "week")
    return "T", RelativeEvent(events_of(match, "EVENT", "BELL", "QUOTED")[0], "after", nth, _OFFSET_UNITS.get(unit, unit), "nth_period")  # type: ignore[arg-type]


_ANCHORS: Final[dict[str, Any]] = {"school_year_start": "year_start", "first_school_day": "first_school_day", "school_year_end": "year_end"}


def _plain_event(direction: str) -> Any:
    def build(match: Match) -> Built:
        event = events_of(match, "EVENT", "BELL", "QUOTED")[0]
        if event in _ANCHORS and direction in ("before", "at"):
            return "T", SchoolYearRelative(_ANCHORS[event], direction)  # type: ignore[arg-type]
        if event in ("term_start", "term_end") and direction == "at":
            return "T", Termwise("start" if event == "term_start" else "end")
        return "T", RelativeEvent(event, direction)  # type: ignore[arg-type]

    return build


def _duration(match: Match) -> Built:
    first, last = (event if isinstance(event, str) else event[0] for event in match.all("EVENT", "BELL", "QUOTED")[:2])
    return "T", Duration(first, last)


def _term(match: Match) -> Built:
    term, place = match.one("TERM"), match.one("ANCHOR")
    if place in ("start", "end"):
        return "T", RelativeEvent(f"term_{term}_{place}", "at")
    if _relation(match):
        return "T", RelativeEvent(f"term_{term}_start", "before")
    return "T", Duration(f"term_{term}_start", f"term_{term}_end")


def _school_year(anchor: str, rel: str) -> Any:
    return lambda match: ("T", SchoolYearRelative(anchor, rel, match.has("EVERY")))  # type: ignore[arg-type]


def _occasions(match: Match) -> Built:
    return "T", NamedOccasion(tuple(name for names in match.all("OCC") for name in names))


_PRE: Final = "(BY|TO|AT)*"
_POST: Final = "(BEFORE|STRICT|STOP)"

FREQUENCIES: Final[tuple[Rule, ...]] = (
    rule("(EVERY|PER|EVERY MIN) N? UNIT (W|COMMA|PLAIN|EVENT){0,8} (MIN (W|EVENT){0,6})? COUNT", _frequency),
    rule("(EVERY|PER|EVERY MIN) N? UNIT", _frequency),
    rule("EVERY SPAN (W|COMMA|PLAIN|EVENT){0,8} COUNT", _frequency),
    rule("EVERY SPAN", _frequency),
    rule("SPAN MIN? (W|EVENT){0,4} COUNT", _frequency),
    rule("COUNT SLASH (UNIT|SPAN)", _frequency),
    rule("UNIT COUNT", _frequency),
    rule("EVERY? UNIT ANCHOR", _anchored),
    rule("EVERY TERMPLACE", lambda match: ("T", Termwise(match.one("TERMPLACE")))),
    rule("TERMPLACE", lambda match: ("T", Termwise(match.one("TERMPLACE")))),
    rule("EVERY UNIT (W|COMMA|EVENT){0,6} MIN? (W|EVENT){0,2} PEOPLE", _target),
    rule("(EVERY|UNIT EVERY)? WDS PART?", _weekly),
    rule("EVERY WEEKEND", lambda _match: ("T", EveryN(1, "week", anchor="end"))),
    rule("(POINT OF?)? HALF", _half),
    rule("EVERY (POINT) HALF", _half),
)

POINT_TIMINGS: Final[tuple[Rule, ...]] = (
    rule(f"(EVERY UNIT)? {_PRE} (EVERY UNIT)? POINT {_POST}?", _point),
    rule(f"{_PRE} POINT PART? CLOCK {_POST}?", _point),
    rule(f"(EVERY UNIT)? MONTHS OF? COUNT?", _months),
    rule("(EVERY UNIT)? COUNT? POINT (W|EVENT|COMMA){0,6} COUNT", _month_times),
    rule("FROM? POINT SINCE", _from_point),
    rule("FROM POINT", _from_point),
    rule("(EVERY UNIT)? FROM? POINT SINCE? TO POINT (STOP|DURING|BEFORE)?", _range),
    rule("(EVERY UNIT)? FROM? RANGE STOP?", _range),
    rule("FROM? EVENT SINCE? (TO|SINCE TO) POINT (STOP|BEFORE)?", _from_issue),
    rule("SCHOOLYEAR", _school_years),
    rule("FROM? SCHOOLYEAR TO SCHOOLYEAR", _school_years),
    rule(f"(EVERY UNIT|POINT OF?)? QUARTER ({AND} QUARTER)* (ANCHOR? BEFORE|ANCHOR)?", _quarters),
    rule(f"(EVERY UNIT|NEXT|EVERY NEXT) OF? {_PRE} (DAYNUM|N|LASTDAY) {_POST}", _month_day),
    rule(f"(EVERY UNIT|NEXT|EVERY NEXT) OF? {_PRE} (DAYNUM|LASTDAY)", _month_day),
    rule(f"(EVERY UNIT|NEXT) (DAYNUM) PART? CLOCK {_POST}?", _month_day),
    rule(f"(EVERY UNIT|NEXT) ANCHOR {_POST}", _month_day),
    rule(f"DAYNUM {_POST}", _month_day),
    rule(f"(EVERY UNIT)? MONTHS OF? (DAYNUM|LASTDAY|ANCHOR) {_POST}?", _days_in_months),
    rule("UNIT ANCHOR BEFORE", _year_end),
    rule(f"(EVERY UNIT)? {_PRE} (POINT|MONTHS) OF? (TERMWEEK|LASTWEEK|NTH UNIT) {_POST}?", _week_of),
    rule(f"EVERY UNIT {_PRE} (TERMWEEK|LASTWEEK) {_POST}?", _week_of_every_month),
    rule("(TERMWEEK|NTH|NTH UNIT) TO (TERMWEEK|SPAN)", _term_weeks),
    rule("EVENT? TERMWEEK", _term_weeks),
    rule("THISYEAR", lambda _match: ("T", DateRange("issue_date", "year_end", "day"))),
)

EVENT_TIMINGS: Final[tuple[Rule, ...]] = (
    rule(f"{E} BSPAN", _offset("before")),
    rule(f"{E} (SPAN|DAYNUM) BEFORE", _offset("before")),
    rule(f"{E} WHEN? COMMA? ADV", _offset("before")),
    rule(f"{E} BEFORE COMMA? (W|PLAIN){{0,10}} COMMA? (W){{0,4}} ADV", _offset("before")),
    rule("ADV", _offset("before")),
    rule(f"{E} ASPAN", _offset("after")),
    rule(f"{E} (SPAN|DAYNUM) AFTER", _offset("after")),
    rule(f"(FROM|AT)? {E} (AFTER|SINCE)? OF? COMMA? INSPAN", _offset("within")),
    rule("INSPAN", _offset("within")),
    rule(f"{E} NTHPERIOD", _nth_period),
    rule(f"{E} AFTER OF? TERMWEEK", _nth_period),
    rule(f"(AT)? {E} BEFORE", _plain_event("before")),
    rule(f"(AT)? {E} AFTER", _plain_event("after")),
    rule(f"FROM? {E} SINCE", _plain_event("from")),
    rule(f"{E} WHEN", _plain_event("at")),
    rule(f"EVENT DURING", _plain_event("during")),
    rule(f"UNTIL {E} (STOP)?", _plain_event("until")),
    rule(f"FROM {E} SINCE? TO {E} STOP?", _duration),
    rule("(POINT|SCHOOLYEAR)? TERM ANCHOR?", _term),
    rule("TERM BEFORE", _term),
    rule("BELL PERIOD", lambda match: ("T", BellWindow(match.one("BELL")))),
    rule("(DURINGYEAR|UNIT DURING)", _school_year("year", "during")),
    rule(f"OCC ({AND} OCC)* (SUCHAS|DURING|WHEN)", _occasions),
    rule("EVENT COMMA OCC (COMMA (OCC|EVENT))* SUCHAS", _occasions),
)

TIMINGS: Final = (*FREQUENCIES, *POINT_TIMINGS, *EVENT_TIMINGS)
