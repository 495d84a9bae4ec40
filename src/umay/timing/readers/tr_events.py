"""Turkish offsets from events, terms and school years, the school's bell, hours of work, times set elsewhere."""

from __future__ import annotations

from typing import Any, Final

from umay.timing.readers.token_rules import Match, Rule
from umay.timing.readers.tr_rules import base, case, first, has, in_last_case, timing, turn, values
from umay.timing.readers.tr_text import fold
from umay.timing.values import (
    AsNeeded,
    BellWindow,
    Continuous,
    Duration,
    Immediate,
    NamedOccasion,
    OffsetUnit,
    Reference,
    RelativeEvent,
    SchoolYearRelative,
    Termwise,
    TermWeeks,
    Timing,
    Vague,
)

Made = tuple[str, Any] | None
UNSTATED: Final = "activity"  # "at least 3 days before": the words do not say before what; it is what the duty is about
_UNITS: Final[dict[str, OffsetUnit]] = {
    "MINUTE": "minute", "HOUR": "hour", "DAY": "calendar_day", "WORKDAY": "working_day", "SCHOOLDAY": "school_day", "WEEK": "week",
    "AY": "month", "YEARU": "year",
}  # fmt: skip
_EDGES: Final = {"SY": "school_year", "TERM": "term"}
_VERBAL: Final = ("digi", "dugu", "tigi", "tugu", "acagi", "ecegi", "mesi", "masi", "madan", "meden")


def _edge(match: Match) -> Made:
    unit = next(_EDGES[base(token)] for token in match.tokens if base(token) in _EDGES)
    return in_last_case("EVENT", match), f"{unit}_{'start' if has(match, 'START') else 'end'}"


def _tail(match: Match) -> Made:
    spare = match.tokens[1:-1]
    if spare and not fold(spare[0].text).endswith(_VERBAL):
        return None
    code = first(match, "EVENT")
    if base(match.tokens[-1]) == "TARIH" and case(match.tokens[-1]) in {"loc", "nom", "pos"} and code not in {"issue_date"}:
        return None
    return in_last_case("EVENT", match), code


def _undone(match: Match) -> Made:
    """"Toplantı yapılmadan önce": the verb between says nothing new."""
    return ("EVENT_ABL", first(match, "EVENT")) if fold(match.tokens[1].text).endswith(("madan", "meden")) else None


EVENTS: Final[tuple[tuple[Rule, ...], ...]] = (
    (turn("(SY|TERM) (START|END) (TARIH)?", _edge), turn("(EVENT_NOM|EVENT_GEN|EVENT_POS) START TARIH?", lambda match: _starting(match)),),
    (turn("EVENT W? TARIH", _tail), turn("EVENT W", _undone)),
)  # fmt: skip


def _starting(match: Match) -> Made:
    starts = {"training": "school_year_start", "activity": "activity"}
    code = first(match, "EVENT")
    return (in_last_case("EVENT", match), code) if code in starts and case(match.tokens[-1]) == "abl" else None


def _unit(match: Match) -> OffsetUnit | None:
    return next((_UNITS[base(token)] for token in match.tokens if base(token) in _UNITS), None)


def _event(match: Match) -> str:
    return str(first(match, "EVENT") or UNSTATED)


def _before(match: Match) -> Timing:
    bound = "at_latest" if has(match, "LATEST", "MINI", "KADAR") else "exact"
    return RelativeEvent(_event(match), "before", first(match, "NUM"), _unit(match), bound)  # type: ignore[arg-type]


def _after(match: Match) -> Timing:
    if has(match, "LATEST"):
        return _within(match)
    return RelativeEvent(_event(match), "after", first(match, "NUM"), _unit(match), "exact")


def _within(match: Match) -> Timing:
    return RelativeEvent(_event(match), "within", first(match, "NUM"), _unit(match))


def _nth(match: Match) -> Timing | None:
    number = first(match, "ORD", "NUM") or 1
    unit = _unit(match)
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
    return Duration(start, end)


def _own_words(match: Match) -> str:
    return " ".join(token.text for token in match.tokens if token.kind == "W" or base(token) in {"TARIH", "EVENT"})


def _own_until(match: Match) -> Timing | None:
    spoken = [token for token in match.tokens if token.kind == "W"]
    if not fold(spoken[-1].text).endswith(("ana", "ene", "incaya", "inceye", "uncaya", "unceye")):
        return None
    return RelativeEvent(_own_words(match), "until")


