"""Turkish offsets from events: before, after, within, until, the first working day after."""

from __future__ import annotations

from typing import Any, Final

from umay.timing.readers.repeats import lasting
from umay.timing.readers.token_rules import Match, Rule, as_kind
from umay.timing.readers.tr_rules import base, case, first, fixed, has, in_last_case, timing, turn, values, where
from umay.timing.readers.tr_text import bare, fold
from umay.timing.values import (
    AllOf,
    BellWindow,
    Duration,
    MonthDay,
    NthWeekOfMonth,
    OffsetUnit,
    RelativeEvent,
    SchoolYearRelative,
    Timing,
)

Made = tuple[str, Any] | None
UNSTATED: Final = "event_day"  # "at least 3 days before": the words do not say before what; it is the day the duty is about
_UNITS: Final[dict[str, OffsetUnit]] = {
    "MINUTE": "minute", "HOUR": "hour", "DAY": "calendar_day", "WORKDAY": "working_day", "SCHOOLDAY": "school_day", "WEEK": "week",
    "AY": "month", "YEARU": "year",
}  # fmt: skip
_LESSONS: Final = {"school_year_start": "lesson_start", "school_year_end": "lesson_end"}  # minutes before "derslerin başlaması"
_EDGES: Final = {"SY": "school_year", "TERM": "term"}
_VERBAL_ABL: Final = (
    "madan",
    "meden",
    "diktan",
    "dikten",
    "tiktan",
    "tikten",
    "duktan",
    "dukten",
    "tuktan",
    "tukten",
    "masindan",
    "mesinden",
)
_VERBAL: Final = ("digi", "dugu", "tigi", "tugu", "acagi", "ecegi", "mesi", "masi", "madan", "meden")


def _edge(match: Match) -> Made:
    number = first(match, "ORD")
    if number is not None and number not in {1, 2}:
        return None
    side = "start" if has(match, "START") else "end"
    if number is not None:
        return in_last_case("EVENT", match), f"term_{number}_{side}"
    unit = next(_EDGES[base(token)] for token in match.tokens if base(token) in _EDGES)
    return in_last_case("EVENT", match), f"{unit}_{side}"


def _both_terms_edge(match: Match) -> Made:
    """Read "1. ve 2. dönem başında" is each term's start."""
    return in_last_case("EVENT", match), f"term_{'start' if has(match, 'START') else 'end'}"


def _tail(match: Match) -> Made:
    spare = [token for token in match.tokens if token.kind == "W"]
    if spare and not fold(spare[-1].text).endswith(_VERBAL):
        return None
    code = first(match, "EVENT")
    if base(match.tokens[-1]) == "TARIH" and case(match.tokens[-1]) in {"loc", "nom", "pos"} and code != "issue_date":
        return None
    return in_last_case("EVENT", match), code


def _undone(match: Match) -> Made:
    """Read "Toplantı yapılmadan önce": the verb between says nothing new."""
    return ("EVENT_ABL", first(match, "EVENT")) if fold(match.tokens[1].text).endswith(_VERBAL_ABL) else None


def _starting(match: Match) -> Made:
    starts = {"training": "school_year_start", "activity": "activity"}
    code = first(match, "EVENT")
    return (in_last_case("EVENT", match), code) if code in starts and case(match.tokens[-1]) == "abl" else None


EVENTS: Final[tuple[tuple[Rule, ...], ...]] = (
    (
        turn("(SY|TERM) (START|END) (TARIH)?", _edge),
        turn("ORD (AND|SLASH|COMMA) ORD TERM (START|END)", _both_terms_edge),
        turn("ORD TERM (START|END) TARIH?", _edge),
        turn("(EVENT_NOM|EVENT_GEN|EVENT_POS) START TARIH?", _starting),
    ),
    (
        turn("(EVENT_NOM|EVENT_GEN) END_ABL", as_kind("EVENT_ABL", lambda match: first(match, "EVENT"))),
        turn("EVENT_NOM DAY_ABL", as_kind("EVENT_ABL", lambda match: first(match, "EVENT"))),
        turn("EVENT W? W? TARIH", _tail), turn("EVENT W", _undone),
    ),
)  # fmt: skip


def unit_of(match: Match) -> OffsetUnit | None:
    return next((_UNITS[base(token)] for token in match.tokens if base(token) in _UNITS), None)


def _event(match: Match) -> str:
    code = str(first(match, "EVENT") or UNSTATED)
    spoken = next((token.text for token in match.tokens if base(token) == "EVENT"), "")
    if has(match, "MINUTE", "HOUR") and fold(spoken).startswith("ders"):
        return _LESSONS.get(code, code)
    return code


def _before(match: Match) -> Timing:
    bound = "at_latest" if has(match, "LATEST", "MINI", "KADAR") else "exact"
    return RelativeEvent(_event(match), "before", first(match, "NUM"), unit_of(match), bound)  # type: ignore[arg-type]


