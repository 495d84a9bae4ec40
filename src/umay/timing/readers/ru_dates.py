"""Russian phrases of days, months, years, weeks of months, weekdays and hours: what their tokens become."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from umay.timing.readers.kk_ru_compose import months_between, run, safely
from umay.timing.readers.points import Point, Relation, iso, single, span
from umay.timing.readers.token_rules import ImpossibleDate, Match, as_kind, rule
from umay.timing.values import AllOf, DateRange, EveryN, Duration, MonthDay, NthWeekOfMonth, RelativeEvent, SingleMonth, TermWeeks, Timing, WeeklyWindows, Window, YearlyMonths

Built = tuple[str, Any] | None
_BY: Final = "((NOTLATER|TILL|TOWARD|EARLIER)+)"
_LINK: Final = "(COMMA|AND|SLASH|OR|COMMA AND)"
ALL_MONTHS: Final = tuple(range(1, 13))


def all_of(parts: list[Timing]) -> Timing:
    """One timing, or all of them together."""
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _year(match: Match) -> Built:
    unit = match.one("UNIT")
    if unit == "year" or match.has("G"):
        return "YEAR", match.one("YEAR")
    return ("SCHOOLYEARS", (match.one("YEAR"), match.one("YEAR") + 1)) if unit == "school_year" else None


def _years(match: Match) -> Built:
    unit = match.one("UNIT")
    if unit not in (None, "year", "school_year"):
        return None
    return ("SCHOOLYEARS" if unit == "school_year" else "YEARS"), match.one("YEARS")


def _day(match: Match) -> Built:
    point = Point(match.one("YEAR"), match.one("MONTH"), match.one("NUM", "ORD"))
    single(point)
    return "P", point


def _third(match: Match) -> Built:
    place = {"START": 1, "MIDDLE": 2, "END": 3, "LAST": 3}
    third = next((place[token.kind] for token in match.tokens if token.kind in place), None) or match.one("ORD", "NUM", "ROMAN")
    point: Point = match.one("P") or Point(match.one("YEAR"), match.one("MONTH"))
    if third not in (1, 2, 3) or point.day or point.month is None:
        return None
    return "P", replace(point, third=third)


def _thirds(match: Match) -> Built:
    months = [Point(match.one("YEAR"), month, third=match.one("ORD", "NUM", "ROMAN")) for month in match.all("MONTH")]
    return "T", all_of([single(point) for point in months])


def _half(match: Match) -> Built:
    half, year, month = match.one("ORD", "NUM"), match.one("YEAR"), match.one("MONTH")
    ends = {1: (1, 15), 2: (16, "last")}.get(half)
    if not ends:
        return None
    days: Any = ends
    return "T", span(Point(year, month, days[0]), Point(year, month, days[1]))


POINTS: Final = (
    safely("CURRENT? YEAR CURRENT? (G|UNIT)", _year),
    safely("YEARS (G|UNIT)?", _years),
    rule("CURRENT UNIT", lambda match: ("UNIT", match.one("UNIT"))),
    rule("UNIT CURRENT UNIT", lambda match: ("UNIT", match.one("UNIT")) if match.all("UNIT")[1] == "year" else None),
    rule("DATE G?", lambda match: ("P", match.one("DATE"))),
    rule("MONTH UNIT", lambda match: ("MONTH", match.one("MONTH")) if match.one("UNIT") == "month" else None),
)
DAYS_OF_MONTHS: Final = (
    safely("(NUM|ORD) MONTH YEAR?", _day),
    safely("MONTH COMMA? YEAR", lambda match: ("P", Point(match.one("YEAR"), match.one("MONTH")))),
    safely("(ORD|NUM|ROMAN|LAST) DECADE MONTH YEAR?", _third),
    safely("(ORD|NUM|ROMAN) DECADE MONTH ((COMMA|AND) MONTH)+", _thirds),
    safely("(START|MIDDLE|END) MONTH YEAR?", _third),
    safely("(ORD|NUM) HALF MONTH YEAR?", _half),
    safely(f"{_BY} END MONTH ({_LINK} MONTH)*", lambda match: _month_end(match)),
    safely(f"{_BY} END MONTH YEAR", lambda match: ("T", single(Point(match.one("YEAR"), match.one("MONTH")), "by"))),
    rule("CLOCK (UNIT|G)", lambda match: ("CLOCK", match.one("CLOCK")) if match.one("UNIT") == "hour" else None),
    rule("CLOCKS UNIT", lambda match: ("CLOCKS", match.one("CLOCKS")) if match.one("UNIT") == "hour" else None),
)


def relation(match: Match, point: Point | None = None) -> Relation | None:
    """How a point bounds: "до мая" leaves May out, "до 5 мая" does not leave out the fifth."""
    if match.has("EARLIER"):
        return "before"
    if match.has("NOTLATER") or match.has("INCLUSIVE"):
        return "by"
    if match.has("TILL", "TOWARD"):
        return "before" if point is not None and point.day is None and point.third is None else "by"
    return None


def _by(match: Match) -> Built:
    point: Point = match.one("P", "DAYMONTH") or Point(match.one("YEAR"), match.one("MONTH"))
    if point.third:
        point = replace(point, day={1: 10, 2: 20}.get(point.third, "last"), third=None)  # type: ignore[arg-type]
    if match.has("END"):
        point = replace(point, day="last") if point.month else point
        if point.year and point.month:
            return "T", single(replace(point, day=None), "by")
        return "T", single(point, "by")
    return "T", single(point, relation(match, point))


def _several_days(match: Match) -> Built:
    """ "1 и 15 сентября", "до 5 мая и декабря": the same relation for all."""
    rel: Relation = relation(match) or "on"
    points = match.all("P", "DAYMONTH")
    last: Point = points[-1]
    days = [Point(last.year, last.month, number) for number in match.all("NUM", "ORD")]
    return "T", all_of([single(point, rel) for point in [*days, *points]])


def _range(match: Match) -> Built:
    ends = [_end(token.kind, token.value) for token in match.tokens if token.kind in ("P", "DAYMONTH", "MONTH", "YEAR", "NUM", "ORD")]
    start, end = ends[0], ends[-1]
    if match.has("START_FROM", "EVENT"):
        return ("T", span(Point(symbol="issue_date"), end)) if match.one("EVENT") in (None, "issue_date") else None
    if start.month is None and start.day is not None:
        start = replace(start, month=end.month, year=end.year)
    return "T", span(start, end)


def _end(kind: str, value: Any) -> Point:
    if kind in ("P", "DAYMONTH"):
        point: Point = value
        return point
    return {"MONTH": Point(month=value), "YEAR": Point(value)}.get(kind, Point(day=value))


def _days_range(match: Match) -> Built:
    first, last = match.one("NUMS")
    return "T", span(Point(match.one("YEAR"), match.one("MONTH"), first), Point(match.one("YEAR"), match.one("MONTH"), last))


def _from(match: Match) -> Built:
    point: Point = match.one("P") or Point(match.one("YEAR"), match.one("MONTH"))
    if point.year is None and point.day in (None, 1) and point.third is None and point.month:
        return "T", YearlyMonths((point.month,), rel="from_start")
    return "T", DateRange(iso(point), "open", point.precision)


def _months(match: Match) -> Built:
    """A list of months, of runs of months, or one run."""
    parts: list[tuple[int, ...]] = []
    joined, either = False, match.has("SLASH", "OR")
    for token in match.tokens:
        if token.kind == "MONTH" and joined and parts:
            parts[-1] = months_between(parts[-1][0], token.value)
        elif token.kind == "MONTH":
            parts.append((token.value,))
        joined = token.kind in ("DASH", "TILL", "PO")
    runs = [part for part in parts if len(part) > 1]
    year = match.one("YEAR")
    if year is not None:
        return "T", all_of([SingleMonth(year, part[0]) for part in parts]) if not runs else _run_of_year(parts, year)
    if runs and len(parts) > 1:
        return "T", all_of([YearlyMonths(part, "any" if len(part) > 1 else "each") for part in parts])
    months = tuple(dict.fromkeys(month for part in parts for month in part))
    return "T", YearlyMonths(months, "any" if (runs or either) and len(months) > 1 else "each")


def _run_of_year(parts: list[tuple[int, ...]], year: int) -> Timing:
    return all_of([span(Point(month=part[0]), Point(year, part[-1])) if len(part) > 1 else SingleMonth(year, part[0]) for part in parts])


def _month_day(match: Match) -> Built:
    rel: Relation = relation(match) or "on"
    months = tuple(match.all("MONTH")) or match.one("OF_QUARTER") or ()
    if match.has("FROM") and len(match.all("NUM", "ORD")) == 2:
        return "T", MonthDay(match.all("NUM", "ORD")[1], months)
    reports = "previous_month" if match.has("FOLLOWING_REPORT", "REPORTING") else None
    last = match.has("LAST", "END")
    numbers: list[Any] = ["last"] if last else match.all("NUM", "ORD") or list(match.one("NUMS"))
    for number in numbers:
        if number != "last" and not 1 <= number <= 31:
            raise ImpossibleDate(str(number))
    return "T", all_of([MonthDay(number, months, rel, reports, match.one("YEAR")) for number in numbers])


def _month_end(match: Match) -> Built:
    """ "до конца мая и декабря", "в последний день сентября"."""
    rel: Relation = "on" if match.has("LAST") and not match.has("TILL", "NOTLATER", "TOWARD") else "by"
    if any(unit not in ("day", "month") for unit in match.all("UNIT")):
        return None
    return "T", MonthDay("last", tuple(match.all("MONTH")), rel, year=match.one("YEAR"))


def _third_of_months(match: Match) -> Built:
    anchor = {1: "start", 2: "middle", 3: "end"}.get(3 if match.has("LAST") else match.one("ORD"))
    return ("T", EveryN(1, "month", anchor=anchor)) if anchor and match.one("UNIT") == "month" else None


def _last_of(match: Match) -> Built:
    """ "последний рабочий день месяца" is kept as the last day, with a mark; "последний день квартала" is four days."""
    day, of = match.all("UNIT")
    if day == "working_day" and of == "month":
        return "TP", MonthDay("last", (), "on")
    return ("T", MonthDay("last", (3, 6, 9, 12), "on")) if (day, of) == ("day", "quarter") else None


def _week(match: Match) -> Built:
    if any(unit != "week" for unit in match.all("UNIT")[:1]):
        return None
    weeks = [5] if match.has("LAST") else match.all("ORD", "NUM", "ROMAN")
    weeks = list(range(*(lambda pair: (pair[0], pair[1] + 1))(match.one("NUMS", "ROMANS")))) if not weeks else weeks
    if not all(1 <= week <= 5 for week in weeks):
        raise ImpossibleDate(str(weeks))
    point: Point | None = match.one("P")
    months = tuple(match.all("MONTH")) or ((point.month,) if point and point.month else ALL_MONTHS)
    by: Any = "at_latest" if match.has("TILL", "NOTLATER", "TOWARD") else None
    if point and point.year:
        return "T", all_of([_dated_week(point, week) for week in weeks])
    return "T", all_of([NthWeekOfMonth(months, week, by) for week in weeks])


def _weekday_of_month(match: Match) -> Built:
    """ "первый понедельник месяца": the week is read, the weekday in it cannot be kept and is named as unread."""
    week = 5 if match.has("LAST") else match.one("ORD")
    months = tuple(match.all("MONTH")) or ALL_MONTHS
    return ("TP", NthWeekOfMonth(months, week)) if 1 <= week <= 5 and match.one("UNIT") in (None, "month") else None


def _dated_week(point: Point, week: int) -> Timing:
    last: Any = "last" if week >= 5 else 7 * week
    return span(replace(point, day=7 * week - 6), replace(point, day=last))


def _term_weeks(match: Match) -> Built:
    if match.one("UNIT") != "week":
        return None
    numbers = match.one("NUMS") or match.all("NUM", "ORD")
    return ("T", TermWeeks(numbers[0], numbers[-1])) if 1 <= numbers[0] <= numbers[-1] <= 60 else None


def _part_of_year(match: Match) -> Built:
    """ "I квартал" is months; "1 четверть" and "1 полугодие" are those of the school's own calendar."""
    unit, year = match.one("UNIT"), match.one("YEAR")
    numbers = match.one("ROMANS", "NUMS") or tuple(match.all("ROMAN", "ORD", "NUM"))
    if match.has("AND", "COMMA", "SLASH", "OR") and max(numbers) - min(numbers) >= len(numbers):
        return "T", all_of([part for number in numbers if (part := _part(unit, year, number, number)) is not None])
    timing = _part(unit, year, min(numbers), max(numbers))
    return None if timing is None else ("T", timing)


