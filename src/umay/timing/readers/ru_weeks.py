"""Russian phrases of weeks, quarters and half-years, weekdays and hours: what their tokens become."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from umay.timing.readers.kk_ru_compose import run, safely
from umay.timing.readers.points import Point, span
from umay.timing.readers.ru_dates import ALL_MONTHS, BY, LINK, all_of
from umay.timing.readers.token_rules import ImpossibleDate, Match, rule
from umay.timing.values import (
    Duration,
    EveryN,
    MonthDay,
    NthWeekOfMonth,
    RelativeEvent,
    TermWeeks,
    Timing,
    WeeklyWindows,
    Window,
)

Built = tuple[str, Any] | None
_PARTS: Final = "(ROMAN|ROMANS|ORD|NUM|NUMS)"


def _third_of_months(match: Match) -> Built:
    anchor = {1: "start", 2: "middle", 3: "end"}.get(3 if match.has("LAST") else match.one("ORD"))
    return ("T", EveryN(1, "month", anchor=anchor)) if anchor and match.one("UNIT") == "month" else None


def _last_of(match: Match) -> Built:
    """Of "последний рабочий день месяца" is kept as the last day, with a mark; "последний день квартала" is its end."""
    day, of = match.all("UNIT")
    if day == "working_day" and of == "month":
        return "TP", MonthDay("last", (), "on")
    return ("T", EveryN(1, "quarter", anchor="end")) if (day, of) == ("day", "quarter") else None


def _week(match: Match) -> Built:
    if any(unit != "week" for unit in match.all("UNIT")[:1]):
        return None
    weeks = [5] if match.has("LAST") else match.all("ORD", "NUM", "ROMAN")
    weeks = weeks or list(range(match.one("NUMS", "ROMANS")[0], match.one("NUMS", "ROMANS")[1] + 1))
    if not all(1 <= week <= 5 for week in weeks):
        raise ImpossibleDate(str(weeks))
    point: Point | None = match.one("P")
    months = tuple(match.all("MONTH")) or ((point.month,) if point and point.month else ALL_MONTHS)
    by: Any = "at_latest" if match.has("TILL", "NOTLATER", "TOWARD") else None
    if point and point.year:
        return "T", all_of([_dated_week(point, week) for week in weeks])
    return "T", all_of([NthWeekOfMonth(months, week, by) for week in weeks])


def _weekly_in_month(match: Match) -> bool:
    return (match.one("EACHUNIT"), match.one("UNIT")) == ("month", "week")


def _several_weeks(match: Match) -> Built:
    """Of "первые две недели сентября" and "последние две недели мая" every week counts."""
    count = match.one("NUM")
    if match.one("UNIT") != "week" or not 1 <= count <= 4 or match.one("ORD") not in (None, 1):
        return None
    weeks = range(6 - count, 6) if match.has("LAST") else range(1, count + 1)
    return "T", all_of([NthWeekOfMonth(tuple(match.all("MONTH")), week) for week in weeks])


def _weekday_of_month(match: Match) -> Built:
    """Of "первый понедельник месяца": the week is read, the weekday in it cannot be kept and is named as unread."""
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
    """Of "I квартал" is months; "1 четверть" and "1 полугодие" are those of the school's own calendar."""
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
    """Of "конец I четверти", "до конца 2 полугодия", "конец 1, 2, 3, 4 четверти"."""
    unit, place = match.one("UNIT"), "start" if match.has("START") else "end"
    numbers = match.one("ROMANS", "NUMS") or tuple(match.all("ROMAN", "ORD", "NUM"))
    if unit not in ("school_quarter", "half_year", "term"):
        return None
    if unit == "school_quarter" and numbers in ((1, 2, 3, 4), (1, 4)):
        return "T", EveryN(1, "school_quarter", anchor=place)
    name = "quarter" if unit == "school_quarter" else "term"
    rel: Any = "until" if match.has("TILL", "NOTLATER") else "before" if match.has("TOWARD") else "at"
    return "T", all_of([RelativeEvent(f"{name}_{number}_{place}", rel) for number in numbers])


