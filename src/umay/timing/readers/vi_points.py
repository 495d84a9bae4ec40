"""Vietnamese days, months, spans of time, clocks and weekdays, from single words to whole points."""

from __future__ import annotations

from typing import Any, Final

from umay.timing.readers.points import Point
from umay.timing.readers.token_rules import Match, Rule, as_kind, rule

WEEK: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
UNITS: Final = "(NGAY|TUAN|THANG|QUY|NAM|NUANAM|HOCKY|NAMHOC|SCHOOLDAY|SCHOOLQUARTER|WORKDAY|GIO|PHUT)"
UNIT_KINDS: Final = tuple(UNITS.strip("()").split("|"))
AND: Final = "(COMMA|AND|OR|COMMA AND)"
EVENTISH: Final = "(EVENT|BELL|QUOTED)"
CLOCKISH: Final = "(CLOCK|HOUR|SPAN)"

Clock = tuple[int, int]


def _date(match: Match) -> tuple[str, Point]:
    numbers = match.all("N")
    return "POINT", Point(match.one("YEAR"), numbers[1], numbers[0])


def _day_month_year(match: Match) -> tuple[str, Point]:
    month: Point = match.one("MY")
    return "POINT", Point(month.year, month.month, match.one("N"))


def _month(match: Match) -> tuple[str, Point] | None:
    month = match.one("N", "MONTHTAG")
    return ("POINT", Point(match.one("YEAR"), month)) if 1 <= month <= 12 else None


def _months(match: Match) -> tuple[str, Any] | None:
    closing: Point | None = match.one("MY")
    months = [*match.all("N", "MONTHTAG"), *([closing.month] if closing else [])]
    if any(not 1 <= month <= 12 for month in months):
        return None
    return "MONTHS", (tuple(months), closing.year if closing else match.one("YEAR"), match.has("OR"))


def _month_range(match: Match) -> tuple[str, Any] | None:
    closing: Point | None = match.one("MY")
    months = match.all("N")
    end = closing or Point(match.one("YEAR"), months[1])
    return "RANGE", (Point(None, months[0]), end)


def _days_of_month(match: Match) -> tuple[str, Any]:
    numbers = match.all("N")
    if match.has("DM"):
        day, month = match.one("DM")
        end = Point(None, month, day)
    else:
        end = match.one("POINT") or Point(match.one("YEAR"), numbers[2], numbers[1])
    return "RANGE", (Point(end.year, end.month, numbers[0]), end)


def _day_and_month(match: Match) -> tuple[str, Point]:
    day, month = match.one("DM")
    return "POINT", Point(match.one("YEAR"), month, day)


def _week_of(match: Match) -> tuple[str, Any] | None:
    week = _ordinal(match)
    closing: Point | None = match.one("MY")
    months = _months_after_week(match)
    if not week or any(not 1 <= month <= 12 for month in months):
        return None
    return "WEEKOF", (week, months, closing.year if closing else match.one("YEAR"))


def _weeks_of(match: Match) -> tuple[str, Any] | None:
    """Two weeks of one month are its days from the first of the one to the last of the other."""
    numbers, point = match.all("N"), match.one("MY", "POINT")
    year, month = (point.year, point.month) if point else (match.one("YEAR"), numbers[2])
    if not 1 <= numbers[0] < numbers[1] <= 4 or not month:
        return None
    return "RANGE", (Point(year, month, 7 * numbers[0] - 6), Point(year, month, 7 * numbers[1]))


def _months_after_week(match: Match) -> tuple[int, ...]:
    place = next(index for index, token in enumerate(match.tokens) if token.kind in ("THANG", "MY"))
    after = Match(match.tokens[place:])
    closing: Point | None = after.one("MY")
    return (*after.all("N"), *([closing.month or 1] if closing else []))


def _ordinal(match: Match) -> int | None:
    for token in match.tokens:
        if token.kind in ("FIRST", "BEGIN"):
            return 1
        if token.kind == "LAST":
            return 5
        if token.kind == "WD":
            return WEEK.index(token.value) + 2
        if token.kind == "N":
            return int(token.value)
    return None


