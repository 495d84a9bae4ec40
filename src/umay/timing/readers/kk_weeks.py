"""Kazakh phrases of weeks, quarters and half-years, weekdays and hours: what their tokens become."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from umay.timing.readers.kk_dates import ALL_MONTHS, BY, LINK, MONTHS, all_of
from umay.timing.readers.kk_ru_compose import run, safely
from umay.timing.readers.points import Point, span
from umay.timing.readers.token_rules import ImpossibleDate, Match, rule
from umay.timing.values import (
    Duration,
    EveryN,
    NthWeekOfMonth,
    RelativeEvent,
    TermWeeks,
    Timing,
)

Built = tuple[str, Any] | None
_PARTS: Final = "(ROMAN|ROMANS|ORD|NUM|NUMS)"
_WHICH: Final = "(ORD|NUM|ROMAN|LAST|NUMS|ROMANS)"


def _week(match: Match) -> Built:
    units = match.all("UNIT", "UNIT_ABL")
    if units[-1] != "week" or units[0] not in ("week", "month"):
        return None
    weeks = [5] if match.has("LAST") else match.all("ORD", "NUM", "ROMAN")
    weeks = weeks or list(range(match.one("NUMS", "ROMANS")[0], match.one("NUMS", "ROMANS")[1] + 1))
    if not all(1 <= week <= 5 for week in weeks):
        raise ImpossibleDate(str(weeks))
    point: Point | None = match.one("P")
    if point and point.year:
        return "T", all_of([_dated_week(point, week) for week in weeks])
    months = tuple(match.all("MONTH")) or ALL_MONTHS
    by: Any = "at_latest" if match.has("TILL", "NOTLATER") else None
    return "T", all_of([NthWeekOfMonth(months, week, by) for week in weeks])


def _dated_week(point: Point, week: int) -> Timing:
    last: Any = "last" if week >= 5 else 7 * week
    return span(replace(point, day=7 * week - 6), replace(point, day=last))


def _term_weeks(match: Match) -> Built:
    if match.one("UNIT") != "week":
        return None
    numbers = match.one("NUMS") or match.all("NUM", "ORD")
    return ("T", TermWeeks(numbers[0], numbers[-1])) if 1 <= numbers[0] <= numbers[-1] <= 60 else None


def _part_of_year(match: Match) -> Built:
    """Of "1-тоқсан" is the school's own quarter; "2024 жылғы I тоқсан" is months."""
    unit, year = match.one("UNIT"), match.one("YEAR")
    numbers = match.one("ROMANS", "NUMS") or tuple(match.all("ROMAN", "ORD", "NUM"))
    if match.has("AND", "COMMA", "SLASH", "OR") and max(numbers) - min(numbers) >= len(numbers):
        return "T", all_of([part for number in numbers if (part := _part(unit, year, number, number)) is not None])
    timing = _part(unit, year, min(numbers), max(numbers))
    return None if timing is None else ("T", timing)


def _part(unit: str, year: int | None, first: int, last: int) -> Timing | None:
    length = {"quarter": 3, "half_year": 6}.get(unit)
    if unit in ("school_quarter", "term") or (length and year is None):
        name = "quarter" if unit in ("quarter", "school_quarter") else "term"
        return Duration(f"{name}_{first}_start", f"{name}_{last}_end") if last <= 4 else None
    if not length or last * length > 12:
        return None
    return span(Point(year, (first - 1) * length + 1), Point(year, last * length))


def _edge_of_part(match: Match) -> Built:
    """Of "1-тоқсанның соңында", "II жартыжылдықтың басында", "1, 2, 3, 4 тоқсанның соңы"."""
    unit, place = match.one("UNIT"), "start" if match.has("START") else "end"
    numbers = match.one("ROMANS", "NUMS") or tuple(match.all("ROMAN", "ORD", "NUM"))
    if unit not in ("quarter", "school_quarter", "half_year", "term"):
        return None
    if "quarter" in unit and numbers in ((1, 2, 3, 4), (1, 4)):
        return "T", EveryN(1, "school_quarter", anchor=place)
    name = "quarter" if "quarter" in unit else "term"
    rel: Any = "until" if match.has("TILL", "NOTLATER") else "at"
    return "T", all_of([RelativeEvent(f"{name}_{number}_{place}", rel) for number in numbers])


WEEKS: Final = (
    safely(f"({MONTHS}|P|EVERY? UNIT) COMMA? OPEN? {_WHICH} ((AND|COMMA) {_WHICH})? UNIT (END? {BY})? CLOSE?", _week),
    safely(f"({MONTHS}|P|EVERY? UNIT) {_WHICH} UNIT_ABL NOTLATER", _week),
    safely("(NUM|ORD|NUMS) (DASH (NUM|ORD))? UNIT", _term_weeks),
    safely(f"{_PARTS} ({LINK} {_PARTS})* UNIT (START|END) {BY}?", _edge_of_part),
    safely(f"YEAR? {_PARTS} ({LINK} {_PARTS})* UNIT (WITHIN|THROUGHOUT)?", _part_of_year),
)


def _weekdays(match: Match) -> Built:
    days: list[str] = []
    joined = False
    for token in match.tokens:
        if token.kind in ("WEEKDAY", "WEEKDAY_ABL"):
            days.extend(run(days.pop(), token.value) if joined and days else (token.value,))
        joined = token.kind in ("DASH", "WEEKDAY_ABL")
    return "DAYS", tuple(dict.fromkeys(days))


def _weekday_of_month(match: Match) -> Built:
    """Of "айдың бірінші дүйсенбісі" the week is read; the weekday in it cannot be kept and is named as unread."""
    week = 5 if match.has("LAST") else match.one("ORD")
    months = tuple(match.all("MONTH")) or ALL_MONTHS
    return ("TP", NthWeekOfMonth(months, week)) if 1 <= week <= 5 and match.one("UNIT") in (None, "month") else None


def _clocks(match: Match) -> Built:
    start, end = match.all("CLOCK", "CLOCK_ABL")
    return ("CLOCKS", (start, end)) if start < end else None


CLOCKS: Final = (
    safely(f"(EVERY? UNIT|{MONTHS}) (ORD|LAST) WEEKDAY", _weekday_of_month),
    rule("(CLOCK|CLOCK_ABL) (DASH|SINCE)? CLOCK TILL", _clocks),
    rule("CLOCK DASH CLOCK", _clocks),
    rule("EVERY? WEEKDAY ((COMMA|AND|SLASH|DASH|COMMA AND) WEEKDAY)* (EACH|UNIT|DAYS)?", _weekdays),
    rule("WEEKDAY_ABL WEEKDAY TILL", _weekdays),
)


HOURS: Final = (
    rule("PHASE (NUM|ROMAN) (COLON|DASH)?", lambda match: ("PHASED", str(match.one("NUM", "ROMAN")))),
    rule("(NUM|ROMAN|ORD) PHASE (COLON|DASH)?", lambda match: ("PHASED", str(match.one("NUM", "ROMAN", "ORD")))),
    rule("CLOCKS ((COMMA|AND|SEMI|SLASH)* CLOCKS)*", lambda match: ("HOURS", tuple(match.all("CLOCKS")))),
    rule("(CLOCK|CLOCK_ABL) (TILL|NOTLATER)?", lambda match: ("HOUR", (match.one("CLOCK", "CLOCK_ABL"), match.has("TILL", "NOTLATER")))),
)
