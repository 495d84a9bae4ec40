"""Russian phrases of frequencies, school time and events: what their tokens become."""

from __future__ import annotations

from typing import Any, Final

from umay.timing.readers.kk_ru_compose import lasts, offset, safely
from umay.timing.readers.points import Point, single
from umay.timing.readers.repeats import lasting
from umay.timing.readers.token_rules import Match, rule
from umay.timing.values import (
    AllOf,
    AsNeeded,
    BellWindow,
    Continuous,
    DateRange,
    Duration,
    EveryN,
    Immediate,
    MonthDay,
    NamedOccasion,
    Reference,
    RelativeEvent,
    SchoolYearRelative,
    SingleYear,
    Termwise,
    Timing,
    Vague,
    YearlyMonths,
)  # fmt: skip

Built = tuple[str, Any] | None
UNNAMED: Final = "event_day"  # "within 3 days" without saying of what
MOST_TIMES: Final = 31


def every(n: int, unit: str, times: int = 1, *, least: bool = False, anchor: str | None = None) -> Timing | None:
    """So often in every n units; a term has a kind of its own. None for units too short to plan with."""
    if unit == "term":
        if n == times == 1 and not least and anchor in (None, "start", "end"):
            return Termwise(anchor)  # type: ignore[arg-type]
        return EveryN(n, "half_year", times, least)
    if unit == "school_year" and anchor in ("start", "end"):
        return SchoolYearRelative("year_start" if anchor == "start" else "year_end", yearly=True)
    if unit in ("hour", "minute") or not 1 <= times <= MOST_TIMES:
        return None
    known: Any = "school_day" if unit == "working_day" else unit
    return EveryN(n, known, times, least, None, anchor)


def _timing(timing: Timing | None) -> Built:
    return None if timing is None else ("T", timing)


def _frequency(match: Match) -> Built:
    """Of "2 раза в год", "не реже одного раза в 2 недели", "раз в каждом квартале"."""
    if match.has("ATMOST"):
        return None
    before, after = _around_times(match)
    span: Any = match.one("NUMS")
    times = span[0] if span else before if before is not None else match.one("OFTEN") or 1
    return _timing(every(after or 1, match.one("UNIT", "EACHUNIT"), times, least=match.has("ATLEAST", "NUMS")))


def _around_times(match: Match) -> tuple[int | None, int | None]:
    """The number that counts the times and the number that counts the units."""
    place = next(index for index, token in enumerate(match.tokens) if token.kind in ("TIMES", "OFTEN"))
    before = next((token.value for token in match.tokens[:place] if token.kind in ("NUM", "ORD")), None)
    return before, next((token.value for token in match.tokens[place:] if token.kind in ("NUM", "ORD")), None)


def _count(match: Match) -> Built:
    """A number of times whose unit or months stand elsewhere; "at most so often" is no duty."""
    number = match.one("NUM", "OFTEN") or (match.one("NUMS") or (1,))[0]
    return None if match.has("ATMOST") else ("COUNT", (number, match.has("ATLEAST", "NUMS")))


def _count_in_unit(match: Match) -> Built:
    """Of "в год 2 раза", "ежегодно не менее 1 раза"."""
    number = match.one("NUM", "OFTEN") or (match.one("NUMS") or (1,))[0]
    return _timing(every(1, match.one("UNIT", "EACHUNIT"), number, least=match.has("ATLEAST", "NUMS")))


def _target(match: Match) -> Built:
    people = next((token.value for token in match.tokens if token.kind in ("NUM", "YEAR")), None)
    return _timing(EveryN(1, "year", target=people)) if match.one("UNIT", "EACHUNIT") == "year" and people else None


def _each(match: Match) -> Built:
    number = match.one("NUM", "ORD") or 1
    return _timing(every(number, match.one("UNIT")))


