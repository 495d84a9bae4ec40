"""Reads Turkish timing phrases: typed tokens, then rules from the small to the large, then one reading."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from umay.timing.readers import tr_cycles, tr_dates, tr_events, tr_months, tr_school, tr_windows
from umay.timing.readers.composing import Kinds, compose
from umay.timing.readers.token_rules import ImpossibleDate, Match, Rule, Token, as_kind, rewrite
from umay.timing.readers.tr_rules import CASES, base, first, fixed, turn
from umay.timing.readers.tr_tokens import tokenize
from umay.timing.values import (
    AllOf,
    AnyOf,
    AsNeeded,
    DateRange,
    Duration,
    EveryN,
    MonthDay,
    NamedOccasion,
    NthWeekOfMonth,
    Reading,
    RelativeEvent,
    SchoolYearRelative,
    Termwise,
    Timing,
    Vague,
    YearlyMonths,
)

_CASED_LIKE: Final = ("MONTH", "MONTHS", "POINT", "WD", "CLOCK", "YEARS")
_KINDS: Final = Kinds(
    alternatives=frozenset({"OR", "SLASH"}),
    timing_like=frozenset({f"{name}_{case}" for name in _CASED_LIKE for case in CASES} | {"AMOUNT", "SPAN", "DAYS"}),
)


def _yearly(match: Match) -> tuple[str, Any] | None:
    value = match.one("T")
    if isinstance(value, SchoolYearRelative):
        return "T", replace(value, yearly=True)
    return ("T", value) if _comes_yearly(value) else None


def _comes_yearly(value: Timing) -> bool:
    if isinstance(value, AllOf | AnyOf):
        return all(_comes_yearly(part) for part in value.parts)
    if isinstance(value, EveryN):
        return value.unit in {"year", "school_year"}
    return isinstance(value, YearlyMonths | NthWeekOfMonth | MonthDay) or (isinstance(value, DateRange) and value.start.startswith("--"))


def _together(match: Match) -> tuple[str, Any] | None:
    one, two = match.all("T")
    often, months = (one, two) if isinstance(one, EveryN) else (two, one)
    if often == EveryN(1, "school_year") and _comes_yearly(months):
        return "T", months
    if not (isinstance(often, EveryN) and isinstance(months, YearlyMonths)) or often.unit != "year" or often.min or often.n != 1:
        return None
    if often.target is None and often.anchor is None and months.per == "each" and often.times == len(months.months):
        return "T", months
    return None


def _reporting(match: Match) -> tuple[str, Timing] | None:
    value = match.one("T")
    return ("T", replace(value, reports_on="previous_month")) if isinstance(value, MonthDay) else None


_MERGES: Final[tuple[tuple[Rule, ...], ...]] = (
    (
        turn("YEARLY (W|COMMA|VAGUE|SLASH|OPEN|COLON|DASH)* T CLOSE?", _yearly),
        turn("T W? YEARLY", _yearly),
        turn("T (OPEN|COMMA|COLON|W|DASH)* T CLOSE?", _together),
    ),
    (turn("T T", _together),),
    (turn("YEARLY", fixed(EveryN(1, "year"))),),
    (turn("T COMMA? PREVMONTH", _reporting), turn("PREVMONTH W* T", _reporting), turn("T OPEN PREVMONTH CLOSE", _reporting)),
    (turn("NUM_NOM UNIT", as_kind("AMOUNT")), turn("ORD (WEEK|DAY|WORKDAY|WD|SCHOOLDAY)", as_kind("AMOUNT"))),
)  # fmt: skip


def _plain(match: Match) -> tuple[str, Any] | None:
    """Read "At the end of each term, periodically": the second word adds nothing."""
    dated = [value for value in match.all("T") if not isinstance(value, Vague)]
    return ("T", dated[0]) if len(dated) == 1 else None


def _dated_occasion(match: Match) -> tuple[str, Any] | None:
    """Read "10-16 Kasım Atatürk Haftası": the days are said, the name adds none."""
    dated = [value for value in match.all("T") if isinstance(value, DateRange | MonthDay | NthWeekOfMonth)]
    named = [value for value in match.all("T") if isinstance(value, NamedOccasion)]
    return ("T", dated[0]) if len(dated) == len(named) == 1 else None


def _both_terms(match: Match) -> tuple[str, Any] | None:
    """Read "I. Dönem Sonu / II. Dönem Sonu" is each term's end."""
    one, two = match.all("T")
    for anchor in ("start", "end"):
        if (one, two) == (RelativeEvent(f"term_1_{anchor}", "at"), RelativeEvent(f"term_2_{anchor}", "at")):
            return "T", Termwise(anchor)
    whole = Duration("term_1_start", "term_1_end"), Duration("term_2_start", "term_2_end")
    return ("T", Termwise()) if (one, two) == whole else None


