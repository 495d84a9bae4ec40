"""Kazakh phrases of frequencies, school time and events: what their tokens become."""

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
_UNIT: Final = ("UNIT", "UNIT_ABL", "PER")


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
    """Of "жылына кемінде екі рет", "2 аптада бір рет", "ай сайын 1 рет", "екі реттен кем емес айына"."""
    units = [index for index, token in enumerate(match.tokens) if token.kind in _UNIT]
    times_at = next(index for index, token in enumerate(match.tokens) if token.kind == "TIMES")
    unit_at = units[0]
    numbers = [index for index, token in enumerate(match.tokens) if token.kind in ("NUM", "ORD")]
    of_unit = [index for index in numbers if index == unit_at - 1 and times_at != unit_at - 1]
    of_times = [index for index in numbers if index not in of_unit]
    count = match.tokens[of_times[0]].value if of_times else (match.one("NUMS") or (1,))[0]
    n = match.tokens[of_unit[0]].value if of_unit else 1
    return _timing(every(n, match.tokens[unit_at].value, count, least=_at_least(match)))


def _at_least(match: Match) -> bool:
    return match.has("ATLEAST", "NUMS") or "кем " in match.text("TIMES")


def _count(match: Match) -> Built:
    return "COUNT", (match.one("NUM") or (match.one("NUMS") or (1,))[0], _at_least(match))


def _each(match: Match) -> Built:
    return _timing(every(match.one("NUM", "ORD") or 1, match.one(*_UNIT)))


def _target(match: Match) -> Built:
    people = next((token.value for token in match.tokens if token.kind in ("NUM", "YEAR")), None)
    return _timing(EveryN(1, "year", target=people)) if match.one(*_UNIT) == "year" and people else None


def _anchored(match: Match) -> Built:
    place = next(name for kind, name in (("START", "start"), ("MIDDLE", "middle"), ("END", "end")) if match.has(kind))
    unit = match.one("UNIT")
    if unit == "school_year" and place != "middle":
        anchor: Any = "year_start" if place == "start" else "year_end"
        return "T", SchoolYearRelative(anchor, "before" if match.has("TILL", "NOTLATER", "BEFORE") else "at", match.has("EVERY"))
    if unit in ("day", "working_day", "school_day", "hour", "minute", "school_year"):
        return None
    return _timing(every(1, unit, anchor=place))


def _both_ends(match: Match) -> Built:
    unit = match.one("UNIT")
    if unit == "school_year":
        yearly = match.has("EVERY")
        return "T", AllOf((SchoolYearRelative("year_start", yearly=yearly), SchoolYearRelative("year_end", yearly=yearly)))
    parts = [every(1, unit, anchor=place) for place in ("start", "end")]
    return "T", AllOf(tuple(part for part in parts if part is not None))


def _once_in_term_of_year(match: Match) -> Built:
    anchor: Any = "start" if match.has("START") else "end"
    return ("T", Termwise(anchor, each=False)) if match.all("PER", "UNIT") == ["year", "term"] else None


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
        return "T", SchoolYearRelative("year", "during", match.has("EVERY", "EACH"))
    if unit == "year":
        return "YEARLONG", None
    if unit in ("quarter", "school_quarter", "half_year", "term"):
        return _timing(every(1, unit))
    if unit in ("working_day", "school_day"):
        return "T", EveryN(1, "school_day")
    if match.has("EVERY"):
        return _timing(every(1, unit))
    return "T", RelativeEvent(UNNAMED, "within", 1, "calendar_day" if unit == "day" else unit)


def _years(match: Match) -> Built:
    years = match.one("SCHOOLYEARS", "YEARS")
    return "T", DateRange(str(years[0]), str(years[1]), "school_year" if match.has("SCHOOLYEARS") else "year")


def _event(match: Match, direction: str) -> str:
    """The event a phrase hangs on: a code, or its own words. Lessons and holidays have a start and an end."""
    events, spans = match.all("EVENT"), match.all("SPAN")
    if spans and not events:
        return f"{spans[-1]}_{'start' if direction in ('before', 'until') else 'end'}"
    if events:
        event: str = events[-1]
        return event
    quoted = match.one("QUOTE")
    return quoted.strip("«»") if quoted else match.text("W")


def _around(direction: str) -> Any:
    """A rule's builder for "оқиғаға дейін", "оқиғадан кейін" without a distance."""

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
        return "T", RelativeEvent(match.one("SPAN"), "during")
    built: Built = _around("during" if lasts(_event(match, "during")) else "at")(match)
    return built


def _distance(direction: str) -> Any:
    """A rule's builder for "отырыстан 3 күн бұрын", "отырыстан кейін 3 күн ішінде"."""

    def build(match: Match) -> Built:
        unit = match.one("UNIT", "UNIT_ABL")
        if unit in ("quarter", "school_quarter", "half_year", "school_year", "term"):
            return None
        count = match.one("NUM", "ORD") or (match.one("NUMS") or (1,))[-1]
        event = _event(match, direction if direction == "before" else "after") if match.has("EVENT", "SPAN", "QUOTE", "W") else UNNAMED
        latest = direction == "before" and match.has("ATLEAST", "NOTLATER")
        return "T", offset(event, direction, count, unit, None if direction == "within" else "at_latest" if latest else "exact")

    return build