def _part(unit: str, year: int | None, first: int, last: int) -> Timing | None:
    length = {"quarter": 3, "half_year": 6}.get(unit)
    if unit in ("school_quarter", "term") or (unit == "half_year" and year is None):
        name = "quarter" if unit == "school_quarter" else "term"
        return Duration(f"{name}_{first}_start", f"{name}_{last}_end") if last <= 4 else None
    if not length or last * length > 12:
        return None
    return span(Point(year, (first - 1) * length + 1), Point(year, last * length))


def _edge_of_part(match: Match) -> Built:
    """ "конец I четверти", "до конца 2 полугодия", "конец 1, 2, 3, 4 четверти"."""
    unit, place = match.one("UNIT"), "start" if match.has("START") else "end"
    numbers = match.one("ROMANS", "NUMS") or tuple(match.all("ROMAN", "ORD", "NUM"))
    if unit not in ("school_quarter", "half_year", "term"):
        return None
    if unit == "school_quarter" and numbers in ((1, 2, 3, 4), (1, 4)):
        return "T", EveryN(1, "school_quarter", anchor=place)
    name = "quarter" if unit == "school_quarter" else "term"
    rel: Any = "until" if match.has("TILL", "NOTLATER") else "before" if match.has("TOWARD") else "at"
    return "T", all_of([RelativeEvent(f"{name}_{number}_{place}", rel) for number in numbers])


