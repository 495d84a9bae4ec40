"""Russian phrases of days, months, years, weeks of months, weekdays and hours: what their tokens become."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from umay.timing.readers.kk_ru_compose import months_between, safely, same_days
from umay.timing.readers.points import Point, Relation, iso, single, span
from umay.timing.readers.token_rules import ImpossibleDate, Match, as_kind, rule
from umay.timing.values import (
    AllOf,
    DateRange,
    MonthDay,
    SingleMonth,
    Timing,
    YearlyMonths,
)

Built = tuple[str, Any] | None


BY: Final = "((NOTLATER|TILL|TOWARD|EARLIER)+)"


LINK: Final = "(COMMA|AND|SLASH|OR|COMMA AND)"


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
        point = replace(point, day={1: 10, 2: 20}.get(point.third, "last"), third=None)
    if match.has("END"):
        point = replace(point, day="last") if point.month else point
        if point.year and point.month:
            return "T", single(replace(point, day=None), "by")
        return "T", single(point, "by")
    return "T", single(point, relation(match, point))


def _several_days(match: Match) -> Built:
    """Of "1 и 15 сентября", "до 5 мая и декабря": the same relation for all."""
    rel: Relation = relation(match) or "on"
    points = match.all("P", "DAYMONTH")
    last: Point = points[-1]
    days = [Point(last.year, last.month, number) for number in match.all("NUM", "ORD")]
    return "T", all_of(same_days([single(point, rel) for point in [*days, *points]]))


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
    """Of "до конца мая и декабря", "в последний день сентября"."""
    rel: Relation = "on" if match.has("LAST") and not match.has("TILL", "NOTLATER", "TOWARD") else "by"
    if any(unit not in ("day", "month") for unit in match.all("UNIT")):
        return None
    return "T", MonthDay("last", tuple(match.all("MONTH")), rel, year=match.one("YEAR"))


DATES: Final = (
    safely("OT P ((NO|DOC) OTHER? NUM?)?", as_kind("DOCDATE")),
    safely("P (NO|DOC) (OTHER|NUM)?", as_kind("DOCDATE")),
    safely("DOC OT? P", as_kind("DOCDATE")),
    safely(f"{BY} (P|DAYMONTH) INCLUSIVE?", _by),
    safely("(P|DAYMONTH) INCLUSIVE", _by),
    safely(f"{BY} MONTH", _by),
    safely(f"{BY} YEAR", _by),
    safely(f"{BY} END (P|YEAR)", _by),
    safely(f"{BY}? ((NUM|ORD) {LINK})+ P", _several_days),
    safely(f"{BY}? (P|DAYMONTH) ({LINK} {BY}? (P|DAYMONTH))+", _several_days),
    safely("(FROM|OT)? (P|DAYMONTH|NUM|ORD) DOT? (DASH|PO|TILL)+ (P|DAYMONTH) INCLUSIVE?", _range),
    safely("(FROM|OT)? (P|MONTH|YEAR) (DASH|PO|TILL)+ (P|MONTH YEAR|YEAR) INCLUSIVE?", _range),
    safely("(START_FROM|FROM) EVENT (PO|TILL|DASH)+ P INCLUSIVE?", _range),
    safely("FROM? NUMS MONTH YEAR?", _days_range),
    safely("MONTH NUMS", _days_range),
    safely("(FROM|START_FROM) (P|MONTH)", _from),
    safely("(IN|PO)? MONTH ((COMMA|AND|SLASH|OR|DASH|COMMA AND)? (IN|PO)? MONTH)* YEAR?", _months),
    safely("(FROM|OT) MONTH (PO|TILL|DASH)+ MONTH YEAR?", _months),
    safely(
        f"{BY}? (NUM|ORD|NUMS) (({LINK}) (NUM|ORD))* NUMBER (EVERY? UNIT)? (FOLLOWING_REPORT|OF_QUARTER)? REPORTING?",
        lambda match: _month_day(match) if match.one("UNIT") in (None, "month") else None,
    ),
    safely(
        "FROM (NUM|ORD) (PO|TILL|DASH) (NUM|ORD) NUMBER (EVERY? UNIT)?",
        lambda match: _month_day(match) if match.one("UNIT") in (None, "month") else None,
    ),
    safely("EVERY (NUM|ORD) NUMBER UNIT?", lambda match: _month_day(match) if match.one("UNIT") in (None, "month") else None),
    safely(
        f"{BY}? (NUM|ORD) (EVERY UNIT|FOLLOWING_REPORT|OF_QUARTER) REPORTING?",
        lambda match: _month_day(match) if _monthly(match) else None,
    ),
    safely(
        f"{BY}? (NUM|ORD) (NUMBER|UNIT)? IN? MONTH ({LINK} MONTH)* YEAR?", lambda match: _month_day(match) if _day_unit(match) else None
    ),
    safely(f"{BY} END EVERY? UNIT", lambda match: _month_end(match) if match.one("UNIT") == "month" else None),
    safely(
        f"(IN|NOTLATER|TILL|TOWARD|PO)* LAST UNIT EVERY? (UNIT|MONTH ({LINK} MONTH)* YEAR?)",
        lambda match: _month_end(match) if _last_day(match) else None,
    ),
)


def _monthly(match: Match) -> bool:
    return match.has("FOLLOWING_REPORT", "OF_QUARTER") or match.one("UNIT") == "month"


def _day_unit(match: Match) -> bool:
    return match.one("UNIT") in (None, "day") and (len(match.all("MONTH")) > 1 or match.has("NUMBER", "UNIT"))


def _last_day(match: Match) -> bool:
    units = match.all("UNIT")
    return units[0] == "day" and (len(units) == 1 or units[1] == "month")


DAYS_OF_MONTHS: Final = (
    safely("(NUM|ORD) MONTH YEAR?", _day),
    safely("MONTH COMMA? YEAR", lambda match: ("P", Point(match.one("YEAR"), match.one("MONTH")))),
    safely("(ORD|NUM|ROMAN|LAST) DECADE MONTH YEAR?", _third),
    safely("(ORD|NUM|ROMAN) DECADE MONTH ((COMMA|AND) MONTH)+", _thirds),
    safely("(START|MIDDLE|END) MONTH YEAR?", _third),
    safely("(ORD|NUM) HALF MONTH YEAR?", _half),
    safely(f"{BY} END MONTH ({LINK} MONTH)*", _month_end),
    safely(f"{BY} END MONTH YEAR", lambda match: ("T", single(Point(match.one("YEAR"), match.one("MONTH")), "by"))),
    rule("CLOCK (UNIT|G)", lambda match: ("CLOCK", match.one("CLOCK")) if match.one("UNIT") == "hour" else None),
    rule("CLOCKS UNIT", lambda match: ("CLOCKS", match.one("CLOCKS")) if match.one("UNIT") == "hour" else None),
)
