"""Vietnamese phrases of whole timings: what points, spans, counts and events mean together."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any, Final

from umay.timing.readers.points import Point, Relation, iso, single, span
from umay.timing.readers.token_rules import ImpossibleDate, Match, Rule, rule
from umay.timing.readers.vi_points import AND, CLOCKISH, EVENTISH, UNIT_KINDS, UNITS, WEEK, clock_of, said
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


def _frequency(match: Match) -> Built:
    times, least = match.one("COUNT") or (1, match.has("MIN"))
    n, unit = match.one("SPAN") or (match.one("N") or 1, match.one(*UNIT_KINDS))
    return _timing(every(n, unit, times=times, least=least or match.has("MIN")))


def _anchored(match: Match) -> Built:
    place, unit = match.one("BEGIN", "MIDDLE", "LAST"), match.one(*UNIT_KINDS)
    if unit == "school_year" and place != "middle":
        anchor = "year_start" if place == "start" else "year_end"
        return "T", SchoolYearRelative(anchor, yearly=match.has("EVERY"))  # type: ignore[arg-type]
    return _timing(every(1, unit, anchor=place))


def _target(match: Match) -> Built:
    return "T", EveryN(1, match.one(*UNIT_KINDS), target=match.one("PEOPLE"))


def _weekly(match: Match) -> Built:
    return "T", all_of([EveryN(1, "week", anchor=day) for day in match.one("WDS")])


def _relation(match: Match) -> Relation | None:
    if match.has("BEFORE"):
        return "before"
    return "by" if match.has("BY", "TO", "MIN") else None


def _point(match: Match) -> Built:
    point, rel = match.one("POINT"), _relation(match)
    if match.has(*CLOCKISH.strip("()").split("|")):
        clock = clock_of(match.one("CLOCK", "HOUR", "SPAN"))
        if clock is None or point.day is None:
            return None
        point = Point(point.year, point.month, point.day, time=said(clock, match.one("PART")))
        rel = "by" if rel else None
    return "T", single(point, rel)


def _lone_day_month(match: Match) -> Built:
    day, month = match.one("DM")
    return ("T", single(Point(None, month, day), _relation(match))) if 1 <= month <= 12 else None


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


def _ends(match: Match) -> list[Point]:
    return [Point(None, value[1], value[0]) if isinstance(value, tuple) else value for value in match.all("POINT", "DM")]


def _range(match: Match) -> Built:
    start, end = match.one("RANGE") or _ends(match)
    return "T", span(start, end)


def _from_issue(match: Match) -> Built:
    if match.one("EVENT", "SNC", "QUOTED") != "issue_date":
        return None
    return "T", span(Point(symbol="issue_date"), match.one("POINT"))


def _years(match: Match) -> Built:
    start, end = match.one("YY")
    return "T", span(Point(start), Point(end))


def _school_years(match: Match) -> Built:
    pairs = match.all("YY")
    if any(end != start + 1 for start, end in pairs) and len(pairs) == 1 and not match.has("NAMHOC"):
        return None
    if pairs[0][0] >= pairs[-1][1]:
        raise ImpossibleDate(match.text())
    return "T", DateRange(str(pairs[0][0]), str(pairs[-1][1]), "school_year")


def _quarters(match: Match) -> Built:
    quarters, year = match.one("QUARTERS")
    parts: list[Timing] = []
    for quarter in quarters:
        first = 3 * quarter - 2
        months = (first, first + 1, first + 2)
        parts.append(YearlyMonths(months, "any") if year is None else DateRange(f"{year}-{first:02}", f"{year}-{first + 2:02}", "month"))
    return "T", all_of(parts)


def _quarter_end(match: Match) -> Built:
    quarters, year = match.one("QUARTERS")
    month = 3 * quarters[-1]
    place = match.one("BEGIN", "LAST")
    if place == "start" or len(quarters) > 1:
        return None
    return "T", single(Point(year, month, "last"), "by")


def _half(match: Match) -> Built:
    first = match.one("HALF")
    point: Point | None = match.one("POINT")
    if point is None or point.year is None:
        return "T", YearlyMonths(tuple(range(first, first + 6)), "any")
    return "T", DateRange(f"{point.year}-{first:02}", f"{point.year}-{first + 5:02}", "month")


def _month_day(match: Match) -> Built:
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


def _days_in_months(match: Match) -> Built:
    months, year, _ = match.one("MONTHS")
    if year is not None:
        return None
    day = "last" if match.has("LAST") else match.one("N")
    for month in months:
        single(Point(None, month, day))
    return "T", MonthDay(day, months, _relation(match) or "on")


def _week_of(match: Match) -> Built:
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


def _week_of_every_month(match: Match) -> Built:
    week = 1 if match.has("FIRST", "BEGIN") else 5 if match.has("LAST") else match.one("N") or WEEK.index(match.one("WD")) + 2
    if not 1 <= week <= 5:
        return None
    return "T", NthWeekOfMonth(tuple(range(1, 13)), week, "at_latest" if _relation(match) else None)


def _term_weeks(match: Match) -> Built:
    numbers = match.all("N")
    return ("T", TermWeeks(numbers[0], numbers[-1])) if 1 <= numbers[0] <= numbers[-1] <= 60 else None


def _offset(direction: str) -> Any:
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


def _nth_period(match: Match) -> Built:
    unit = {"day": "calendar_day"}.get(match.one(*UNIT_KINDS), match.one(*UNIT_KINDS))
    nth = 1 if match.has("FIRST") else WEEK.index(match.one("WD")) + 2 if match.has("WD") else match.one("N")
    return "T", RelativeEvent(match.one("AFT"), "after", nth, unit, "nth_period")


def _plain_event(direction: str) -> Any:
    def build(match: Match) -> Built:
        event = match.one("BEF", "AFT", "SNC", "EVENT", "QUOTED", "BELL")
        event = event if isinstance(event, str) else event[0]
        return "T", _school_year_event(event, direction) or RelativeEvent(event, direction)  # type: ignore[arg-type]

    return build


def _school_year_event(event: str, direction: str) -> Timing | None:
    anchors: dict[str, Any] = {"school_year_start": "year_start", "first_school_day": "first_school_day", "school_year_end": "year_end"}
    if event in anchors and direction in ("before", "at"):
        return SchoolYearRelative(anchors[event], direction)  # type: ignore[arg-type]
    return None


def _duration(match: Match) -> Built:
    events = match.all("EVENT", "BELL", "QUOTED", "SNC")
    first, last = (event if isinstance(event, str) else event[0] for event in events[:2])
    return "T", Duration(first, last)


def _windows(match: Match) -> Built:
    days = match.one("WDS") or ("SCHOOLDAYS",)
    windows = tuple(Window(days, start, end) for start, end in match.all("CLOCKS"))
    return "T", WeeklyWindows(windows, days_given=match.has("WDS", "SCHOOLDAY"))


def _term(match: Match) -> Built:
    term = match.one("TERM")
    place = match.one("BEGIN", "LAST")
    if place:
        return "T", RelativeEvent(f"term_{term}_{place}", "at")
    if _relation(match):
        return "T", RelativeEvent(f"term_{term}_{'start' if match.has('BEFORE') else 'end'}", "before" if match.has("BEFORE") else "until")
    return "T", Duration(f"term_{term}_start", f"term_{term}_end")


def _school_year(anchor: str, rel: str) -> Any:
    return lambda match: ("T", SchoolYearRelative(anchor, rel, match.has("EVERY")))  # type: ignore[arg-type]


_BY: Final = "(BY|BY BEFORE|BEFORE|BY TO|TO|BY IN|BEFORE IN)"
_MONTHLY: Final = "(EVERY THANG|OF EVERY THANG|NEXTMONTH|EVERY NEXTMONTH|PREVMONTH)"

FREQUENCIES: Final[tuple[Rule, ...]] = (
    rule(f"(EVERY|PER) (MIN)? N? {UNITS} (COMMA? COUNT)?", _frequency),
    rule(f"EVERY SPAN (COMMA? COUNT)?", _frequency),
    rule(f"COUNT (SLASH|EVERY|IN|PER|TO|COMMA)* N? {UNITS}", _frequency),
    rule("COUNT (SLASH|EVERY|IN|PER)* SPAN", _frequency),
    rule("SPAN SLASH? (COUNT|N? LAN)", _frequency),
    rule(f"{UNITS} SLASH? COUNT", _frequency),
    rule(f"{UNITS} SLASH LAN", _frequency),
    rule(f"(IN|PER)? (BEGIN|MIDDLE|LAST) OF? EVERY? {UNITS} (EVERY {UNITS})?", _anchored),
    rule("(BEGIN|LAST) NAMHOC (YY|EVERY NAM)?", _anchored),
    rule(f"MIN? PEOPLE W{{0,3}} (SLASH|EVERY|IN|PER) {UNITS}", _target),
    rule(f"EVERY {UNITS} W{{0,4}} MIN PEOPLE", _target),
    rule("(IN|EVERY)? PART? WDS (COMMA? (OF|IN)? EVERY TUAN|TUAN)?", _weekly),
    rule("HALF (POINT|EVERY NAM)?", _half),
)

POINT_TIMINGS: Final[tuple[Rule, ...]] = (
    rule(f"{_BY}? (IS|IN)* (TO)? POINT (EVERY NAM)?", _point),
    rule("IN POINT (EVERY NAM)?", _point),
    rule("(BY|BEFORE|IN)* POINT (BEGIN|LAST) NAMHOC", _point),
    rule(f"(BY|BEFORE|IN|TO)* {CLOCKISH} PART? COMMA? (IN)? NGAY? POINT", _point),
    rule("(BY|BEFORE|IN NGAY|NGAY) (IS)? DM", _lone_day_month),
    rule("IN? MONTHS (EVERY NAM)? (COUNT)?", _months),
    rule("COUNT (IN|COMMA)* MONTHS (EVERY NAM)?", _months),
    rule("COUNT (IN|COMMA)* POINT (EVERY NAM)?", _month_times),
    rule("POINT (EVERY NAM)? COMMA? COUNT", _month_times),
    rule("(FROM|SINCE NGAY?) POINT (EVERY NAM)?", _from_point),
    rule("(FROM|SINCE NGAY?)? (POINT|DM) (TO|DASH|UNTIL|BY|TO BY) (POINT|DM) (EVERY NAM)?", _range),
    rule("FROM? RANGE (EVERY NAM)?", _range),
    rule("(FROM EVENT|SNC) (TO|UNTIL|BY) IN? POINT", _from_issue),
    rule("YY", _years),
    rule("NAMHOC YY", _school_years),
    rule("FROM NAMHOC YY (TO|DASH) NAMHOC? YY", _school_years),
    rule("(IN|EVERY)? QUARTERS (EVERY NAM)?", _quarters),
    rule("(LAST|BY|BY LAST|TO) QUARTERS", _quarter_end),
    rule(f"{_BY}? (IS|IN)* NGAY N (COMMA? {_MONTHLY})?", _month_day),
    rule(f"(IN|COMMA)? EVERY THANG COMMA? {_BY}? (IS|IN)* NGAY N", _month_day),
    rule(f"{_BY}? (IS|IN)* NGAY LAST (OF|IN)? (EVERY THANG|THANG|POINT) (EVERY THANG)?", _month_day),
    rule(f"{_BY}? (IS|IN)* NGAY (N|LAST) (OF|IN)? MONTHS", _days_in_months),
    rule(f"{_BY}? (IN)? {CLOCKISH} PART? (IN)? NGAY N {_MONTHLY}", _month_day),
    rule(f"{_BY}? IN? WEEKOF (EVERY NAM)?", _week_of),
    rule(f"{_BY}? IN? TUAN (FIRST|BEGIN|LAST|N|WD) OF? (EVERY THANG)", _week_of_every_month),
    rule("(FROM|IN)? TUAN N (TO|DASH) TUAN? N", _term_weeks),
    rule("IN? TUAN N", _term_weeks),
)

EVENT_TIMINGS: Final[tuple[Rule, ...]] = (
    rule("(BY|MIN|WITHIN)* SPAN BEF", _offset("before")),
    rule("BEF (BY|MIN|COMMA)* SPAN", _offset("before")),
    rule(f"(BY|MIN)* (BEFORE|BEFORE BY|BEFORE MIN) SPAN {EVENTISH}?", _offset("before")),
    rule("(BY|MIN)* SPAN BEFORE", _offset("before")),
    rule("SPAN AFT", _offset("after")),
    rule("AFT (MIN)? SPAN", _offset("after")),
    rule("AFTER SPAN SNC", _offset("after")),
    rule("(WITHIN|BY|BY WITHIN|BY AFTER|BY IN|IN|WITHIN BY) SPAN COMMA? (AFT|SNC)", _offset("within")),
    rule("SPAN SNC", _offset("within")),
    rule("AFT COMMA? (WITHIN|BY) SPAN", _offset("within")),
    rule("(WITHIN|WITHIN BY|BY WITHIN|BY AFTER) (SPAN|HOUR)", lambda match: _unnamed_within(match)),
    rule("(WITHIN|BY|IN) HOUR COMMA? (AFT|SNC)", lambda match: _hours_within(match)),
    rule(f"IN? {UNITS} (FIRST|WD|N) AFT", _nth_period),
    rule("BEF", _plain_event("before")),
    rule("AFT", _plain_event("after")),
    rule("SNC", _plain_event("from")),
    rule(f"(WHEN|WHEN NGAY) {EVENTISH}", _plain_event("at")),
    rule(f"(WITHIN|DURING) {EVENTISH}", _plain_event("during")),
    rule(f"UNTIL NGAY? {EVENTISH}", _plain_event("until")),
    rule(f"(FROM {EVENTISH}|SNC) (TO|UNTIL) {EVENTISH}", _duration),
    rule(f"(WDS COLON?|IN? EVERY NGAY COMMA?|IN? EVERY? SCHOOLDAY (COMMA|COLON)?)? CLOCKS ({AND} CLOCKS)*", _windows),
    rule(f"CLOCKS ({AND} CLOCKS)* (COMMA|IN)* (WDS (EVERY TUAN)?|EVERY NGAY|EVERY? SCHOOLDAY)", _windows),
    rule("(BEGIN|LAST)? TERM (COMMA? NAMHOC YY)?", _term),
    rule("(BY|TO|BEFORE) TERM", _term),
    rule("IN? BELL", lambda match: ("T", BellWindow(match.one("BELL")))),
    rule("(IN|DURING)+ NAMHOC", _school_year("year", "during")),
    rule("IN EVERY NAMHOC", _school_year("year", "during")),
    rule("BEFORE EVERY? NAMHOC", _school_year("year_start", "before")),
    rule("IN (OCC) (AND IN? OCC)*", lambda match: ("T", NamedOccasion(tuple(match.all("OCC"))))),
)


def _hours_within(match: Match) -> Built:
    return "T", RelativeEvent(match.one("AFT", "SNC"), "within", match.one("HOUR")[0], "hour")


def _unnamed_within(match: Match) -> Built:
    if match.has("HOUR"):
        return "T", RelativeEvent(UNNAMED, "within", match.one("HOUR")[0], "hour")
    built: Built = _offset("within")(match)
    return built


TIMINGS: Final = (*FREQUENCIES, *POINT_TIMINGS, *EVENT_TIMINGS)
