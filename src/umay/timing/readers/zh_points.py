"""Chinese days, months, spans of time, clocks, weekdays and events, from single words to whole points."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from umay.timing.readers.points import Point
from umay.timing.readers.token_rules import Match, Rule, as_kind, rule

WEEK: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
AND: Final = "(COMMA|AND|OR|COMMA AND)"
EVENTISH: Final = "(EVENT|BELL|QUOTED)"
WORKDAYS: Final = WEEK[:5]

Clock = tuple[int, int]


def _third(match: Match) -> tuple[str, Point] | None:
    """A part of a month: its thirds, its start as the first third, its end as its last day."""
    point: Point = match.one("POINT")
    if point.month is None or point.day is not None or point.third is not None:
        return None
    if match.has("THIRD"):
        return "POINT", replace(point, third=match.one("THIRD"))
    place = match.one("ANCHOR")
    if place == "end":
        return "POINT", replace(point, day="last")
    return "POINT", replace(point, third=1 if place == "start" else 2)


def _thirds(match: Match) -> tuple[str, Any] | None:
    point: Point = match.one("POINT")
    first, last = match.one("THIRDS")
    return ("RANGE", (replace(point, third=first), replace(point, third=last))) if point.month and point.day is None else None


def _year_point(match: Match) -> tuple[str, Point]:
    return "POINT", Point(match.one("YEAR"))


def _year_place(match: Match) -> tuple[str, Point]:
    place = match.one("ANCHOR")
    return "POINT", Point(match.one("YEAR"), 1 if place == "start" else 12, "last" if place == "end" else None)


def _months(match: Match) -> tuple[str, Any] | None:
    closing: Point = match.all("POINT")[-1]
    opening: list[Point] = match.all("POINT")[:-1]
    whole = [point.month for point in opening]
    months = [*match.all("N"), *whole, closing.month]
    years = {point.year for point in (*opening, closing)} - {None}
    days = any(point.day or point.third for point in (*opening, closing))
    if days or len(years) > 1 or any(month is None or not 1 <= month <= 12 for month in months):
        return None
    return "MONTHS", (tuple(months), next(iter(years), None), match.has("OR"))


def _month_range(match: Match) -> tuple[str, Any] | None:
    closing: Point = match.one("POINT")
    month = match.one("N")
    if closing.day is not None or closing.month is None or not 1 <= month <= 12:
        return None
    return "RANGE", (Point(match.one("YEAR"), month), closing)


def _days_of_month(match: Match) -> tuple[str, Any] | None:
    start: Point = match.one("POINT")
    if match.has("N") and start.month and start.day is None:
        start = replace(start, day=match.one("N"))
    return ("RANGE", (start, replace(start, day=match.one("DAYNUM")))) if start.day is not None else None


def _weekdays(match: Match) -> tuple[str, tuple[str, ...]]:
    days: list[str] = match.all("WD")
    days += [WEEK[number - 1] for number in match.all("N") if 1 <= number <= 6]
    if match.has("TO"):
        first, last = WEEK.index(days[0]), WEEK.index(days[-1])
        return "WDS", tuple(WEEK[(first + step) % 7] for step in range((last - first) % 7 + 1))
    return "WDS", tuple(days)


def said(clock: Clock, part: int | None) -> str:
    """The clock as 24 h "HH:MM"; part: the part of the day, 12 for after noon, 11 for about noon, 0 for the morning."""
    hour, minute = clock
    if (part == 12 and hour < 12) or (part == 11 and hour <= 3):
        hour += 12
    return f"{hour:02}:{minute:02}"


def _clock_range(match: Match) -> tuple[str, Any] | None:
    start, end = match.all("CLOCK")
    parts: list[int] = match.all("PART")
    if not parts and start[0] > end[0] and end[0] < 12:
        return None
    return "CLOCKS", (start, end, parts[0] if parts else None, parts[-1] if parts else None)


def _bells(match: Match) -> tuple[str, Any]:
    found: list[tuple[str, ...]] = match.all("BELL")
    return "BELL", tuple(dict.fromkeys(anchor for anchors in found for anchor in anchors))


def events_of(match: Match, *kinds: str) -> tuple[str, ...]:
    """The events named: codes, or the document's words in quotes; the two bells of a school day are two."""
    value = match.one(*kinds)
    return value if isinstance(value, tuple) else (value,)