def _quarter(match: Match) -> tuple[str, Any] | None:
    quarters = match.all("ROMAN", "N")
    return ("QUARTERS", (tuple(quarters), match.one("YEAR"))) if all(1 <= quarter <= 4 for quarter in quarters) else None


def _span(match: Match) -> tuple[str, tuple[int, str]]:
    unit = match.one(*UNIT_KINDS)
    return "SPAN", (match.one("N") or 5, unit)


def _year(match: Match) -> tuple[str, Point]:
    return "POINT", Point(match.one("YEAR"))


_WEEK_NUMBER: Final = "(N|FIRST|BEGIN FIRST?|LAST|WD)"

POINTS: Final[tuple[Rule, ...]] = (
    rule("(NGAY|IN NGAY)? POINT", lambda match: ("POINT", match.one("POINT"))),
    rule("NGAY? N THANG N COMMA? NAM? YEAR", _date),
    rule("NGAY? N THANG N SLASH YEAR", _date),
    rule("NGAY N THANG MY", _day_month_year),
    rule("NGAY N THANG N", _date),
    rule("NGAY DM (NAM YEAR)?", _day_and_month),
    rule("NGAY? N (DASH|TO) (NGAY)? (DM|POINT)", _days_of_month),
    rule("NGAY N (DASH|TO) (NGAY)? N THANG N (COMMA? NAM YEAR|SLASH YEAR)?", _days_of_month),
    rule("THANG? MY", lambda match: ("POINT", match.one("MY"))),
    rule("THANG N (COMMA? NAM|SLASH|DASH)? YEAR", _month),
    rule("(THANG N|MONTHTAG)", _month),
    rule(f"(THANG N|MONTHTAG) ({AND} (THANG? N|MONTHTAG))+ (SLASH? (NAM)? YEAR)?", _months),
    rule(f"THANG N ({AND} THANG? N)* {AND} THANG? MY", _months),
    rule("THANG N (DASH|TO) N (SLASH? NAM? YEAR)?", _month_range),
    rule("THANG N (DASH|TO) (THANG)? MY", _month_range),
    rule(f"TUAN {_WEEK_NUMBER} (OF|IN|COMMA)? THANG N ({AND} THANG? N)* (SLASH|NAM)* YEAR?", _week_of),
    rule(f"TUAN {_WEEK_NUMBER} (OF|IN|COMMA)? THANG? (N {AND})* MY", _week_of),
    rule(f"QUY (ROMAN|N) ({AND} QUY? (ROMAN|N))* (SLASH|DASH|NAM|COMMA)* YEAR?", _quarter),
    rule(f"(N|NAM) {UNITS}", lambda match: _span(match) if match.has("N") or match.has("WORKDAY") else None),
    rule("(THANG|QUY) N LAN", lambda match: ("OFTEN", (match.one("THANG", "QUY"), match.one("N")))),
    rule("TUAN N (DASH|TO|AND|COMMA) N OF? (POINT|THANG N (SLASH|NAM)* YEAR?|THANG? MY)", _weeks_of),
    rule("NAM YEAR", _year),
    rule("YEAR", _year),
)


def _weekdays(match: Match) -> tuple[str, tuple[str, ...]]:
    days: list[str] = match.all("WD")
    days += [WEEK[number - 2] for number in match.all("N") if 2 <= number <= 7]
    if match.has("TO", "DASH"):
        first, last = WEEK.index(days[0]), WEEK.index(days[1])
        return "WDS", tuple(WEEK[(first + step) % 7] for step in range((last - first) % 7 + 1))
    return "WDS", tuple(days)


def _third(match: Match) -> tuple[str, Point] | None:
    point: Point = match.one("POINT")
    third = {"start": 1, "middle": 2, "end": 3}.get(match.one("BEGIN", "MIDDLE", "LAST"), match.one("THIRD"))
    if point.month is None or point.day is not None:
        return None
    return "POINT", Point(point.year, point.month, third=third)


def _half_of_month(match: Match) -> tuple[str, Any] | None:
    point: Point = match.one("POINT")
    if point.month is None or point.day or point.third:
        return None
    first, last = (1, 15) if match.one("HALFMONTH") == 1 else (16, "last")
    return "RANGE", (Point(point.year, point.month, first), Point(point.year, point.month, last))  # type: ignore[arg-type]