def _own_from(match: Match) -> Timing | None:
    spoken = match.tokens[: next(place for place, token in enumerate(match.tokens) if base(token) == "ITIB")]
    if not fold(spoken[-1].text).endswith(("dan", "den", "tan", "ten")) or not all(token.value is None for token in spoken):
        return None
    words = " ".join(token.text for token in spoken)
    number = first(match, "NUM")
    return RelativeEvent(words, "within", number, _unit(match)) if number else RelativeEvent(words, "from")


def _own_next(match: Match) -> Timing | None:
    return _nth_of(match, match.tokens[0].text) if fold(match.tokens[0].text)[-1] in "iu" else None


def _nth_of(match: Match, event: str) -> Timing | None:
    unit, number = _unit(match), first(match, "ORD", "NUM") or 1
    if has(match, "NUM"):
        return RelativeEvent(event, "within", number, unit)
    return RelativeEvent(event, "after", number, unit, "nth_period")


OFFSETS: Final[tuple[Rule, ...]] = (
    turn("(EVENT TARIH?)? OFFSET BEFORE KADAR?", timing(_before)),
    turn("LATEST? EVENT_ABL OFFSET BEFORE KADAR?", timing(_before)),
    turn("EVENT_ABL OFFSET AFTER", timing(_after)),
    turn("EVENT (ITIB|NEXT|AFTER|BEFORE)? OFFSET (WITHIN|SURE_LOC)", timing(_within)),
    turn("EVENT (ITIB|NEXT|AFTER) LATEST? (ORD)? NUM_NOM UNIT (WITHIN|SURE_LOC)?", timing(_within)),
    turn("EVENT_ABL (ITIB|AFTER) (LATEST) NUM_NOM UNIT (WITHIN|SURE_LOC|AFTER)?", timing(_within)),
    turn("LATEST EVENT_ABL ITIB? NUM_NOM UNIT (WITHIN|SURE_LOC|AFTER)?", timing(_within)),
    turn("EVENT_GEN (ORD) NUM_NOM UNIT (WITHIN|SURE_LOC)?", timing(_within)),
    turn("OFFSET (WITHIN|SURE_LOC)", timing(_within)),
    turn("LATEST NUM_NOM UNIT", timing(_within)),
    turn("LATEST? EVENT (NEXT|AFTER|ITIB) (ORD)? UNIT (WITHIN)?", timing(_nth)),
    turn("EVENT_ABL (AFTER|ITIB) NEXT ORD UNIT", timing(_nth)),
    turn("(EVENT_NOM|EVENT_GEN|EVENT_POS|EVENT_LOC) ORD (WEEK|AY|SCHOOLDAY|WORKDAY) WITHIN?", timing(_nth)),
    turn("(EVENT_ABL|EVENT_POS|EVENT_NOM|EVENT_GEN) (BEFORE|AFTER)", timing(_beside)),
    turn("LATEST? EVENT_DAT KADAR", timing(_beside)),
    turn("EVENT_ABL ITIB", timing(_beside)),
    turn("EVENT (DURING)", timing(_beside)),
    turn("EVENT (TARIH_LOC|DAY_LOC|NOW)", timing(_beside)),
    turn("EVENT_ABL (ITIB|START)? EVENT_DAT KADAR", timing(_duration)),
    turn("EVENT AND EVENT ARASI", timing(_duration)),
    turn("EVENT_ABL ITIB EVENT_DAT KADAR", timing(_duration)),
    turn("(W|EVENT_DAT)? (W|EVENT_DAT)? W KADAR", timing(_own_until)),
    turn("W? W? (TARIH_ABL|W) ITIB (OFFSET (WITHIN|SURE_LOC)?)?", timing(_own_from)),
    turn("W NEXT (ORD|NUM_NOM) UNIT WITHIN?", timing(_own_next)),
)  # fmt: skip


def _school_year_part(match: Match) -> Timing | None:
    number, count, unit = first(match, "ORD"), first(match, "NUM"), _unit(match)
    if number == -1:
        return SchoolYearRelative("year_end")
    if count:
        return RelativeEvent("school_year_start", "within", count, unit)
    return RelativeEvent("school_year_start", "after", number, unit, "nth_period")


def _term_weeks(match: Match) -> Timing | None:
    numbers = values(match, "NUM", "ORD")
    if has(match, "TERM") and values(match, "ORD")[:1] == [-1]:
        return Termwise("end")
    if len(numbers) == 2 and not has(match, "DASH", "AND"):
        return TermWeeks(1, numbers[1]) if numbers[0] == 1 else None
    spelled = next(token for token in match.tokens if base(token) in {"ORD", "NUM"})
    if not has(match, "TERM") and not spelled.text[0].isdigit():
        return None
    return TermWeeks(numbers[0], numbers[-1]) if 1 <= numbers[0] <= numbers[-1] else None