WEEKS: Final = (
    safely("(IN|WITHIN|NA)? (ORD|LAST) NUM UNIT MONTH", _several_weeks),
    safely("EACHUNIT COMMA? IN? LAST UNIT", lambda match: ("T", NthWeekOfMonth(ALL_MONTHS, 5)) if _weekly_in_month(match) else None),
    safely("IN? (ORD|LAST) DECADE EVERY? UNIT", _third_of_months),
    safely("(IN|NA)? LAST UNIT EVERY? UNIT", _last_of),
    safely(f"(IN|NA|{BY} END)? (ORD|NUM|ROMAN|LAST) UNIT (MONTH ({LINK} MONTH)* | P)", _week),
    safely(f"(IN|NA|{BY} END)? {BY}? (ORD|NUM|ROMAN) AND (ORD|NUM|ROMAN) UNIT (MONTH ({LINK} MONTH)* | P)", _week),
    safely(f"(IN|NA)? (NUMS|ROMANS) UNIT (MONTH ({LINK} MONTH)* | P)", _week),
    safely(f"{BY} (ORD|NUM|ROMAN|LAST) UNIT (MONTH ({LINK} MONTH)* | P)", _week),
    safely(
        "(IN|NA|EVERY)* (ORD|NUM|ROMAN|LAST) UNIT EVERY? UNIT",
        lambda match: _week(match) if match.all("UNIT") == ["week", "month"] else None,
    ),
    safely(
        "(IN|NA|EVERY)* (ORD|NUM) AND (ORD|NUM) UNIT EVERY? UNIT",
        lambda match: _week(match) if match.all("UNIT") == ["week", "month"] else None,
    ),
    safely(
        "(MONTH|P) (COMMA|DASH)? OPEN? (ORD|NUM|ROMAN|LAST|NUMS) UNIT CLOSE?",
        lambda match: _week(match) if match.one("UNIT") == "week" else None,
    ),
    safely("(FROM|IN)? (NUM|ORD) (PO|TILL|DASH)+ (NUM|ORD) UNIT", _term_weeks),
    safely("(FROM|IN)? NUMS UNIT", _term_weeks),
    safely("IN? ORD UNIT", _term_weeks),
    safely("UNIT (NUM|NUMS)", _term_weeks),
    safely("NUM UNIT", lambda match: _term_weeks(match) if match.text().endswith("неделя") else None),
    safely(f"(IN|TILL|TOWARD|NOTLATER|PO)* (START|END) {_PARTS} ({LINK} {_PARTS})* UNIT", _edge_of_part),
    safely(f"(IN|ZA|WITHIN|PO)? {_PARTS} ({LINK} {_PARTS})* UNIT YEAR?", _part_of_year),
)


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
    safely(f"(IN|NA|EVERY)* (ORD|LAST) {_DAY} (EVERY? UNIT|MONTH ({LINK} MONTH)*)?", _weekday_of_month),
    rule("(FROM|IN)? CLOCK (DASH|TILL|PO) CLOCK UNIT?", _clocks),
    rule("FROM CLOCKS", lambda match: ("CLOCKS", match.one("CLOCKS"))),
    rule(f"(IN|NA)? (PO|EVERY|FROM|IN)* WEEKDAY ((COMMA|AND|SLASH|DASH|PO|TILL|COMMA AND) (PO|IN)? {_DAY})* UNIT?", _weekdays),
    rule(f"{_DAY} ((COMMA|AND|SLASH|DASH) {_DAY})+", _weekdays),
    rule(f"(PO|EVERY|IN) {_DAY}", _weekdays),
    rule("FROM MAYBE_WE (PO|TILL) WEEKDAY", _weekdays),
)


HOURS: Final = (
    rule("MAYBE_WE (COMMA|COLON|DASH|IN)* CLOCKS", lambda match: ("T", WeeklyWindows((Window(("WE",), *match.one("CLOCKS")),)))),
    rule("PHASE (NUM|ROMAN) (COLON|DASH)?", lambda match: ("PHASED", str(match.one("NUM", "ROMAN")))),
    rule("(NUM|ROMAN|ORD) PHASE (COLON|DASH)?", lambda match: ("PHASED", str(match.one("NUM", "ROMAN", "ORD")))),
    rule("CLOCKS ((COMMA|AND|SEMI|SLASH)* IN? CLOCKS)*", _hours),
    rule("(IN|TILL|TOWARD|NOTLATER)* CLOCK", lambda match: ("HOUR", (match.one("CLOCK"), match.has("TILL", "TOWARD", "NOTLATER")))),
)