def _event(match: Match) -> tuple[str, Any]:
    return "E", events_of(match, "EVENT", "BELL", "QUOTED")


def _own_event(match: Match) -> tuple[str, Any] | None:
    words = match.text("W", gap="")
    for opener in ("于", "在", "自", "从", "於", "從"):
        words = words.rpartition(opener)[2]
    return ("E", (words,)) if 2 <= len(words) <= 14 else None


def _as_span(match: Match) -> tuple[str, Any]:
    return "SPAN", (match.one("DAYNUM"), "day")


POINTS: Final[tuple[Rule, ...]] = (
    rule("POINT OF? (THIRD|ANCHOR)", _third),
    rule("POINT THIRDS", _thirds),
    rule("YEAR ANCHOR", _year_place),
    rule("YEAR", _year_point),
    rule("YEAR? N TO POINT", _month_range),
    rule(f"(N {AND})+ POINT", _months),
    rule(f"POINT ({AND} POINT)+", _months),
    rule("POINT N? TO DAYNUM", _days_of_month),
    rule("(POINT|MD) TO MD", lambda match: ("RANGE", tuple(match.all("POINT", "MD")))),
    rule("MD (?=BEFORE|STRICT)", lambda match: ("POINT", match.one("MD"))),
    rule("WD TO (WD|N)", _weekdays),
    rule(f"WD ({AND} (WD|N))*", _weekdays),
    rule("NTH WD", lambda match: ("NTHDAY", match.one("NTH"))),
    rule("WEEKEND", as_kind("WEEKEND")),
    rule("BELL (BRACKET PART (COMMA PART)* BRACKET)? ((COMMA|AND|SLASH) BELL)*", _bells),
)

PIECES: Final[tuple[Rule, ...]] = (
    rule("QUOTED PERIOD COLON", lambda match: ("OWNPHASE", match.one("QUOTED"))),
    rule("PART? (FROM|AT)? PART? CLOCK TO PART? CLOCK STOP?", _clock_range),
    rule("DAYNUM INSIDE", lambda match: ("INSPAN", (match.one("DAYNUM"), "day"))),
    rule("SPAN INSIDE", lambda match: ("INSPAN", match.one("SPAN"))),
    rule("ADVANCE (AT|MIN)* DAYNUM", lambda match: ("ADV", (match.one("DAYNUM"), "day", match.has("MIN")))),
    rule("ADVANCE (AT|MIN)* SPAN", lambda match: ("ADV", (*match.one("SPAN"), match.has("MIN")))),
    rule("MIN ADVANCE SPAN", lambda match: ("ADV", (*match.one("SPAN"), True))),
    rule("MIN ADVANCE DAYNUM", lambda match: ("ADV", (match.one("DAYNUM"), "day", True))),
    rule("BEFORE MIN? DAYNUM", lambda match: ("BSPAN", (match.one("DAYNUM"), "day", match.has("MIN")))),
    rule("BEFORE MIN? SPAN", lambda match: ("BSPAN", (*match.one("SPAN"), match.has("MIN")))),
    rule("AFTER DAYNUM INSIDE", lambda match: ("AFTERSPAN", (match.one("DAYNUM"), "day"))),
    rule("AFTER SPAN INSIDE", lambda match: ("AFTERSPAN", match.one("SPAN"))),
    rule("AFTER DAYNUM", lambda match: ("ASPAN", (match.one("DAYNUM"), "day"))),
    rule("AFTER SPAN", lambda match: ("ASPAN", match.one("SPAN"))),
    rule("AFTER OF? NTH UNIT", lambda match: ("NTHPERIOD", (match.one("NTH"), match.one("UNIT")))),
    rule("MIN? N TIMES", lambda match: ("COUNT", (match.one("N"), match.has("MIN")))),
    rule("MIN? N TO N TIMES", lambda match: ("COUNT", (match.one("N"), True))),
)