def _after(match: Match) -> Timing:
    if has(match, "LATEST"):
        return _within(match)
    return RelativeEvent(_event(match), "after", first(match, "NUM"), unit_of(match), "exact")


def _within(match: Match) -> Timing:
    return RelativeEvent(_event(match), "within", first(match, "NUM"), unit_of(match))


def _nth(match: Match) -> Timing | None:
    number = first(match, "ORD", "NUM") or 1
    unit = unit_of(match)
    if number < 1 or unit is None:
        return None
    if unit == "calendar_day":
        return RelativeEvent(_event(match), "after", number, unit, "exact")
    return RelativeEvent(_event(match), "after", number, unit, "nth_period")


_SIDES: Final = (("BEFORE", "before"), ("AFTER", "after"), ("NEXT", "after"), ("KADAR", "until"), ("ITIB", "from"), ("DURING", "during"))


def _beside(match: Match) -> Timing | None:
    code = _event(match)
    side = next((word for kind, word in _SIDES if has(match, kind)), "at")
    if side == "before" and code in {"school_year_start", "school_year_end", "first_school_day"}:
        return SchoolYearRelative(code.removeprefix("school_"), "before")  # type: ignore[arg-type]
    if side == "during" and code in {"school_entry", "school_exit"}:
        return BellWindow((code,))  # type: ignore[arg-type]
    return RelativeEvent(code, side)  # type: ignore[arg-type]


def _duration(match: Match) -> Timing:
    start, end = values(match, "EVENT")
    return lasting(start, end)


def _whole(match: Match) -> Timing | None:
    """Read "Okulların açılışından kapanışına kadar"."""
    code = str(first(match, "EVENT"))
    return Duration(code, code.removesuffix("start") + "end") if code.endswith("_start") else None


def _beside_occasion(match: Match) -> Timing:
    side = next(word for kind, word in _SIDES if has(match, kind))
    return RelativeEvent(bare(match.tokens[0].text), side)  # type: ignore[arg-type]


def _month_of_term(match: Match) -> Timing | None:
    number = first(match, "ORD")
    return RelativeEvent("term_start", "after", number, "month", "nth_period") if number > 0 else None


def _first_of(match: Match) -> Timing | None:
    """Read "Okulların açıldığı hafta"."""
    return _nth(match) if fold(match.tokens[0].text).endswith(_VERBAL) else None


def _beside_bell(match: Match) -> Timing | None:
    if len(first(match, "BELL")) != 1:
        return None
    event, side = first(match, "BELL")[0], "before" if has(match, "BEFORE") else "after"
    number = first(match, "NUM")
    bound = None if number is None else "at_latest" if has(match, "LATEST", "MINI") else "exact"
    return RelativeEvent(event, side, number, unit_of(match), bound)  # type: ignore[arg-type]


def _around(match: Match) -> Timing:
    """Read "her faaliyet öncesi ve sonrası"."""
    return AllOf((RelativeEvent(_event(match), "before"), RelativeEvent(_event(match), "after")))


def _on_that_day(match: Match) -> Timing | None:
    spoken = [token for token in match.tokens if token.kind == "W"]
    return RelativeEvent(_event(match), "at") if fold(spoken[-1].text).endswith(_VERBAL) else None


def _next_month(match: Match) -> Timing | None:
    """Read "By the 5th of the following month" is every month's 5th, for the month before."""
    day = first(match, "NUM")
    return MonthDay(day, rel="by" if has(match, "KADAR") else "on", reports_on="previous_month") if 1 <= day <= 31 else None


def _week_of_next_month(match: Match) -> Timing | None:
    week = first(match, "ORD")
    return NthWeekOfMonth(tuple(range(1, 13)), 5 if week == -1 else week) if week <= 5 else None


def _own_words(match: Match) -> str:
    return " ".join(token.text for token in match.tokens if token.kind == "W" or base(token) in {"TARIH", "EVENT"})


def _own_until(match: Match) -> Timing | None:
    spoken = [token for token in match.tokens if token.kind == "W"]
    if not fold(spoken[-1].text).endswith(("ana", "ene", "incaya", "inceye", "uncaya", "unceye")):
        return None
    return RelativeEvent(_own_words(match), "until")


def _own_from(match: Match) -> Timing | None:
    spoken = match.tokens[: next(place for place, token in enumerate(match.tokens) if base(token) == "ITIB")]
    counted = fold(match.tokens[len(spoken)].text) == "itibaren"
    if not counted or not fold(spoken[-1].text).endswith(("dan", "den", "tan", "ten")) or not all(token.value is None for token in spoken):
        return None
    words = bare(" ".join(token.text for token in spoken))
    number = first(match, "NUM")
    return RelativeEvent(words, "within", number, unit_of(match)) if number else RelativeEvent(words, "from")


def _own_next(match: Match) -> Timing | None:
    return _nth_of(match, match.tokens[0].text) if fold(match.tokens[0].text)[-1] in "iu" else None