def _anchored(match: Match) -> Built:
    place = next(name for kind, name in (("START", "start"), ("MIDDLE", "middle"), ("END", "end"), ("AFTER", "end")) if match.has(kind))
    unit = match.one("UNIT")
    if unit == "school_year" and place != "middle":
        anchor: Any = "year_start" if place == "start" else "year_end"
        rel: Any = "before" if match.has("TILL", "TOWARD", "NOTLATER", "BEFORE") else "at"
        return "T", SchoolYearRelative(anchor, rel, match.has("EVERY"))
    if unit in ("day", "working_day", "school_day", "hour", "minute", "school_year"):
        return None
    return _timing(every(1, unit, anchor=place))


def _both_ends(match: Match) -> Built:
    unit = match.one("UNIT")
    parts = [_place(unit, place, yearly=match.has("EVERY")) for place in ("start", "end")]
    return "T", AllOf(tuple(part for part in parts if part is not None))


def _edge_of_work(match: Match) -> Built:
    if match.one("UNIT") != "working_day":
        return None
    return "T", RelativeEvent("shift_start" if match.has("START") else "shift_end", "at")


def _place(unit: str, place: str, *, yearly: bool) -> Timing | None:
    if unit == "school_year":
        return SchoolYearRelative("year_start" if place == "start" else "year_end", yearly=yearly)
    return every(1, unit, anchor=place)


def _once_in_term(match: Match) -> Built:
    anchor: Any = "start" if match.has("START") else "end"
    return ("T", Termwise(anchor, each=False)) if match.one("UNIT") == "term" and not match.has("EVERY") else None


def _half_of_year(match: Match) -> Built:
    half, unit = match.one("ORD", "NUM"), match.one("UNIT")
    if half not in (1, 2) or unit not in ("year", "school_year"):
        return None
    if unit == "school_year":
        return "T", Duration(f"term_{half}_start", f"term_{half}_end")
    return "T", YearlyMonths(tuple(range(6 * half - 5, 6 * half + 1)), "any")


def _throughout(match: Match) -> Built:
    unit = match.one("UNIT")
    if unit == "school_year":
        return "T", SchoolYearRelative("year", "during", match.has("EVERY"))
    if unit == "year":
        return "YEARLONG", None
    if unit in ("quarter", "school_quarter", "half_year", "term"):
        return _timing(every(1, unit))
    if unit in ("working_day", "school_day"):
        return "T", EveryN(1, "school_day")
    return "T", RelativeEvent(UNNAMED, "within", 1, "calendar_day" if unit == "day" else unit)


def _years(match: Match) -> Built:
    years = match.one("SCHOOLYEARS", "YEARS")
    if match.has("SCHOOLYEARS"):
        return "T", DateRange(str(years[0]), str(years[1]), "school_year")
    return "T", DateRange(str(years[0]), str(years[1]), "year")


_SPANS: Final = {"lesson": "lesson", "holiday": "holiday", "shift": "shift", "duty": "duty"}


def _event(match: Match, direction: str) -> str:
    """The event a phrase hangs on: a code, or its own words. Lessons and holidays have a start and an end."""
    spans = match.all("SPAN")
    events = match.all("EVENT")
    if spans and not events:
        return f"{spans[-1]}_{'start' if direction in ('before', 'until') else 'end'}"
    if events:
        event: str = events[-1]
        return event
    quoted = match.one("QUOTE")
    return quoted.strip("«»") if quoted else match.text("W", "START", "END")


def _around(direction: str) -> Any:
    """A rule's builder for "до события", "после события" without a distance."""

    def build(match: Match) -> Built:
        event = _event(match, direction)
        ends: dict[str, Timing] = {
            "year_end": EveryN(1, "year", anchor="end"),
            "quarter_end": EveryN(1, "quarter", anchor="end"),
            "month_end": MonthDay("last"),
        }
        if event in ends and direction == "before":
            return "T", ends[event]
        anchors: dict[str, Any] = {"school_year_start": "year_start", "school_year_end": "year_end", "first_school_day": "first_school_day"}
        if event in anchors and direction in ("before", "at"):
            rel: Any = direction
            return "T", SchoolYearRelative(anchors[event], rel, match.has("EVERY"))
        return "T", offset(event, direction, None, None, None)

    return build


