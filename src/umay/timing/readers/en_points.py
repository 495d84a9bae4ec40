"""English days, months, spans of time, clocks and weekdays, from single words to whole points."""

from __future__ import annotations

from typing import Any, Final

from umay.timing.readers.points import Point
from umay.timing.readers.token_rules import ImpossibleDate, Match, Rule, rule

WEEK: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LISTED: Final = "(COMMA|AND|OR|SLASH|COMMA AND|COMMA OR)"
EVENTISH: Final = "(EVENT|QUOTED)"

Built = tuple[str, Any] | None


def _day(match: Match) -> Built:
    day = match.one("N", "ORD")
    if day > 31:
        return None
    return "POINT", Point(match.one("YEAR"), match.one("MONTH"), day)


def _month(match: Match) -> Built:
    found = match.one("MY")
    return "POINT", found or Point(match.one("YEAR"), match.one("MONTH"))


def _months(match: Match) -> Built:
    return "MONTHS", (tuple(match.all("MONTH")), match.one("YEAR"), match.has("OR", "SLASH"))


def _month_range(match: Match) -> Built:
    first, last = match.all("MONTH")
    years = match.all("YEAR")
    return "RANGE", (Point(years[0] if len(years) == 2 else None, first), Point(years[-1] if years else None, last))


def _days_of_month(match: Match) -> Built:
    first, last = match.all("N", "ORD")
    if first >= last:
        raise ImpossibleDate(match.text())
    month, year = match.one("MONTH"), match.one("YEAR")
    return "RANGE", (Point(year, month, first), Point(year, month, last))


def _span(match: Match) -> Built:
    return "SPAN", (match.one("N") or 1, match.one("UNIT"))


def _count(match: Match) -> Built:
    times, least = match.one("COUNT") or (match.one("N"), False)
    return "COUNT", (times, least or match.has("MIN"))


POINTS: Final[tuple[Rule, ...]] = (
    rule("(N|ORD) OF? MONTH (COMMA? OF? YEAR)?", _day),
    rule("MONTH (N|ORD) (COMMA? YEAR)?", _day),
    rule("MONTH (COMMA? OF? YEAR)?", _month),
    rule("MY", _month),
    rule(f"MONTH ({LISTED} MONTH)+ (COMMA? OF? YEAR)?", _months),
    rule("(FROM|BETWEEN)? MONTH YEAR? (DASH|TO|UNTIL) MONTH (OF? YEAR)?", _month_range),
    rule("BETWEEN MONTH YEAR? AND MONTH (OF? YEAR)?", _month_range),
    rule("(FROM|BETWEEN)? (N|ORD) (DASH|TO|UNTIL) (N|ORD) OF? MONTH (COMMA? YEAR)?", _days_of_month),
    rule("BETWEEN (N|ORD) AND (N|ORD) OF? MONTH (COMMA? YEAR)?", _days_of_month),
    rule("MONTH (N|ORD) (DASH|TO) (N|ORD) (COMMA? YEAR)?", _days_of_month),
    rule("UNIT? YEAR", lambda match: ("POINT", Point(match.one("YEAR"))) if match.one("UNIT") in (None, "year") else None),
    rule("N DASH? UNIT", _span),
    rule("MIN? (COUNT|N TIMES)", _count),
    rule("(N|COUNT) OR (COUNT|N TIMES)", _count),
)


def _weekdays(match: Match) -> Built:
    days: list[str] = match.all("WD")
    if match.has("TO", "DASH"):
        first, last = WEEK.index(days[0]), WEEK.index(days[1])
        return "WDS", tuple(WEEK[(first + step) % 7] for step in range((last - first) % 7 + 1))
    return "WDS", tuple(dict.fromkeys(days))


def _third(match: Match) -> Built:
    point = match.one("POINT")
    if point.month is None or point.day is not None:
        return None
    third = match.one("THIRD") or next(n for n, kinds in _THIRDS.items() if match.has(*kinds))
    return "POINT", Point(point.year, point.month, third=third)


_THIRDS: Final = {1: ("START", "EARLY"), 2: ("MIDDLE", "MID"), 3: ("END", "LATE")}


def _last_day(match: Match) -> Built:
    point = match.one("POINT")
    if point.month is None or point.day or point.third:
        return None
    return "POINT", Point(point.year, point.month, "last")


def _by_end(match: Match) -> Built:
    point = match.one("POINT")
    if point.day or point.third:
        return None
    return "BYEND", point


def clock_on(clock: str, part: int | None) -> str:
    """The clock as 24 h "HH:MM"; part 12: said to be in the afternoon."""
    hour, minute = int(clock[:2]), clock[3:]
    return f"{hour + 12:02}:{minute}" if part and hour < 12 else clock


def _clock(match: Match) -> Built:
    return "CLOCK", match.one("NOON") or clock_on(match.one("CLOCK"), match.one("PART"))


def _clocks(match: Match) -> Built:
    start, end = match.all("CLOCK")
    return ("CLOCKS", (start, end)) if start < end else None


def _relation(kind: str) -> Any:
    return lambda match: (kind, match.one("EVENT", "QUOTED") if match.has("EVENT", "QUOTED") else match.text("W", "N"))


PIECES: Final[tuple[Rule, ...]] = (
    rule("(START|MIDDLE|END|THIRD) OF? POINT", _third),
    rule("(EARLY|MID|LATE) DASH? POINT", _third),
    rule("(BY|BEFORE|UNTIL|TO)+ END OF? POINT", _by_end),
    rule("LASTW UNIT OF POINT", lambda match: _last_day(match) if match.one("UNIT") == "day" else None),
    rule("WD ((TO|DASH) WD)", _weekdays),
    rule("FROM WD TO WD", _weekdays),
    rule(f"WD ({LISTED} WD)*", _weekdays),
    rule("(CLOCK PART?|NOON)", _clock),
    rule(f"(BEFORE) (EVERY|A)? {EVENTISH}", _relation("BEF")),
    rule(f"(AFTER) (EVERY|A)? {EVENTISH}", _relation("AFT")),
    rule(f"(FROM|SINCE) (EVERY|A)? {EVENTISH}", _relation("SNC")),
    rule(f"OF (EVERY|A)? {EVENTISH}", _relation("OFEV")),
    rule("SPEECH COMMA? AFTER (EVERY|A)? (EVENT|QUOTED)", lambda match: ("AFT", match.one("EVENT", "QUOTED"))),
)
CLOCKS: Final[tuple[Rule, ...]] = (
    rule(
        "(FROM|BETWEEN)? CLOCK (DASH|TO|UNTIL|AND) CLOCK",
        lambda match: _clocks(match) if not match.has("AND") or match.has("BETWEEN") else None,
    ),
)
