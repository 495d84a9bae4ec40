"""Turkish school years, terms, bells and working hours, named occasions, times set elsewhere."""

from __future__ import annotations

from typing import Final

from umay.timing.readers.token_rules import Match, Rule, as_kind
from umay.timing.readers.tr_events import unit_of
from umay.timing.readers.tr_rules import base, case, first, fixed, has, timing, turn, values, where
from umay.timing.readers.tr_text import fold
from umay.timing.values import (
    AllOf,
    AsNeeded,
    BellWindow,
    Continuous,
    Duration,
    Immediate,
    NamedOccasion,
    Reference,
    RelativeEvent,
    SchoolYearRelative,
    TermWeeks,
    Termwise,
    Timing,
    Vague,
)

WEEKS_AT_MOST: Final = 40  # a school year has no more


def _project(match: Match) -> Timing:
    start, end = first(match, "PROJECT")
    return RelativeEvent(end, "until") if has(match, "KADAR") else Duration(start, end)


def _school_year_part(match: Match) -> Timing | None:
    number, count, unit = first(match, "ORD"), first(match, "NUM"), unit_of(match)
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
    if has(match, "AND") and numbers[-1] - numbers[0] > 1:
        return AllOf(tuple(TermWeeks(number, number) for number in numbers))
    return TermWeeks(numbers[0], numbers[-1]) if 1 <= numbers[0] <= numbers[-1] <= WEEKS_AT_MOST else None


def _rotation(match: Match) -> Timing | None:
    weeks = first(match, "T")
    if not isinstance(weeks, TermWeeks):
        return None
    opened = next(place for place, token in enumerate(match.tokens) if token.kind == "SIRA")
    names = tuple(token.text for token in match.tokens[opened + 1 :] if token.kind not in {"COMMA", "CLOSE"})
    return TermWeeks(weeks.first, weeks.last, names)


def _one_term(match: Match) -> Timing | None:
    number = first(match, "ORD")
    if number not in {1, 2}:
        return None
    if has(match, "YEARS", "YEAR"):
        return RelativeEvent(match.text(), "at" if has(match, "EVENT") else "during")
    return Duration(f"term_{number}_start", f"term_{number}_end")


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
    return NamedOccasion((match.text(),)) if all(token.text[:1].isupper() for token in match.tokens if token.kind != "AND") else None


_SET_BY: Final = (
    ("mevzuat", "legislation"), ("yonetmeli", "legislation"), ("kanun", "legislation"), ("genelge", "circular"),
    ("takvim", "schedule"), ("cizelge", "schedule"), ("programinda", "schedule"), ("plan", "plan"), ("protokol", "agreement"),
    ("sozlesme", "agreement"),
)  # fmt: skip


def _by_schedule(match: Match) -> Timing | None:
    """Read "çalışma takvimine göre"; "yönetmeliğe göre" says how, not when."""
    title = fold(next(token.text for token in match.tokens if token.kind == "TITLE"))
    return _set_elsewhere(match) if title.startswith(("takvim", "cizelge", "plan")) else None


def _set_elsewhere(match: Match) -> Timing | None:
    words = match.text()
    folded = fold(words)
    return Reference(next((code for stem, code in _SET_BY if stem in folded), words))


SCHOOL: Final[tuple[Rule, ...]] = (
    turn("EVERY? (SY_GEN|SY_POS|SY_NOM) ORD NUM_NOM? (WEEK|AY|DAY) WITHIN?", timing(_school_year_part)),
    turn("(TERM|TERM_GEN) ORD WEEK", timing(_term_weeks)),
    turn("TERM_GEN ORD NUM_NOM WEEK WITHIN?", timing(_term_weeks)),
    turn("(TERM|SY_GEN)? (NUM_NOM|ORD) (DASH|AND) (NUM_NOM|ORD) WEEK", timing(_term_weeks)),
    turn("ORD WEEK", timing(_term_weeks)),
    turn("(YEARS SY? COMMA?|YEAR YEARU?)? ORD TERM (WITHIN|DURING)?", timing(_one_term)),
    turn("TERM (WITHIN|DURING)", fixed(Duration("term_start", "term_end"))),
    turn("BELL (WITHIN|DURING|ARASI)?", timing(_bell)),
    turn("HOURS (WITHIN|DURING|ARASI|HARIC)?", timing(_hours)),
    turn("(OCC|OWNOCC) ((COMMA|AND) (OCC|OWNOCC))* (DURING|WITHIN|DAY)?", timing(_occasion)),
    turn("(W|DURING|EVENT)? (W|DURING|AND|EVENT)? (W|AND|DURING|EVENT)? W (WEEK_POS|WEEK_LOC|DAY_POS|DAY_LOC)", timing(_named_week)),
    turn("ORD (AND|SLASH|COMMA) ORD TERM", fixed(Termwise())),
    turn("PROJECT (DURING|SURE DURING|END KADAR)", timing(_project)),
    turn("(W|EVENT|TITLE)? (W|EVENT|TITLE)? (W|EVENT|TITLE)? SETBY (TARIH|SURE|WITHIN) (WITHIN|ARASI)?", timing(_set_elsewhere)),
    turn("(W|EVENT|ADJ)? TITLE GORE", timing(_by_schedule)),
    turn("ALWAYS (AND ALWAYS)?", fixed(Continuous())),
    turn("(OCC|OWNOCC) HARIC", as_kind("W")),
    turn("(SYLONG|^SY$)", fixed(SchoolYearRelative("year", "during"))),
    turn("^NUM AY$", where(lambda match: first(match, "NUM") == 12, fixed(Continuous()))),
    turn("NEED", fixed(AsNeeded())),
    turn("NOW (AND NOW)?", fixed(Immediate())),
    turn("VAGUE", timing(lambda match: Vague(match.one("VAGUE")))),
)  # fmt: skip


ROTATIONS: Final[tuple[Rule, ...]] = (turn("T OPEN SIRA (W COMMA?)* CLOSE", timing(_rotation)),)