def _nth_of(match: Match, event: str) -> Timing | None:
    unit, number = unit_of(match), first(match, "ORD", "NUM") or 1
    if has(match, "NUM"):
        return RelativeEvent(event, "within", number, unit)
    return RelativeEvent(event, "after", number, unit, "nth_period")


OFFSETS: Final[tuple[Rule, ...]] = (
    turn("(EVENT TARIH?)? OFFSET BEFORE KADAR?", timing(_before)),
    turn("LATEST? EVENT_ABL OFFSET BEFORE KADAR?", timing(_before)),
    turn("EVENT_ABL OFFSET AFTER", timing(_after)),
    turn("EVENT (ITIB|NEXT|AFTER|BEFORE)? OFFSET INTIME", timing(_within)),
    turn("EVENT (ITIB|NEXT|AFTER) LATEST? (ORD)? NUM_NOM UNIT INTIME?", timing(_within)),
    turn("EVENT_ABL (ITIB|AFTER) (LATEST) NUM_NOM UNIT (WITHIN|SURE_LOC|AFTER)?", timing(_within)),
    turn("LATEST EVENT_ABL ITIB? NUM_NOM UNIT (WITHIN|SURE_LOC|AFTER)?", timing(_within)),
    turn("EVENT_GEN (ORD) NUM_NOM UNIT INTIME?", timing(_within)),
    turn("OFFSET INTIME", timing(_within)),
    turn("ORD NUM_NOM (HOUR|DAY|WORKDAY|SCHOOLDAY|WEEK|AY) WITHIN?", where(lambda match: first(match, "ORD") == 1, timing(_within))),
    turn("EVENT BEFORE COMMA? OFFSET BEFORE", timing(_before)),
    turn("EVENT_ABL NOW? AFTER", timing(_beside)),
    turn("LATEST NUM_NOM UNIT", timing(_within)),
    turn("LATEST? EVENT (NEXT|AFTER|ITIB) (ORD)? UNIT (WITHIN)?", timing(_nth)),
    turn("EVENT_ABL (AFTER|ITIB) NEXT ORD UNIT", timing(_nth)),
    turn("(EVENT_NOM|EVENT_GEN|EVENT_POS|EVENT_LOC) ORD (WEEK|AY|SCHOOLDAY|WORKDAY) WITHIN?", timing(_nth)),
    turn("(EVENT_ABL|EVENT_POS|EVENT_NOM|EVENT_GEN) (BEFORE|AFTER)", timing(_beside)),
    turn("LATEST? EVENT_DAT KADAR", timing(_beside)),
    turn("EVENT_ABL ITIB", timing(_beside)),
    turn("EVENT (DURING)", timing(_beside)),
    turn("(EVENT_NOM|EVENT_POS|EVENT_GEN) (TARIH_LOC|DAY_LOC|NOW|ATTIME)", timing(_beside)),
    turn("EVENT_ABL (ITIB|START)? EVENT_DAT KADAR", timing(_duration)),
    turn("EVENT AND EVENT ARASI", timing(_duration)),
    turn("EVENT_ABL END_DAT KADAR", timing(_whole)),
    turn("(OCC|OWNOCC) (BEFORE|AFTER|ITIB|KADAR)", timing(_beside_occasion)),
    turn("EVERY? TERM_GEN ORD AY WITHIN?", timing(_month_of_term)),
    turn("EVENT_ABL ITIB EVENT_DAT KADAR", timing(_duration)),
    turn("(W|EVENT_DAT)? (W|EVENT_DAT)? W KADAR", timing(_own_until)),
    turn("W? W? (TARIH_ABL|W) ITIB (OFFSET INTIME?)?", timing(_own_from)),
    turn("EVENT_ABL ITIB? NOW AND? OFFSET INTIME", timing(_within)),
    turn("EVENT W W? DAY WITHIN?", timing(_on_that_day)),
    turn("NEXT UNIT WITHIN?", timing(_nth)),
    turn("EVENT NEXT", timing(_beside)),
    turn("EVENT BEFORE AND AFTER", timing(_around)),
    turn("EVENT END_LOC", timing(lambda match: RelativeEvent(_event(match), "after"))),
    turn("EVENT (WEEK|AY) WITHIN?", timing(_first_of)),
    turn("BELL_ABL OFFSET (BEFORE|AFTER)", timing(_beside_bell)),
    turn("BELL_ABL (BEFORE|AFTER)", timing(_beside_bell)),
    turn("SAME DAY WITHIN?", fixed(RelativeEvent(UNSTATED, "at"))),
    turn("SAME (WEEK|AY) WITHIN?", timing(lambda match: RelativeEvent(UNSTATED, "within", 1, unit_of(match)))),
    turn("NEXT AY_GEN NUM DAY? KADAR?", timing(_next_month)),
    turn("NEXT AY_GEN ORD WEEK WITHIN?", timing(_week_of_next_month)),
    turn("W NEXT (ORD|NUM_NOM) UNIT WITHIN?", timing(_own_next)),
)  # fmt: skip