def _nth(match: Match) -> Built:
    unit = match.one("UNIT")
    if unit not in ("day", "working_day", "school_day", "week", "month", None):
        return None
    event = _event(match, "after") if match.has("EVENT", "SPAN", "QUOTE", "W") else UNNAMED
    return "T", offset(event, "after", match.one("ORD", "NUM") or 1, unit or "school_day", "nth_period")


def _duration(match: Match) -> Built:
    events = [token.value for token in match.tokens if token.kind in ("EVENT", "QUOTE")]
    return "T", lasting(events[0].strip("«»"), events[-1].strip("«»"))


def _until_own_words(match: Match) -> Built:
    """From an event until something said in words: "хабарлама алынғаннан бастап жағдай шешілгенге дейін"."""
    since = next(index for index, token in enumerate(match.tokens) if token.kind == "SINCE")
    return "T", Duration(match.one("EVENT"), " ".join(token.text for token in match.tokens[since + 1 : -1]).replace(" - ", "-"))


_COUNTED: Final = "(NUM|NUMS|ORD)"
_TIMES: Final = "(ATLEAST|ATMOST)? (NUM|NUMS)? TIMES (ATLEAST|ATMOST)?"
_SET: Final = "(PER|NUM? UNIT (EACH)?|EVERY NUM? UNIT (EACH)?|UNIT WITHIN)"
REPEATS: Final = (
    rule("EACHUNIT", lambda match: _timing(every(1, match.one("EACHUNIT")))),
    rule("UNIT ORD HALF", _half_of_year),
    rule("NUM? UNIT EACH", _each),
    rule("EVERY (NUM|ORD)? UNIT EACH?", _each),
    rule(f"{_SET} (COMMA|DASH)? {_TIMES}", _frequency),
    rule(f"{_TIMES} PER", _frequency),
    rule(_TIMES, _count),
    rule(f"(MONTH) {_TIMES}", lambda match: ("T", YearlyMonths((match.one("MONTH"),), times=match.one("NUM") or 1))),
    rule("PER (ATLEAST)? NUM PEOPLE W? TARGET?", _target),
    rule("UNIT EACH (ATLEAST)? NUM PEOPLE W? TARGET?", _target),
    rule("EVERY? UNIT (START|MIDDLE|END) (TILL|NOTLATER|BEFORE)?", _anchored),
    rule("EVERY? UNIT START AND (UNIT)? END", _both_ends),
    rule("PER NUM TIMES COMMA? UNIT (START|END)", _once_in_term_of_year),
    rule("(ALLOF|EVERY|CURRENT)* UNIT (THROUGHOUT|WITHIN)", _throughout),
    rule("EVERY? UNIT", lambda match: _throughout(match) if match.one("UNIT") == "school_year" else None),
    rule("(YEARS|SCHOOLYEARS) (WITHIN|THROUGHOUT|BETWEEN)?", _years),
    rule("FIRSTDAY (TILL)?", lambda match: ("T", SchoolYearRelative("first_school_day", "before" if match.has("TILL") else "at"))),
)


def _distances(event: str) -> tuple[Any, ...]:
    since = "(AFTER|AFTER_ADJ|SINCE|UNIT? SINCE|UNIT_ABL SINCE?)"
    return (
        rule(f"{event} (TILL|COMMA)? ATLEAST? {_COUNTED}? UNIT BEFORE", _distance("before")),
        rule(f"ATLEAST? {_COUNTED}? UNIT BEFORE COMMA? {event} TILL?", _distance("before")),
        rule(f"{event} TILL (COMMA)? {_COUNTED} (UNIT|UNIT_ABL) NOTLATER", _distance("before")),
        rule(f"{event} TILL {_COUNTED} UNIT", _distance("before")),
        rule(f"{event} AFTER {_COUNTED}? UNIT PASSED", _distance("after")),
        rule(f"{event} AFTER {_COUNTED} UNIT_ABL AFTER", _distance("after")),
        rule(f"{event} {_COUNTED} UNIT (PASSED|AFTER)", _distance("after")),
        rule(f"{event} {since} (COMMA|W){{0,2}} {_COUNTED}? UNIT WITHIN", _distance("within")),
        rule(f"{event} {since} (COMMA|W){{0,2}} {_COUNTED}? UNIT_ABL NOTLATER", _distance("within")),
        rule(f"{_COUNTED} UNIT WITHIN {event} {since}", _distance("within")),
        rule(f"{event} {_COUNTED} UNIT WITHIN", _distance("within")),
        rule(f"{event} {since} (ORD|NEXT|NUM) UNIT WITHIN?", _nth),
        rule(f"{event} (ORD) UNIT WITHIN?", _nth),
        rule(f"{event} {since} FIRSTDAY", _nth),
    )