def _during(match: Match) -> Built:
    if match.has("SPAN") and not match.has("EVENT"):
        return "T", RelativeEvent({"holiday": "holiday"}.get(match.one("SPAN"), match.one("SPAN")), "during")
    built: Built = _around("during" if lasts(_event(match, "during")) else "at")(match)
    return built


def _distance(direction: str) -> Any:
    """A rule's builder for "за 3 дня до события", "в течение 3 дней после события"."""

    def build(match: Match) -> Built:
        count, unit = match.one("TERM") or (match.one("NUM", "ORD") or (match.one("NUMS") or (1,))[-1], match.one("UNIT"))
        if unit in ("quarter", "school_quarter", "half_year", "school_year", "term"):
            return None
        named = match.has("EVENT", "SPAN", "QUOTE") or (match.has("W") and match.has("AFTER", "START_FROM", "TILL"))
        event = _event(match, direction if direction == "before" else "after") if named else UNNAMED
        bound = "nth_period" if match.has("IN") and direction == "after" else "exact"
        if direction == "before" and match.has("NOTLATER", "ATLEAST"):
            bound = "at_latest"
        return "T", offset(event, direction, count, unit, None if direction == "within" else bound)

    return build


def _nth(match: Match) -> Built:
    unit = match.one("UNIT") or "school_day"
    if unit not in ("day", "working_day", "school_day", "week", "month"):
        return None
    count = match.one("ORD", "NUM") or 1
    event = _event(match, "after") if match.has("EVENT", "SPAN", "QUOTE", "W") else UNNAMED
    return "T", offset(event, "after", count, unit, "nth_period")


def _duration(match: Match) -> Built:
    events = [token for token in match.tokens if token.kind in ("EVENT", "QUOTE")]
    first, last = (token.value.strip("«»") for token in (events[0], events[-1]))
    return "T", lasting(first, last)


_EVENT: Final = "(EVERY|NEXT)? (W|START|END){0,3} (EVENT|SPAN)"
_OWN: Final = "(QUOTE|(W|START|END){0,2} W{1,5})"
_FEW: Final = "W{0,2}"
_TIMES: Final = "(ATLEAST|ATMOST|PO)* (NUM|NUMS|ORD)? (TIMES|OFTEN)"


def _once_in_term_of_year(match: Match) -> Built:
    anchor: Any = "start" if match.has("START") else "end"
    return ("T", Termwise(anchor, each=False)) if match.all("UNIT") == ["year", "term"] else None


def _year_pair(match: Match) -> Built:
    first, last = match.all("YEAR")
    return ("T", DateRange(str(first), str(last), "year")) if first < last else None


def _first_day(match: Match) -> Timing:
    return SchoolYearRelative("first_school_day", "before" if match.has("TILL", "TOWARD") else "at")


