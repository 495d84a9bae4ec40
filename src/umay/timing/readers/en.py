"""Reads English timing phrases. Words are in `en_words`, their meaning together in `en_points` and `en_rules`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from umay.timing.readers.composing import FEW_WORDS, Kinds, compose
from umay.timing.readers.en_events import PAPERS
from umay.timing.readers.en_points import CLOCKS, LISTED, PIECES, POINTS
from umay.timing.readers.en_relations import edge, occasions
from umay.timing.readers.en_rules import JOINED, LEFT, TIMINGS
from umay.timing.readers.en_shapes import LEXICON, normal, shown_text
from umay.timing.readers.token_rules import ImpossibleDate, Token, rewrite, rule, tokenize
from umay.timing.values import DateRange, Reading, Reference, SingleMonth, Timing

_TIMING_LIKE: Final = (
    "POINT", "MONTHS", "MONTH", "WDS", "CLOCK", "CLOCKS", "SPAN", "COUNT", "RANGE", "BYEND", "BEF", "AFT", "LEFT", "PERIOD", "YY", "NOON",
)  # fmt: skip
KINDS: Final = Kinds(alternatives=frozenset({"OR", "SLASH"}), timing_like=frozenset(_TIMING_LIKE))

_SOURCES: Final = "|".join(sorted({word for words in PAPERS.values() for word in words.split("|")}, key=len, reverse=True))
_REFERENCE: Final = re.compile(
    rf"(?:in accordance with|according to|as laid down in|as set out in|as specified in|as stated in|as provided in|as per|per|under)"
    rf" (?:the |its |their )?(?P<to>(?:[a-z]+ ){{0,2}}(?:{_SOURCES})\b[^;.,\d]*)"
)
_SIDES: Final = {"BEFORE": "before", "AFTER": "after", "WITHIN": "within"}
_TITLE: Final = re.compile(
    r"(?:annex|appendix|regulation on|law on|decree on|act on|programme for|strategy|national strategy|decision on)\b"
)
_PHASE: Final = re.compile(r"(?:phase|stage|step) (?P<name>\d{1,2}|[ivx]{1,4})\b\s*[:(,-]?\s*")
_NEEDS_A_NUMBER: Final = frozenset({"may", "march", "mar", "jan", "dec", "sun", "sat", "mon", "wed", "sec", "second"})
_BEFORE_A_MONTH: Final = frozenset({
    "IN", "OF", "BY", "BEFORE", "FROM", "UNTIL", "TO", "EVERY", "N", "ORD", "AND", "OR", "DURING", "EARLY", "MID", "LATE", "COMMA",
    "DASH", "SINCE", "BETWEEN", "SLASH", "ON", "TIMES", "COUNT",
})  # fmt: skip


def read(phrase: str) -> Reading:
    """This will read when an English phrase falls due; see `Reading` for what it says when it cannot."""
    shown = shown_text(phrase)
    text = normal(shown)
    if not text:
        return Reading(None, "empty")
    if found := _reference(text, shown):
        return Reading(found)
    phase = _PHASE.match(text)
    start = phase.end() if phase else 0
    try:
        reading = compose(_tokens(text[start:], shown[start:]), KINDS)
    except ImpossibleDate:
        return Reading(None, "impossible")
    return replace(reading, timing=_of_phase(reading.timing, phase["name"])) if phase and reading.timing else reading


def _reference(text: str, shown: str) -> Timing | None:
    hit = _REFERENCE.fullmatch(text)
    if hit is None:
        return None
    said = hit["to"].strip()
    code = next((code for code, words in PAPERS.items() if said in words.split("|")), None)
    return Reference(code or shown[hit.start("to") : hit.end("to")].strip())


def _tokens(text: str, shown: str) -> list[Token]:
    if _TITLE.match(text):
        text = re.sub(r"\d{4}", lambda hit: "x" * len(hit[0]), text)
    tokens = _joined(_plain_words([token for token in tokenize(text, LEXICON, shown) if token.kind != "THE"]))
    for rules in (POINTS, PIECES, CLOCKS, TIMINGS, JOINED, LEFT):
        tokens = rewrite(tokens, rules)
        tokens = _without_validity(tokens) if rules is POINTS else tokens
    if sum(token.kind in ("W", "EVENT") for token in tokens) <= FEW_WORDS:
        tokens = rewrite(tokens, [rule(f"OCC ({LISTED} OCC)*", occasions), rule("EVENT", edge)])
    return [replace(token, kind="LEFT") if token.kind in _SIDES and token.text.lower() in _SIDES.values() else token for token in tokens]


def _plain_words(tokens: list[Token]) -> list[Token]:
    """Months and weekdays in small letters that are other words too count only beside what belongs to a date."""
    done: list[Token] = []
    for index, token in enumerate(tokens):
        after = tokens[index + 1].kind if index + 1 < len(tokens) else "END"
        before = done[-1].kind if done else "START"
        other = token.kind in ("MONTH", "WD") and token.text in _NEEDS_A_NUMBER and len(tokens) > 1
        dated = before in _BEFORE_A_MONTH or after in ("YEAR", "N", "ORD", "WD", "DASH")
        done.append(Token("W", token.text, token.text) if other and not dated else token)
    return done


def _joined(tokens: list[Token]) -> list[Token]:
    """Months with an "in" each are one list: "in October and in March" is "in October and March"."""
    kinds = [token.kind for token in tokens]
    return [
        token
        for index, token in enumerate(tokens)
        if not (token.kind == "IN" and kinds[max(0, index - 2) : index] == ["MONTH", "AND"] and kinds[index + 1 : index + 2] == ["MONTH"])
    ]


def _without_validity(tokens: list[Token]) -> list[Token]:
    """Years such as 2021-2025 in a sentence are those of the paper it speaks of, unless it says "from" or "in" them."""
    if sum(token.kind in ("W", "EVENT") for token in tokens) <= 2:
        return tokens
    before = [None, *tokens]
    return [
        Token("DOCDATE", None, token.text) if token.kind == "YY" and not _is_said(earlier) else token
        for earlier, token in zip(before, tokens, strict=False)
    ]


def _is_said(earlier: Token | None) -> bool:
    return earlier is not None and (earlier.kind in ("FROM", "IN", "BETWEEN", "DURING") or earlier.value == "school_year")


def _of_phase(timing: Timing, name: str) -> Timing:
    if isinstance(timing, DateRange):
        return replace(timing, phase=name)
    if isinstance(timing, SingleMonth):
        month = f"{timing.year}-{timing.month:02}"
        return DateRange(month, month, "month", name)
    return timing
