"""Turkish dates: days, months and years, and what lies between two of them. Every-year months are read elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from umay.timing.readers.points import Point, Relation, iso, last_day, single, span
from umay.timing.readers.token_rules import Build, ImpossibleDate, Match, Rule, as_kind
from umay.timing.readers.tr_rules import case, first, has, in_last_case, timing, turn, values, where
from umay.timing.readers.tr_text import fold
from umay.timing.values import AllOf, DateRange, SingleMonth, SingleYear, Timing

Made = tuple[str, Any] | None
SCHOOL_YEAR_BEGINS: Final = 8  # months from August on belong to the first of a school year's two years


def _point(match: Match, **parts: Any) -> Made:
    return in_last_case("POINT", match), Point(**parts)


def _day_of_month(match: Match) -> Made:
    day = first(match, "NUM", "ORD")
    return _point(match, year=first(match, "YEAR"), month=first(match, "MONTH"), day="last" if day == -1 else day)


def _month_of_year(match: Match) -> Made:
    return _point(match, year=first(match, "YEAR"), month=first(match, "MONTH"))


def _month_of_school_year(match: Match) -> Made:
    (start, end), month = first(match, "YEARS"), first(match, "MONTH")
    return _point(match, year=start if month >= SCHOOL_YEAR_BEGINS else end, month=month)


def _with_tail(match: Match) -> Made:
    point = first(match, "POINT")
    if point.day is None and has(match, "DAY", "WD"):
        return None
    return in_last_case("POINT", match), point


def _at_clock(match: Match) -> Made:
    hour, minute = first(match, "CLOCK")
    point = first(match, "POINT")
    return None if point.day is None else (in_last_case("POINT", match), replace(point, time=f"{hour:02}:{minute:02}"))


def _part_of_month(match: Match) -> Made:
    point, order, count = first(match, "POINT"), first(match, "ORD"), first(match, "NUM")
    if point.day is not None or point.third is not None or order not in {-1, 1, 2, 3} or count not in {None, 10}:
        return None
    if count is None:
        return in_last_case("POINT", match), replace(point, day="last" if order == -1 else order)
    return in_last_case("POINT", match), replace(point, third=3 if order == -1 else order)


def _title(match: Match) -> Made:
    """Read "2021 İş Planı", "2024 yılı faaliyet raporu": the year belongs to the document."""
    last = match.tokens[-1]
    named = last.kind == "TITLE" or fold(last.text).startswith(("rapor", "program"))
    return ("DOCDATE", None) if named else None


def _joined(match: Match) -> Made:
    return f"NUM_{'NOM'}", first(match, "NUM")


def _days(match: Match) -> Timing | None:
    start, end = values(match, "NUM")
    month, year = first(match, "MONTH"), first(match, "YEAR")
    return span(Point(year, month, start), Point(year, month, end)) if start < end else None


def _several_days(match: Match) -> Timing:
    days = values(match, "NUM")
    return AllOf(tuple(single(Point(first(match, "YEAR"), first(match, "MONTH"), day)) for day in days))


def _day_run(match: Match) -> Made:
    """Read "15 ve 20 Ekim" are two days, "15 ile 20 Ekim arasında" is a run."""
    if has(match, "AND") and not has(match, "ARASI"):
        return None
    run = _days(match)
    return None if run is None else ("T", run)


def _months_of_year(match: Match) -> Timing:
    return AllOf(tuple(SingleMonth(first(match, "YEAR"), month) for month in values(match, "MONTH")))


def _length(kind: str) -> Build:
    """Read "Dört aylık dönem": a part of the year so many months long."""

    def made(match: Match) -> Made:
        return (in_last_case("PERIOD", match), first(match, kind)) if first(match, "ADJ") == "month" else None

    return made


POINTS: Final[tuple[tuple[Rule, ...], ...]] = (
    (
        turn("NUM OPEN NUM CLOSE", _joined),
        turn("HOUR_NOM NUM", lambda match: (in_last_case("CLOCK", match), (first(match, "NUM"), 0)) if first(match, "NUM") <= 24 else None),
        turn(
            "(YEAR|YEARS) (YEARU|SY)? (W|EVENT_NOM|EVENT_POS|ADJ|AND|DASH)? W? W? W? W? (TITLE|EVENT_POS|EVENT_GEN|EVENT_DAT|EVENT_LOC)",
            _title,
        ),
        turn("NUM UNIT", where(lambda match: first(match, "NUM") == 0, as_kind("AMOUNT"))),
        turn("NUM_NOM? (MONTH|WD) PLACE", as_kind("W")),
        turn("YEAR YEARU? MONTH ((COMMA AND|COMMA|AND) MONTH)+ AY?", timing(_months_of_year)),
        turn("NUM_NOM ADJ TERM", _length("NUM")),
        turn("DIST ADJ TERM", _length("DIST")),
        turn("(POINT|YEAR) TARIHLI", as_kind("DOCDATE")),
        turn("NUM MONTH YEAR TARIHLI", as_kind("DOCDATE")),
        turn("NUM YEARU (WITHIN|SURE|W)? W? VALID", as_kind("DOCDATE")),
    ),
    (
        turn("NUM_NOM (DASH|AND) NUM_NOM MONTH YEAR? (TARIH|AY|DAY)? ARASI?", _day_run),
        turn("NUM_NOM ((COMMA|AND) NUM_NOM)+ MONTH YEAR?", timing(_several_days)),
        turn("NUM_NOM MONTH COMMA? YEAR", _day_of_month),
        turn("YEAR YEARU? NUM_NOM MONTH", _day_of_month),
        turn("NUM_NOM MONTH", _day_of_month),
        turn("(MONTH AY_GEN|MONTH_GEN) (NUM(?!DASH)|ORD DAY)", _day_of_month),
        turn("MONTH_NOM (NUM_DAT|NUM_LOC|NUM_ABL)", _day_of_month),
        turn("MONTH AY? YEAR YEARU?", _month_of_year),
        turn("MONTH AY? OPEN YEAR CLOSE", _month_of_year),
        turn("YEAR YEARU? MONTH AY?", _month_of_year),
        turn("YEARS SY COMMA? MONTH AY?", _month_of_school_year),
    ),
    (
        turn("POINT ORD NUM_NOM? DAY", _part_of_month),
        turn("POINT (TARIH|DAY|WD DAY|WD)", _with_tail),
        turn("POINT COMMA? (DAY|WD DAY|WD)? COMMA? HOUR? CLOCK", _at_clock),
    ),
)


def _relation(match: Match) -> Relation | None:
    if has(match, "BEFORE"):
        return "before"
    if has(match, "END"):
        return "by"
    whole_day = first(match, "POINT") is not None and first(match, "POINT").day is not None
    if has(match, "KADAR"):
        return "by" if whole_day else "before"
    return "by" if has(match, "LATEST") else None


def _one(match: Match) -> Timing | None:
    point = first(match, "POINT")
    if has(match, "END") and point.day is not None:
        return None
    if has(match, "START", "MID"):
        return None if point.day is not None else single(replace(point, third=1 if has(match, "START") else 2))
    return single(point, _relation(match))


def _till_close(match: Match) -> Timing | None:
    """Read "30 Eylül mesai bitimine kadar": that day counts."""
    point = first(match, "POINT")
    return single(point, "by") if first(match, "EVENT") in {"shift_end", "lesson_end"} and point.day is not None else None


def _from(match: Match) -> Timing:
    point, years, year = first(match, "POINT"), first(match, "YEARS"), first(match, "YEAR")
    if point is not None:
        return DateRange(iso(point), "open", point.precision)
    if years is not None:
        return DateRange(str(years[0]), "open", "school_year" if has(match, "SY") else "year")
    return DateRange(str(year), "open", "year")


def _span(match: Match) -> Timing:
    start, end = values(match, "POINT")
    return span(start, end)


def _months(match: Match) -> Timing:
    end = first(match, "POINT")
    if end.day is not None or end.month is None:
        raise ImpossibleDate(match.text())
    return span(Point(None, first(match, "MONTH")), end)


def _days_before(match: Match) -> Timing | None:
    """Read "01-12.09.2025"."""
    end, start = first(match, "POINT"), first(match, "NUM")
    return span(replace(end, day=start), end) if isinstance(end.day, int) and start < end.day else None


def _two_months(match: Match) -> Timing | None:
    last = first(match, "POINT")
    if last.day is not None or last.year is None:
        return None
    return AllOf((SingleMonth(last.year, first(match, "MONTH")), SingleMonth(last.year, last.month)))


def _months_after(match: Match) -> Timing | None:
    start = first(match, "POINT")
    if start.day is not None or start.year is None:
        return None
    over = start.month >= first(match, "MONTH")
    return span(start, Point(start.year + over, first(match, "MONTH")))


def _week(match: Match) -> Timing | None:
    point, week = first(match, "POINT"), first(match, "ORD")
    if point.day is not None or point.year is None:
        return None
    longest = last_day(point.year, point.month)
    days = (longest - 6, longest) if week == -1 else (week * 7 - 6, min(week * 7, longest))
    return span(replace(point, day=days[0]), replace(point, day=days[1])) if week <= 5 else None


def _years(match: Match) -> Timing:
    start, end = first(match, "YEARS")
    return DateRange(str(start), str(end), "school_year" if has(match, "SY") else "year")


def _period(match: Match) -> Timing | None:
    year, number, length = first(match, "YEAR"), first(match, "ORD"), first(match, "PERIOD") or 3
    start, end = (number - 1) * length + 1, number * length
    return DateRange(f"{year}-{start:02}", f"{year}-{end:02}", "month", str(number)) if 1 <= start < end <= 12 else None


def _period_end(match: Match) -> Timing | None:
    month = first(match, "ORD") * (first(match, "PERIOD") or 3)
    return SingleMonth(first(match, "YEAR"), month, "at_latest") if 1 <= month <= 12 else None


def _first_months(match: Match) -> Timing | None:
    year, length, number = first(match, "YEAR"), first(match, "NUM"), first(match, "ORD")
    start = 13 - length if number == -1 else (number - 1) * length + 1
    end = start + length - 1
    return DateRange(f"{year}-{start:02}", f"{year}-{end:02}", "month") if 1 <= start < end <= 12 else None


def _half(match: Match) -> Timing | None:
    year, number = first(match, "YEAR"), first(match, "ORD")
    return (
        DateRange(f"{year}-{'01' if number == 1 else '07'}", f"{year}-{'06' if number == 1 else '12'}", "month")
        if number in {1, 2}
        else None
    )


def _year(match: Match) -> Timing:
    year = first(match, "YEAR")
    return single(Point(year), _relation(match)) if has(match, "KADAR", "END", "LATEST") else SingleYear(year)


def _issued(match: Match) -> Timing | None:
    if first(match, "EVENT") != "issue_date" or case(match.tokens[0]) != "abl":
        return None
    return span(Point(symbol="issue_date"), first(match, "POINT"))


def _year_span(match: Match) -> Timing:
    start, end = values(match, "YEAR", "YEARS")
    bounds = [value if isinstance(value, int) else value[place] for place, value in enumerate((start, end))]
    return DateRange(str(bounds[0]), str(bounds[1]), "school_year" if has(match, "SY") else "year")


MONTH_SPANS: Final[tuple[Rule, ...]] = (
    turn("MONTH (DASH MONTH)+ DASH POINT", where(lambda match: first(match, "POINT").day is None, timing(_months))),
    turn("NUM_NOM DASH POINT (ARASI)?", timing(_days_before)),
    turn("MONTH AY? DASH POINT (ARASI|WITHIN|TERM)?", where(lambda match: first(match, "POINT").day is None, timing(_months))),
    turn("MONTH AY? AND POINT (AY|TARIH)? ARASI", timing(_months)),
    turn("MONTH AY? AND POINT", timing(_two_months)),
    turn("MONTH_ABL POINT_DAT KADAR", timing(_months)),
    turn("POINT DASH MONTH AY? (ARASI|WITHIN|TERM)?", timing(_months_after)),
)
DATES: Final[tuple[Rule, ...]] = (
    turn("YEARS SY?(?=EVENT)", as_kind("AMOUNT")),
    turn("LATEST? POINT (KADAR|TARIH_DAT KADAR|END KADAR?|END_DAT|WITHIN|START|MID)?", timing(_one)),
    turn("LATEST? POINT END? KADAR?", timing(_one)),
    turn("POINT_ABL BEFORE", timing(_one)),
    turn("POINT EVENT_DAT KADAR", timing(_till_close)),
    turn("POINT W? W? (OCC|OWNOCC)", timing(_one)),
    turn("(POINT ITIB|POINT_ABL AFTER)", timing(_from)),
    turn("POINT (DASH) POINT (ARASI|WITHIN)?", timing(_span)),
    turn("POINT AND POINT (TARIH|AY|DAY)? ARASI", timing(_span)),
    turn("POINT_ABL ITIB? POINT_DAT KADAR", timing(_span)),
    turn("POINT_ABL (ITIB)? POINT END KADAR", timing(_span)),
    turn("LATEST? POINT ORD WEEK", timing(_week)),
    turn("YEARS (YEARU|SY)? (ARASI|WITHIN|DURING)?", timing(_years)),
    turn("YEARS SY? TERM WITHIN?", timing(_years)),
    turn("(YEAR|YEARS) (YEARU|SY)? (ITIB|AFTER)", timing(_from)),
    turn("YEAR YEARU? ORD (PERIOD|QUARTER) WITHIN?", timing(_period)),
    turn("YEAR YEARU? ORD (PERIOD|QUARTER) END KADAR?", timing(_period_end)),
    turn("YEAR YEARU? ORD NUM AY WITHIN?", timing(_first_months)),
    turn("YEAR YEARU? ORD HALF WITHIN?", timing(_half)),
    turn("LATEST? YEAR YEARU? (WITHIN|DURING|KADAR|END|END KADAR)?", timing(_year)),
    turn("YEAR (DASH|AND) YEAR YEARU ARASI", timing(_year_span)),
    turn("(YEAR_ABL|YEARS SY_ABL|YEAR YEARU_ABL) (YEAR_DAT|YEARS SY_DAT|YEAR YEARU_DAT) KADAR", timing(_year_span)),
    turn("EVENT_ABL ITIB? POINT (END)? KADAR", timing(_issued)),
)  # fmt: skip