REPEATS: Final = (
    rule("IN? (ORD|NUM) HALF UNIT", _half_of_year),
    rule("EACHUNIT", lambda match: _timing(every(1, match.one("EACHUNIT")))),
    rule("EVERY UNIT", _each),
    rule("EVERY (NUM|ORD) UNIT", _each),
    rule("CHEREZ EVERY NUM UNIT", _each),
    rule(f"{_TIMES} (IN|NA|ZA|WITHIN|SLASH|PO)? EVERY? (NUM|ORD)? UNIT", _frequency),
    rule(f"(IN|EVERY|ZA|WITHIN)+ UNIT (COMMA|DASH|BUT)* {_TIMES}", _count_in_unit),
    rule(f"EACHUNIT (COMMA|DASH|BUT|OPEN)* {_TIMES} CLOSE?", _count_in_unit),
    rule(f"{_TIMES}", _count),
    rule(f"{_TIMES} IN MONTH", lambda match: ("T", YearlyMonths((match.one("MONTH"),), times=match.one("NUM", "OFTEN") or 1))),
    rule("(ATLEAST|TARGET)* NUM PEOPLE (IN|EVERY|ZA)+ UNIT", _target),
    rule("(EACHUNIT) W{0,3} (ATLEAST|TARGET)+ NUM PEOPLE", _target),
    rule("(ATLEAST) NUM W{1,2} IN UNIT", _count_in_unit),
    rule("(IN|TOWARD|NOTLATER|PO|TILL|ZA|NA)* (START|MIDDLE|END) EVERY? UNIT", _anchored),
    rule("AFTER EVERY? UNIT", _anchored),
    rule("IN? START EVERY? UNIT? (AND|COMMA) IN? END EVERY? UNIT", _both_ends),
    rule("IN (START|END) UNIT", _edge_of_work),
    rule("(NUM TIMES|OFTEN) IN UNIT COMMA IN (START|END) UNIT", _once_in_term_of_year),
    rule(
        "(WITHIN|DURING|IN|NA|ZA) (ALLOF|CURRENT|EVERY)* UNIT",
        lambda match: _throughout(match) if match.has("WITHIN", "DURING", "ALLOF") else None,
    ),
    rule("(ALLOF) UNIT", _throughout),
    rule("IN? UNIT", lambda match: _throughout(match) if match.one("UNIT") == "school_year" else None),
    rule("(NA|ZA|IN|WITHIN)? (YEARS|SCHOOLYEARS)", _years),
    rule("FROM YEAR PO YEAR", _year_pair),
    rule("(IN|ZA|NA|WITHIN) YEAR", lambda match: ("T", SingleYear(match.one("YEAR")))),
    rule("(IN|DURING|TILL|TOWARD|NA|AT)? FIRSTDAY", lambda match: ("T", _first_day(match))),
)


def _distances(event: str) -> tuple[Any, ...]:
    return (
        rule(f"(NOTLATER|ATLEAST)? ZA (NUM|ORD|NUMS)? UNIT TILL {event}", _distance("before")),
        rule(f"NOTLATER (NUM|ORD|NUMS) UNIT TILL {event}", _distance("before")),
        rule(f"(NUM|ORD) UNIT TILL {event}", _distance("before")),
        rule(f"CHEREZ (NUM|ORD)? UNIT (AFTER|START_FROM|FROM) {event}", _distance("after")),
        rule(f"(NUM|ORD) UNIT AFTER {event}", _distance("after")),
        rule(f"(NOTLATER|WITHIN) (CHEREZ|NUM|ORD|NUMS|IN|ZA)* UNIT (AFTER|START_FROM|FROM|OT) {event}", _distance("within")),
        rule(f"(IN|NOTLATER)? TERM {_FEW} (AFTER|START_FROM|FROM) {event}", _distance("within")),
        rule(f"(IN|NA|NOTLATER|WITHIN)* (ORD|NEXT) ORD? UNIT (AFTER|START_FROM) {event}", _nth),
        rule(f"(IN|NA)* FIRSTDAY (AFTER|START_FROM) {event}", _nth),
    )


def _events_of(event: str) -> tuple[Any, ...]:
    return (
        rule(f"(TILL|TOWARD) {event}", _around("before")),
        rule(f"BEFORE {event}", _around("before")),
        rule(f"AFTER {event}", _around("after")),
        rule(f"(AT|IN UNIT) {event}", _at),
        rule(f"DURING {event}", _during),
        rule(f"UNTIL {event}", _around("until")),
        rule(f"START_FROM {event}", _around("from")),
    )


def _at(match: Match) -> Built:
    if match.has("UNIT") and match.one("UNIT") != "day":
        return None
    built: Built = _around("at")(match)
    return built


def _of_work(match: Match) -> Built:
    """Of "в первый месяц работы" counts from the first day at work."""
    if match.text("W").lower() != "работы":
        return None
    return "T", offset("start_of_work", "after", match.one("ORD"), match.one("UNIT"), "nth_period")