_PARTS: Final = "(ROMAN|ROMANS|ORD|NUM|NUMS)"
DATES: Final = (
    safely("OT P ((NO|DOC) OTHER? NUM?)?", as_kind("DOCDATE")),
    safely("P (NO|DOC) (OTHER|NUM)?", as_kind("DOCDATE")),
    safely("DOC OT? P", as_kind("DOCDATE")),
    safely(f"{_BY} (P|DAYMONTH) INCLUSIVE?", _by),
    safely(f"(P|DAYMONTH) INCLUSIVE", _by),
    safely(f"{_BY} MONTH", _by), safely(f"{_BY} YEAR", _by),
    safely(f"{_BY} END (P|YEAR)", _by),
    safely(f"{_BY}? ((NUM|ORD) {_LINK})+ P", _several_days),
    safely(f"{_BY}? (P|DAYMONTH) ({_LINK} {_BY}? (P|DAYMONTH))+", _several_days),
    safely("(FROM|OT)? (P|DAYMONTH|NUM|ORD) DOT? (DASH|PO|TILL)+ (P|DAYMONTH) INCLUSIVE?", _range),
    safely("(FROM|OT)? (P|MONTH|YEAR) (DASH|PO|TILL)+ (P|MONTH YEAR|YEAR) INCLUSIVE?", _range),
    safely("(START_FROM|FROM) EVENT (PO|TILL|DASH)+ P INCLUSIVE?", _range),
    safely("FROM? NUMS MONTH YEAR?", _days_range), safely("MONTH NUMS", _days_range),
    safely("(FROM|START_FROM) (P|MONTH)", _from),
    safely("(IN|PO)? MONTH ((COMMA|AND|SLASH|OR|DASH|COMMA AND)? (IN|PO)? MONTH)* YEAR?", _months),
    safely("(FROM|OT) MONTH (PO|TILL|DASH)+ MONTH YEAR?", _months),
    safely(f"{_BY}? (NUM|ORD|NUMS) (({_LINK}) (NUM|ORD))* NUMBER (EVERY? UNIT)? (FOLLOWING_REPORT|OF_QUARTER)? REPORTING?",
           lambda match: _month_day(match) if match.one("UNIT") in (None, "month") else None),
    safely("FROM (NUM|ORD) (PO|TILL|DASH) (NUM|ORD) NUMBER (EVERY? UNIT)?", lambda match: _month_day(match) if match.one("UNIT") in (None, "month") else None),
    safely("IN? (ORD|LAST) DECADE EVERY? UNIT", lambda match: _third_of_months(match)),
    safely("(IN|NA)? LAST UNIT EVERY? UNIT", lambda match: _last_of(match)),
    safely("EVERY (NUM|ORD) NUMBER UNIT?", lambda match: _month_day(match) if match.one("UNIT") in (None, "month") else None),
    safely(f"{_BY}? (NUM|ORD) (EVERY UNIT|FOLLOWING_REPORT|OF_QUARTER) REPORTING?", lambda match: _month_day(match) if _monthly(match) else None),
    safely(f"{_BY}? (NUM|ORD) (NUMBER|UNIT)? IN? MONTH ({_LINK} MONTH)* YEAR?", lambda match: _month_day(match) if _day_unit(match) else None),
    safely(f"{_BY} END EVERY? UNIT", lambda match: _month_end(match) if match.one("UNIT") == "month" else None),
    safely(f"(IN|NOTLATER|TILL|TOWARD|PO)* LAST UNIT EVERY? (UNIT|MONTH ({_LINK} MONTH)* YEAR?)", lambda match: _month_end(match) if _last_day(match) else None),
    safely(f"(IN|NA|{_BY} END)? (ORD|NUM|ROMAN|LAST) UNIT (MONTH ({_LINK} MONTH)* | P)", _week),
    safely(f"(IN|NA|{_BY} END)? {_BY}? (ORD|NUM|ROMAN) AND (ORD|NUM|ROMAN) UNIT (MONTH ({_LINK} MONTH)* | P)", _week),
    safely(f"(IN|NA)? (NUMS|ROMANS) UNIT (MONTH ({_LINK} MONTH)* | P)", _week),
    safely(f"{_BY} (ORD|NUM|ROMAN|LAST) UNIT (MONTH ({_LINK} MONTH)* | P)", _week),
    safely("(IN|NA|EVERY)* (ORD|NUM|ROMAN|LAST) UNIT EVERY? UNIT", lambda match: _week(match) if match.all("UNIT") == ["week", "month"] else None),
    safely("(IN|NA|EVERY)* (ORD|NUM) AND (ORD|NUM) UNIT EVERY? UNIT", lambda match: _week(match) if match.all("UNIT") == ["week", "month"] else None),
    safely("(MONTH|P) (COMMA|DASH)? OPEN? (ORD|NUM|ROMAN|LAST|NUMS) UNIT CLOSE?", lambda match: _week(match) if match.one("UNIT") == "week" else None),
    safely("(FROM|IN)? (NUM|ORD) (PO|TILL|DASH)+ (NUM|ORD) UNIT", _term_weeks),
    safely("(FROM|IN)? NUMS UNIT", _term_weeks), safely("IN? ORD UNIT", _term_weeks), safely("UNIT (NUM|NUMS)", _term_weeks),
    safely("NUM UNIT", lambda match: _term_weeks(match) if match.text().endswith("неделя") else None),
    safely(f"(IN|TILL|TOWARD|NOTLATER|PO)* (START|END) {_PARTS} ({_LINK} {_PARTS})* UNIT", _edge_of_part),
    safely(f"(IN|ZA|WITHIN|PO)? {_PARTS} ({_LINK} {_PARTS})* UNIT YEAR?", _part_of_year),
)  # fmt: skip