def _also_when_needed(match: Match) -> tuple[str, Any] | None:
    """Read "Twice a year and when needed": said together on purpose, however long the sentence around it."""
    one, two = match.all("T")
    if not isinstance(two, AsNeeded) or isinstance(one, AsNeeded | AnyOf):
        return None
    return "T", AllOf((*(one.parts if isinstance(one, AllOf) else (one,)), two))


def _phased(match: Match) -> tuple[str, Any] | None:
    value, number = match.one("T"), first(match, "ORD", "NUM")
    return ("T", replace(value, phase=str(number))) if isinstance(value, DateRange) else None


_PARTS: Final[tuple[tuple[Rule, ...], ...]] = (
    tr_months.MONTHS_BEFORE_DAYS,
    *tr_dates.POINTS,
    tr_windows.SPANS,
    tr_dates.MONTH_SPANS,
    *tr_events.EVENTS,
    tr_months.MONTHS,
)
_HOURLY: Final = (tr_windows.DAYS, tr_windows.WINDOWS)
_WHOLES: Final[tuple[tuple[Rule, ...], ...]] = (
    (*tr_dates.DATES, *tr_months.IN_MONTHS, *tr_cycles.CYCLES, *tr_events.OFFSETS, *tr_school.SCHOOL),
    tr_school.ROTATIONS,
    tr_windows.JOINED,
    tr_windows.JOINED,
    (turn("T OPEN? T CLOSE?", _dated_occasion), turn("T (SLASH|AND|COMMA) T", _both_terms)),
    (turn("T T", _plain), turn("T COMMA? AND T", _also_when_needed)),
    (turn("ORD PHASE COLON? OPEN? T CLOSE?", _phased), turn("PHASE NUM COLON? T", _phased)),
    *_MERGES,
)


def read(phrase: str) -> Reading:
    """The reading of a Turkish phrase: a timing cell, or a sentence that may hold one."""
    if not phrase.strip():
        return Reading(None, "empty")
    try:
        return compose(_rewritten(phrase), _KINDS)
    except ImpossibleDate:
        return Reading(None, "impossible", (phrase.strip(),))


def _rewritten(phrase: str) -> list[Token]:
    tokens = tr_windows.settle_clocks(tokenize(phrase))
    for rules in _PARTS:
        tokens = rewrite(tokens, rules)
    hourly = _HOURLY if any(base(token) in {"SPAN", "CLOCK"} for token in tokens) else ()
    for rules in (*hourly, *_WHOLES):
        tokens = rewrite(tokens, rules)
    return _spoken_choices([piece for token in tokens for piece in _split(token)])


def _spoken_choices(tokens: list[Token]) -> list[Token]:
    """A "veya" or a slash is a choice of times only where it stands between two of them."""
    kept = list(tokens)
    for place, token in enumerate(tokens):
        sides = tokens[place - 1 : place] + tokens[place + 1 : place + 2]
        if token.kind in _KINDS.alternatives and [side.kind for side in sides] != ["T", "T"]:
            kept[place] = Token("W", None, token.text)
    return kept


def _split(token: Token) -> list[Token]:
    """A timing with words it could not hold becomes the timing and the words."""
    if token.kind != "PART":
        return [token]
    timing, unread = token.value
    return [Token("T", timing, token.text), Token("AMOUNT", None, unread)]