def _early_in_year(match: Match) -> Built:
    """Of "в первую неделю учебного года" the start of the school year is what it counts from."""
    unit, year = match.all("UNIT")
    if (unit, year) == ("day", "school_year"):
        return "T", SchoolYearRelative("year_start")
    if year != "school_year" or unit not in ("week", "month", "working_day", "school_day"):
        return None
    return "T", offset("school_year_start", "after", match.one("ORD"), unit, "nth_period")


EVENTS: Final = (
    *_distances(_EVENT),
    *_events_of(_EVENT),
    *_distances(_OWN),
    rule(f"PRI {_EVENT}", _at),
    rule("(NA|NOTLATER) NEXT UNIT", _nth),
    rule("IN? SAME UNIT", lambda match: ("T", RelativeEvent(UNNAMED, "at")) if match.one("UNIT") == "day" else None),
    rule("(IN|WITHIN) ORD UNIT W", _of_work),
    rule("WITHIN ORD UNIT", _nth),
    rule("(IN|WITHIN) ORD UNIT UNIT", _early_in_year),
    rule("WITHIN ORD UNIT EVENT", _nth),
    rule("FROM EVENT", _around("from")),
    rule("(IN|NA) ORD UNIT EVENT", _nth),
    rule("(NOTLATER|WITHIN) (NUM|NUMS)? UNIT", _distance("within")),
    rule("IN TERM W?", _distance("within")),
    rule("NOTLATER CHEREZ NUM UNIT", _distance("within")),
    rule(
        "(NOTLATER|ATLEAST)? ZA (NUM|NUMS)? UNIT",
        lambda match: _distance("before")(match) if match.has("NUM", "NUMS", "NOTLATER") else None,
    ),
    rule("CHEREZ NUM UNIT", _distance("after")),
    rule("(START_FROM|FROM|OT) W{0,2} (EVENT|QUOTE) (TILL|PO) W{0,2} (EVENT|QUOTE)", _duration),
)
OWN_EVENTS: Final = _events_of(_OWN)


def _when_alone(match: Match) -> Built:
    point = match.one("P", "DAYMONTH")
    return "T", single(point)


def _named(match: Match) -> Built:
    """Occasions by code or in the document's own words."""
    return "T", NamedOccasion(tuple(name.strip("«»") for name in match.all("OCCASION", "QUOTE")))


ALONE: Final = (
    rule("OCCASION_OF COLON? (OCCASION|QUOTE) (COMMA (OCCASION|QUOTE))*", _named),
    rule("REF_TO COLON QUOTE", lambda match: ("T", Reference(match.one("QUOTE").strip("«»")))),
    rule("FIXED", lambda match: ("T", match.one("FIXED"))),
    rule("ALWAYS", lambda _: ("T", Continuous())),
    rule("NEEDED", lambda _: ("T", AsNeeded())),
    rule("NOW", lambda _: ("T", Immediate())),
    rule("VAGUE", lambda match: ("T", Vague(match.one("VAGUE")))),
    rule("BELL", lambda match: ("T", BellWindow(match.one("BELL")))),
)
IN_CELLS: Final = (rule("REF W{0,2}", lambda match: ("T", Reference(match.one("REF")))),)
LAST_RESORT: Final = (
    safely("IN? P", _when_alone),
    rule(
        "(IN|NA|TOWARD|DURING|PO|WITHIN|AT|UNIT)* OCCASION ((COMMA|AND|SLASH) (IN|NA|TOWARD)? OCCASION)*",
        lambda match: ("T", NamedOccasion(tuple(dict.fromkeys(match.all("OCCASION"))))),
    ),
)


def lonely(match: Match) -> Built:
    """A year, a day of a month written in digits, or a time that is the whole phrase."""
    year = match.one("YEAR")
    if year is not None:
        return "T", SingleYear(year)
    point: Point = match.one("DAYMONTH")
    return "T", single(point)