def _monthly(match: Match) -> bool:
    return match.has("FOLLOWING_REPORT", "OF_QUARTER") or match.one("UNIT") == "month"


def _day_unit(match: Match) -> bool:
    return match.one("UNIT") in (None, "day") and (len(match.all("MONTH")) > 1 or match.has("NUMBER", "UNIT"))


def _last_day(match: Match) -> bool:
    units = match.all("UNIT")
    return units[0] == "day" and (len(units) == 1 or units[1] == "month")


def _weekdays(match: Match) -> Built:
    days: list[str] = []
    joined = False
    for token in match.tokens:
        if token.kind in ("WEEKDAY", "MAYBE_WE"):
            days.extend(run(days.pop(), token.value) if joined and days else (token.value,))
        joined = token.kind in ("DASH", "PO_RUN") or (token.kind in ("PO", "TILL") and match.has("FROM"))
    return "DAYS", tuple(dict.fromkeys(days))


def _hours(match: Match) -> Built:
    return "HOURS", tuple(match.all("CLOCKS"))


def _clocks(match: Match) -> Built:
    start, end = match.all("CLOCK")
    return ("CLOCKS", (start, end)) if start < end else None


_DAY: Final = "(WEEKDAY|MAYBE_WE)"
CLOCKS: Final = (
    safely(f"(IN|NA|EVERY)* (ORD|LAST) {_DAY} (EVERY? UNIT|MONTH ({_LINK} MONTH)*)?", _weekday_of_month),
    rule("(FROM|IN)? CLOCK (DASH|TILL|PO) CLOCK UNIT?", _clocks),
    rule("FROM CLOCKS", lambda match: ("CLOCKS", match.one("CLOCKS"))),
    rule(f"(IN|NA)? (PO|EVERY|FROM|IN)* WEEKDAY ((COMMA|AND|SLASH|DASH|PO|TILL|COMMA AND) (PO|IN)? {_DAY})* UNIT?", _weekdays),
    rule(f"{_DAY} ((COMMA|AND|SLASH|DASH) {_DAY})+", _weekdays),
    rule(f"(PO|EVERY|IN) {_DAY}", _weekdays), rule("FROM MAYBE_WE (PO|TILL) WEEKDAY", _weekdays),
)
HOURS: Final = (
    rule("MAYBE_WE (COMMA|COLON|DASH|IN)* CLOCKS", lambda match: ("T", WeeklyWindows((Window(("WE",), *match.one("CLOCKS")),)))),
    rule("PHASE (NUM|ROMAN) (COLON|DASH)?", lambda match: ("PHASED", str(match.one("NUM", "ROMAN")))),
    rule("(NUM|ROMAN|ORD) PHASE (COLON|DASH)?", lambda match: ("PHASED", str(match.one("NUM", "ROMAN", "ORD")))),
    rule("CLOCKS ((COMMA|AND|SEMI|SLASH)* IN? CLOCKS)*", _hours),
    rule("(IN|TILL|TOWARD|NOTLATER)* CLOCK", lambda match: ("HOUR", (match.one("CLOCK"), match.has("TILL", "TOWARD", "NOTLATER")))),
)
