"""Kazakh phrases of days, months, years, weeks of months, weekdays and hours: what their tokens become."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from umay.timing.readers.kk_ru_compose import months_between, safely, same_days
from umay.timing.readers.points import Point, Relation, iso, single, span
from umay.timing.readers.token_rules import ImpossibleDate, Match, as_kind, rule
from umay.timing.values import (
    AllOf,
    DateRange,
    EveryN,
    MonthDay,
    SingleMonth,
    Timing,
    YearlyMonths,
)

Built = tuple[str, Any] | None


ALL_MONTHS: Final = tuple(range(1, 13))


BY: Final = "(TILL|NOTLATER|EARLIER|BEFORE)"
LINK: Final = "(COMMA|AND|SLASH|OR|COMMA AND)"


MONTHS: Final = f"MONTH (({LINK}) MONTH)*"
_DAYS: Final = "(DAYNUM|NUM|ORD)"


_PLACE: Final = {"START": 1, "MIDDLE": 2, "END": 3, "LAST": 3}


def all_of(parts: list[Timing]) -> Timing:
    """One timing, or all of them together."""
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _year(match: Match) -> Built:
    unit = match.one("UNIT")
    if unit == "school_year":
        return "SCHOOLYEARS", (match.one("YEAR"), match.one("YEAR") + 1)
    return ("YEAR", match.one("YEAR")) if unit == "year" else None


def _years(match: Match) -> Built:
    unit = match.one("UNIT", "PER")
    if unit not in (None, "year", "school_year"):
        return None
    return ("SCHOOLYEARS" if unit == "school_year" else "YEARS"), match.one("YEARS")


def _month(match: Match) -> Built:
    kind = "MONTH_ABL" if match.has("UNIT_ABL", "MONTH_ABL") else "MONTH"
    return (kind, match.one("MONTH", "MONTH_ABL")) if match.one("UNIT", "UNIT_ABL", "PER") == "month" else None


def _day(match: Match) -> Built:
    """Of "2024 жылғы 15 қыркүйек", "қыркүйектің 15-іне": a point; from the fifteenth when in the ablative."""
    if match.has("UNIT") and match.one("UNIT") != "day":
        return None
    point = Point(match.one("YEAR"), match.one("MONTH", "MONTH_ABL", "MONTH_ADJ"), match.one("NUM", "DAYNUM", "DAYNUM_ABL", "ORD"))
    single(point)
    if match.has("MONTH_ADJ"):
        return ("DOCDATE", None) if match.has("YEAR") else ("P", point)
    return ("P_ABL" if match.has("MONTH_ABL", "DAYNUM_ABL") else "P"), point


def _third(match: Match) -> Built:
    place = next((_PLACE[token.kind] for token in match.tokens if token.kind in _PLACE), None) or match.one("ORD", "NUM", "ROMAN")
    last = match.tokens[-1].text.lower()
    if place not in (1, 2, 3):
        return None
    return ("P_ABL" if last.endswith(("нан", "нен")) else "P"), Point(match.one("YEAR"), match.one("MONTH"), third=place)


def _half(match: Match) -> Built:
    days: Any = {1: (1, 15), 2: (16, "last")}.get(match.one("ORD", "NUM"))
    if not days:
        return None
    year, month = match.one("YEAR"), match.one("MONTH")
    return "T", span(Point(year, month, days[0]), Point(year, month, days[1]))


def _month_of_year(match: Match) -> Built:
    return ("P_ABL" if match.has("MONTH_ABL") else "P"), Point(match.one("YEAR"), match.one("MONTH", "MONTH_ABL"))


POINTS: Final = (
    rule("QUOTE OWN", lambda match: ("QUOTE", match.one("QUOTE"))),
    rule("CURRENT? YEAR UNIT", _year),
    rule("YEARS (UNIT|PER)?", _years),
    rule("CURRENT UNIT", lambda match: ("UNIT", match.one("UNIT"))),
    rule("DATE (UNIT)?", lambda match: ("P", match.one("DATE")) if match.one("UNIT") in (None, "year") else None),
    rule("(MONTH|MONTH_ABL) (UNIT|UNIT_ABL|PER)", _month),
)


def relation(match: Match, point: Point | None = None) -> Relation | None:
    """How a point bounds: "мамырға дейін" leaves May out, "5 мамырға дейін" does not leave out the fifth."""
    if match.has("EARLIER", "BEFORE"):
        return "before"
    if match.has("NOTLATER", "INCLUSIVE"):
        return "by"
    if match.has("TILL"):
        return "before" if point is not None and point.day is None and point.third is None else "by"
    return None


def _last_day(match: Match) -> Built:
    if match.one("UNIT") != "day":
        return None
    return "T", MonthDay("last", tuple(match.all("MONTH")), "by" if match.has("TILL", "NOTLATER") else "on")


def _by(match: Match) -> Built:
    point: Point = match.one("P", "P_ABL", "DAYMONTH") or Point(match.one("YEAR"), match.one("MONTH", "MONTH_ABL"))
    if point.third:
        point = replace(point, day={1: 10, 2: 20}.get(point.third, "last"), third=None)
    return "T", single(point, relation(match, point))


def _several_days(match: Match) -> Built:
    """Of "15 қыркүйек және 15 ақпан": the same relation for all."""
    rel: Relation = relation(match) or "on"
    return "T", all_of(same_days([single(point, rel) for point in match.all("P", "DAYMONTH")]))


def _range(match: Match) -> Built:
    ends = [_end(token.kind, token.value) for token in match.tokens if token.kind in _END_KINDS]
    start, end = (Point(symbol="issue_date"), ends[-1]) if match.has("EVENT") else (ends[0], ends[-1])
    if match.has("EVENT") and match.one("EVENT") != "issue_date":
        return None
    if start.month is None and start.day is not None:
        start = replace(start, month=end.month, year=end.year)
    return "T", span(start, end)


_END_KINDS: Final = ("P", "P_ABL", "DAYMONTH", "MONTH", "MONTH_ABL", "YEAR", "NUM", "DAYNUM", "DAYNUM_ABL")


def _end(kind: str, value: Any) -> Point:
    if kind in ("P", "P_ABL", "DAYMONTH"):
        point: Point = value
        return point
    return Point(month=value) if kind.startswith("MONTH") else Point(value) if kind == "YEAR" else Point(day=value)


def _days_range(match: Match) -> Built:
    first, last = match.one("NUMS")
    return "T", span(Point(match.one("YEAR"), match.one("MONTH"), first), Point(match.one("YEAR"), match.one("MONTH"), last))


def _from(match: Match) -> Built:
    point: Point = match.one("P", "P_ABL") or Point(match.one("YEAR"), match.one("MONTH_ABL", "MONTH"))
    if point.year is None and point.day in (None, 1) and point.third is None and point.month:
        return "T", YearlyMonths((point.month,), rel="from_start")
    return "T", DateRange(iso(point), "open", point.precision)


def _months(match: Match) -> Built:
    """A list of months, of runs of months, or one run."""
    parts: list[tuple[int, ...]] = []
    joined = False
    between = match.has("BETWEEN", "TILL", "WITHIN") and len(match.all("MONTH", "MONTH_ABL")) == 2
    for token in match.tokens:
        if token.kind == "MONTH" and (joined or (between and parts)):
            parts[-1] = months_between(parts[-1][0], token.value)
        elif token.kind in ("MONTH", "MONTH_ABL"):
            parts.append((token.value,))
        joined = token.kind == "DASH"
    runs = [part for part in parts if len(part) > 1]
    year = match.one("YEAR")
    if year is not None:
        return "T", all_of([_of_year(part, year) for part in parts])
    if runs and len(parts) > 1:
        return "T", all_of([YearlyMonths(part, "any" if len(part) > 1 else "each") for part in parts])
    months = tuple(dict.fromkeys(month for part in parts for month in part))
    either = bool(runs) or match.has("SLASH", "OR")
    return "T", YearlyMonths(months, "any" if either and len(months) > 1 else "each")


def _of_year(part: tuple[int, ...], year: int) -> Timing:
    return span(Point(year, part[0]), Point(year + (part[-1] < part[0]), part[-1])) if len(part) > 1 else SingleMonth(year, part[0])


def _month_day(match: Match) -> Built:
    """Of "әр айдың 25-іне дейін", "25-іне дейін", "қыркүйек және ақпан айларының 25-іне дейін"."""
    if any(unit not in ("month", "day") for unit in match.all("UNIT")):
        return None
    rel: Relation = relation(match) or "on"
    reports = "previous_month" if match.has("FOLLOWING_REPORT", "REPORTING") else None
    numbers: list[Any] = match.all("DAYNUM", "DAYNUM_ABL", "NUM", "ORD")
    if not all(1 <= number <= 31 for number in numbers):
        raise ImpossibleDate(str(numbers))
    return "T", all_of([MonthDay(number, tuple(match.all("MONTH")), rel, reports) for number in numbers])


def _to_day(match: Match) -> bool:
    """Whether "5-күніне дейін" is meant: the unit counted is a day, of a month if one is named."""
    units = match.all("UNIT", "PER")
    return units[-1] == "day" and units[:-1] in ([], ["month"])


def _month_end(match: Match) -> Built:
    units = match.all("UNIT")
    if units == ["quarter", "day"]:
        return "T", EveryN(1, "quarter", anchor="end")
    if units not in (["month"], ["month", "day"]):
        return None
    return "T", MonthDay("last", (), "by" if match.has("TILL", "NOTLATER") else "on")


DATES: Final = (
    safely("P (NO|W{0,3} DOC) OTHER?", as_kind("DOCDATE")),
    safely("P NO (NUM|OTHER)?", as_kind("DOCDATE")),
    safely(f"(P|P_ABL|DAYMONTH) INCLUSIVE? {BY}", _by),
    safely("(P|DAYMONTH) INCLUSIVE", _by),
    safely(f"(MONTH|MONTH_ABL|YEAR) {BY}", _by),
    safely(f"(P|DAYMONTH) ({LINK} (P|DAYMONTH))+ {BY}?", _several_days),
    safely("(P_ABL|P|NUM|DAYNUM_ABL) (SINCE|DASH|AND)* (P|DAYMONTH) (TILL|BETWEEN|WITHIN)", _range),
    safely("(P|DAYMONTH|NUM) DOT? DASH (P|DAYMONTH)", _range),
    safely("DAYMONTH SINCE? DAYMONTH TILL", _range),
    safely("MONTH DASH P", _range),
    safely("P_ABL SINCE? P TILL", _range),
    safely("P_ABL SINCE? YEAR TILL", _range),
    safely("EVENT (SINCE|DASH)* P TILL", _range),
    safely("MONTH_ABL SINCE? P TILL", _range),
    safely("NUMS MONTH (BETWEEN|WITHIN|YEAR)?", _days_range),
    safely("YEAR? MONTH NUMS (UNIT|BETWEEN|WITHIN)*", lambda match: _days_range(match) if match.one("UNIT") in (None, "day") else None),
    safely("YEAR NUMS MONTH", _days_range),
    safely("(P|P_ABL|MONTH_ABL|MONTH) SINCE", _from),
    safely("P_ABL", _from),
    safely(f"MONTH (({LINK}|DASH)? MONTH)* (YEAR|BETWEEN)?", _months),
    safely("MONTH AND MONTH (BETWEEN|WITHIN)", _months),
    safely("MONTH_ABL SINCE? MONTH TILL", _months),
    safely("YEAR MONTH ((COMMA|AND|DASH) MONTH)+", _months),
    safely(
        f"(EVERY? UNIT (EACH)?)? (DAYNUM|DAYNUM_ABL) (({LINK}) (DAYNUM|DAYNUM_ABL))* (UNIT|NUMBER|PER)? {BY}? REPORTING?",
        lambda match: _month_day(match) if match.has("UNIT", "NUMBER", "TILL", "NOTLATER", "EARLIER") else None,
    ),
    safely(
        f"(EVERY? UNIT|FOLLOWING_REPORT) {_DAYS} (({LINK}) {_DAYS})* (UNIT|NUMBER|PER)? {BY}? REPORTING?",
        lambda match: _month_day(match) if match.has("DAYNUM", "DAYNUM_ABL", "NUMBER", "FOLLOWING_REPORT") else None,
    ),
    safely("(EVERY? UNIT EACH? COMMA?)? (ORD|NUM) (PER|UNIT) (TILL|NOTLATER)", lambda match: _month_day(match) if _to_day(match) else None),
    safely(f"(NUM|ORD) ({LINK} (NUM|ORD))* NUMBER {BY}? REPORTING?", _month_day),
    safely(f"{MONTHS} (DAYNUM|DAYNUM_ABL|ORD NUMBER|NUM NUMBER) UNIT? {BY}?", _month_day),
    safely("EVERY? UNIT END (TILL|NOTLATER)", _month_end),
    safely("EVERY? UNIT LAST UNIT (TILL|NOTLATER)?", _month_end),
    safely("EVERY? UNIT (ORD|NUM) UNIT", lambda match: _month_day(match) if match.all("UNIT") == ["month", "day"] else None),
    safely("YEAR END (TILL|NOTLATER)", lambda match: ("T", single(Point(match.one("YEAR")), "by"))),
    safely("CURRENT? YEAR END", lambda match: ("T", single(Point(match.one("YEAR")), "by"))),
)


DAYS_OF_MONTHS: Final = (
    rule("OWN", as_kind("EVENT", "incident")),
    safely("YEAR? (NUM|DAYNUM|ORD) (MONTH|MONTH_ABL|MONTH_ADJ) UNIT?", _day),
    safely("(NUM|DAYNUM) MONTH YEAR", _day),
    safely("YEAR? MONTH (DAYNUM|DAYNUM_ABL) (UNIT|NUMBER)?", _day),
    safely("YEAR? MONTH (ORD|NUM) NUMBER", _day),
    safely("YEAR COMMA? (MONTH|MONTH_ABL)", _month_of_year),
    safely("MONTH YEAR", _month_of_year),
    safely("YEAR MONTH ((COMMA|AND|DASH) MONTH)+", _months),
    safely("YEAR? MONTH (START|MIDDLE|END)", _third),
    safely("YEAR? MONTH (ORD|NUM|ROMAN|LAST) DECADE", _third),
    safely("YEAR? MONTH (ORD|NUM) HALF", _half),
    safely(f"{MONTHS} END (TILL|NOTLATER)", lambda match: ("T", MonthDay("last", tuple(match.all("MONTH"))))),
    safely("YEAR MONTH END (TILL|NOTLATER)", lambda match: ("T", single(Point(match.one("YEAR"), match.one("MONTH")), "by"))),
    safely(f"MONTH ({LINK} MONTH)+ (DAYNUM|DAYNUM_ABL) (UNIT|NUMBER)? (TILL|NOTLATER|EARLIER|BEFORE)?", _month_day),
    safely(f"{MONTHS} LAST UNIT (TILL|NOTLATER)?", _last_day),
    rule("HOURWORD (CLOCK|CLOCKS)", lambda match: (match.tokens[1].kind, match.tokens[1].value)),
)