def _rotation(match: Match) -> Timing | None:
    weeks = first(match, "T")
    if not isinstance(weeks, TermWeeks):
        return None
    opened = next(place for place, token in enumerate(match.tokens) if token.kind == "SIRA")
    names = tuple(token.text for token in match.tokens[opened + 1 :] if token.kind not in {"COMMA", "CLOSE"})
    return TermWeeks(weeks.first, weeks.last, names)


def _one_term(match: Match) -> Timing | None:
    words = match.text()
    if first(match, "ORD") not in {1, 2}:
        return None
    return RelativeEvent(words, "at" if has(match, "START", "END", "EVENT") else "during")


def _bell(match: Match) -> Timing | None:
    last = next(token for token in match.tokens if base(token) == "BELL")
    return BellWindow(last.value) if case(last) in {"loc", "nom", "pos"} else None


def _hours(match: Match) -> Timing | None:
    hours = next(token for token in match.tokens if base(token) == "HOURS")
    if has(match, "HARIC"):
        return None
    return Duration(*hours.value)


def _occasion(match: Match) -> Timing:
    names = tuple(token.value or token.text for token in match.tokens if token.kind in {"OCC", "OWNOCC"})
    return NamedOccasion(names)


def _named_week(match: Match) -> Timing | None:
    return NamedOccasion((match.text(),)) if all(token.text[:1].isupper() for token in match.tokens) else None


def _set_elsewhere(match: Match) -> Timing | None:
    words = match.text()
    folded = fold(words)
    codes = (
        ("mevzuat", "legislation"), ("yonetmeli", "legislation"), ("kanun", "legislation"), ("genelge", "circular"), ("takvim", "schedule"), ("cizelge", "schedule"),
        ("programinda", "schedule"), ("plan", "plan"), ("protokol", "agreement"), ("sozlesme", "agreement"),
    )  # fmt: skip
    return Reference(next((code for stem, code in codes if stem in folded), words))


SCHOOL: Final[tuple[Rule, ...]] = (
    turn("(SY_GEN|SY_POS|SY_NOM) ORD NUM_NOM? (WEEK|AY|DAY) WITHIN?", timing(_school_year_part)),
    turn("(TERM|TERM_GEN) ORD WEEK", timing(_term_weeks)),
    turn("TERM_GEN ORD NUM_NOM WEEK WITHIN?", timing(_term_weeks)),
    turn("(TERM|SY_GEN)? (NUM_NOM|ORD) (DASH|AND) (NUM_NOM|ORD) WEEK", timing(_term_weeks)),
    turn("ORD WEEK", timing(_term_weeks)),
    turn("ORD TERM (WITHIN|DURING|START|END)?", timing(_one_term)),
    turn("ORD EVENT", lambda match: timing(_one_term)(match) if str(first(match, "EVENT")).startswith("term_") else None),
    turn("TERM (WITHIN|DURING)", timing(lambda match: Duration("term_start", "term_end"))),
    turn("BELL (WITHIN|DURING|ARASI)?", timing(_bell)),
    turn("HOURS (WITHIN|DURING|ARASI|HARIC)?", timing(_hours)),
    turn("(OCC|OWNOCC) ((COMMA|AND) (OCC|OWNOCC))* (DURING|WITHIN|DAY)?", timing(_occasion)),
    turn("W W? W? WEEK_POS", timing(_named_week)),
    turn("W W? W? WEEK_LOC", timing(_named_week)),
    turn("(W|EVENT|TITLE|COMMA)? (W|EVENT|TITLE)? (W|EVENT|TITLE)? SETBY (TARIH_LOC|TARIH_DAT|SURE_LOC|SURE|WITHIN|TARIH) (WITHIN|ARASI)?", timing(_set_elsewhere)),
    turn("(W|EVENT|TITLE)? (TITLE|W|EVENT) UYARINCA", timing(_set_elsewhere)),
    turn("SICIL (AND SICIL)?", timing(lambda match: Continuous())),
    turn("NEED", timing(lambda match: AsNeeded())),
    turn("NOW (AND NOW)?", timing(lambda match: Immediate())),
    turn("VAGUE", timing(lambda match: Vague(match.one("VAGUE")))),
)  # fmt: skip


ROTATIONS: Final[tuple[Rule, ...]] = (turn("T OPEN SIRA (W COMMA?)* CLOSE", timing(_rotation)),)