def _last_day(match: Match) -> tuple[str, Point] | None:
    point: Point = match.one("POINT")
    return ("POINT", Point(point.year, point.month, "last")) if point.month and point.day is None and point.third is None else None


def clock_of(value: Any) -> Clock | None:
    """The hour and minute of a clock token; a span of hours is read as the hour."""
    if isinstance(value[1], str):
        return (value[0], 0) if value[1] == "hour" and value[0] <= 24 else None
    return (value[0], value[1])


def said(clock: Clock, part: int | None) -> str:
    """The clock as 24 h "HH:MM"; part: hours to add before noon, for words such as "in the afternoon"."""
    hour, minute = clock
    if part == 12 and hour < 12:
        hour += 12
    if part == 11 and hour <= 3:
        hour += 12
    return f"{hour:02}:{minute:02}"


def _clock_range(match: Match) -> tuple[str, tuple[str, str]] | None:
    found = [clock_of(value) for value in match.all("CLOCK", "HOUR", "SPAN")]
    start, end = found[0], found[1]
    if start is None or end is None:
        return None
    parts = match.all("PART")
    opening, closing = said(start, parts[0] if parts else None), said(end, parts[-1] if parts else None)
    return ("CLOCKS", (opening, closing)) if opening < closing else None


def _own_event(match: Match) -> str:
    return match.text("W", "N", "EVENT", "OCC", "LAN", "TO", "OF", "IN", "AND")


def _event(match: Match) -> str:
    value = match.one("EVENT", "QUOTED", "BELL")
    return value if isinstance(value, str) else str(value[0])


_OWN: Final = "(W|N|EVENT|OCC|LAN|TO|OF|IN|AND){0,7}"


def _relation(kind: str) -> Any:
    return lambda match: (kind, _event(match))


def _own_relation(kind: str) -> Any:
    """An event in the document's own words, which "when" or "each" opens."""

    def build(match: Match) -> tuple[str, Any] | None:
        opened = match.has("EVERY", "NGAY") or any(token.text.lower().endswith(("khi", "lúc")) for token in match.tokens[:2])
        return (kind, _own_event(match)) if opened else None

    return build


def _occasion(kind: str) -> Any:
    return lambda match: (kind, "school_year_start" if match.one("OCC") == "school_opening" else match.one("OCC"))


PIECES: Final[tuple[Rule, ...]] = (
    rule("MIN? N LAN", lambda match: ("COUNT", (match.one("N"), match.has("MIN")))),
    rule("NAM LAN", as_kind("COUNT", (5, False))),
    rule("(BEGIN|MIDDLE|LAST|THIRD) OF? POINT", _third),
    rule("HALFMONTH OF? POINT", _half_of_month),
    rule("NGAY LAST (OF|IN)? POINT", _last_day),
    rule("FROM? WD (TO|DASH) WD", _weekdays),
    rule(f"WD ({AND} (WD|N))*", _weekdays),
    rule(f"(PART (COLON|COMMA)?)? FROM? PART? {CLOCKISH} PART? (TO|DASH) PART? {CLOCKISH} PART?", _clock_range),
    rule(f"(BEFORE|BEFOREKHI) EVERY? {EVENTISH}", _relation("BEF")),
    rule(f"BEFOREKHI W {_OWN}", _own_relation("BEF")),
    rule("BEFORE COMMA? IN? AND? AFTER OCC", lambda match: ("OCC", match.one("OCC"))),
    rule("(BEFORE|BEFOREKHI) OCC", _occasion("BEF")),
    rule("(AFTER|AFTERKHI) OCC", _occasion("AFT")),
    rule("SINCE OCC", _occasion("SNC")),
    rule(f"ATONCE? (AFTER|AFTERKHI) EVERY? {EVENTISH}", _relation("AFT")),
    rule(f"ATONCE WHEN {EVENTISH}", _relation("AFT")),
    rule(f"ATONCE? AFTERKHI W {_OWN}", _own_relation("AFT")),
    rule("AFTER EVERY W{1,4}", _own_relation("AFT")),
    rule(f"SINCE NGAY? {EVENTISH}", _relation("SNC")),
    rule(f"SINCE NGAY? W {_OWN}", _own_relation("SNC")),
)