def _events_of(event: str) -> tuple[Any, ...]:
    return (
        rule(f"{event} AFTER_ADJ", lambda match: _around("after")(match) if match.has("EVENT", "SPAN") else None),
        rule(f"{event} TILL", _around("before")),
        rule(f"{event} BEFORE", _around("before")),
        rule(f"{event} AFTER", _around("after")),
        rule(f"{event} (AT|UNIT)", lambda match: _around("at")(match) if match.one("UNIT") in (None, "day") else None),
        rule(f"{event} DURING", _during),
        rule(f"{event} UNTIL", _around("until")),
        rule(f"{event} (UNIT_ABL|UNIT)? SINCE", _around("from")),
    )


def _within(match: Match) -> Built:
    built: Built = _distance("within")(match) if match.has("NUM", "NUMS") else None
    return built


def _early_in_year(match: Match) -> Built:
    """Of "оқу жылының бірінші аптасында" the week counts from the start of the school year."""
    year, unit = match.all("UNIT")
    if year != "school_year" or unit not in ("week", "month", "working_day", "school_day"):
        return None
    return "T", offset("school_year_start", "after", match.one("ORD"), unit, "nth_period")


def _first_period(match: Match) -> Built:
    return _nth(match) if match.one("UNIT") in ("working_day", "school_day", "week", "month", "day") else None


EVENTS: Final = (
    *_distances("(EVENT|SPAN)"),
    *_events_of("(EVENT|SPAN)"),
    rule("SAME UNIT", lambda match: ("T", RelativeEvent(UNNAMED, "at")) if match.one("UNIT") == "day" else None),
    rule("UNIT ORD UNIT WITHIN?", _early_in_year),
    *_distances("QUOTE"),
    rule("NEXT UNIT WITHIN?", lambda match: _nth(match) if match.one("UNIT") in ("day", "working_day", "school_day") else None),
    rule(f"ATLEAST? {_COUNTED} UNIT BEFORE", _distance("before")),
    rule(f"{_COUNTED}? UNIT WITHIN", _within),
    rule(f"{_COUNTED} UNIT_ABL NOTLATER", _distance("within")),
    rule("ORD UNIT WITHIN", _first_period),
    rule(f"{_COUNTED} UNIT PASSED", _distance("after")),
    rule("EVENT (UNIT_ABL|UNIT)? SINCE W{0,6} EVENT TILL", _duration),
    rule("(EVENT|QUOTE) (UNIT_ABL|UNIT)? SINCE QUOTE TILL", _duration),
    rule("QUOTE (UNIT_ABL|UNIT)? SINCE EVENT TILL", _duration),
    rule("EVENT (UNIT_ABL|UNIT)? SINCE (W|DASH|COMMA|EVENT){1,16} W TILL", _until_own_words),
)
OWN_EVENTS: Final = (*_distances("(QUOTE|W{1,5})"), *_events_of("(QUOTE|W{1,5})"))


def _term_of_days(match: Match) -> Built:
    """Of "бес жұмыс күні мерзімінде" the term is counted; alone the last word says only "in time"."""
    return _distance("within")(match) if match.tokens[-1].text.lower() == "мерзімінде" else None


def _named(match: Match) -> Built:
    """Occasions by code or in the document's own words."""
    return "T", NamedOccasion(tuple(name.strip("«»") for name in match.all("OCCASION", "QUOTE")))


ALONE: Final = (
    rule("OCCASION_OF COLON? (OCCASION|QUOTE) (COMMA (OCCASION|QUOTE))*", _named),
    rule("REF_TO COLON QUOTE", lambda match: ("T", Reference(match.one("QUOTE").strip("«»")))),
    rule("(NUM|NUMS) UNIT VAGUE", _term_of_days),
    rule("ALWAYS", lambda _: ("T", Continuous())),
    rule("NEEDED", lambda _: ("T", AsNeeded())),
    rule("NOW", lambda _: ("T", Immediate())),
    rule("VAGUE", lambda match: ("T", Vague(match.one("VAGUE")))),
    rule("BELL", lambda match: ("T", BellWindow(match.one("BELL")))),
)
IN_CELLS: Final = (rule("REF", lambda match: ("T", Reference(match.one("REF")))),)
IN_SHORT: Final = (
    rule("STEADY", lambda match: ("T", match.one("STEADY"))),
    rule("REFLAW", lambda match: ("T", Reference(match.one("REFLAW")))),
)
LAST_RESORT: Final = (
    safely("P", lambda match: ("T", single(match.one("P")))),
    rule("YEAR WITHIN", lambda match: ("T", SingleYear(match.one("YEAR")))),
    rule(
        "OCCASION ((COMMA|AND|SLASH) OCCASION)* (DURING|TILL|UNIT)?",
        lambda match: ("T", NamedOccasion(tuple(dict.fromkeys(match.all("OCCASION"))))),
    ),
)


def lonely(match: Match) -> Built:
    """A year, or a day of a month in digits, that is the whole phrase."""
    year = match.one("YEAR")
    if year is not None:
        return "T", SingleYear(year)
    point: Point = match.one("DAYMONTH")
    return "T", single(point)
