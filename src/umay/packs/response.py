"""Which parts of a response a matter asks for. Pure: what is known of the matter comes in, steps and authorities go out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from umay.packs.schema_response import CRIME, Authority, Condition, Kind, Response, Step

UNKNOWN: Final = frozenset({"unknown"})
_BETWEEN_WORDS: Final = re.compile(r"[^\w']+")


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a matter, in the codes of its response. Empty where nothing is known yet; no offender counts as an unknown one."""

    kinds: frozenset[str] = frozenset()
    offenders: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()


def natures_of(response: Response, situation: Situation) -> frozenset[str]:
    """Return the natures of the matter's kinds, and crime when signs of one were seen."""
    natures = {nature for kind in response.kinds if kind.code in situation.kinds for nature in kind.nature}
    return frozenset(natures | ({CRIME} if "crime_signs" in situation.flags else set()))


def holds(response: Response, condition: Condition | None, situation: Situation) -> bool:
    """Return whether the condition holds for the matter; no condition always holds."""
    if condition is None:
        return True
    if condition.also is not None and not holds(response, condition.also, situation):
        return False
    if condition.unless is not None and holds(response, condition.unless, situation):
        return False
    return _any(response, condition, situation)


def _any(response: Response, condition: Condition, situation: Situation) -> bool:
    asked: list[tuple[Collection[str], Collection[str]]] = [
        (condition.kinds_any, situation.kinds),
        (condition.natures_any, natures_of(response, situation)),
        (condition.offenders_any, situation.offenders or UNKNOWN),
        (condition.places_any, situation.places),
        (condition.flags_any, situation.flags),
    ]
    said = [(codes, known) for codes, known in asked if codes]
    return not said or any(code in known for codes, known in said for code in codes)


def steps_for(response: Response, situation: Situation) -> tuple[Step, ...]:
    """Return the steps that the matter asks for, in the order of the procedure."""
    return tuple(step for step in response.steps if holds(response, step.when, situation))


def authorities_for(response: Response, situation: Situation) -> tuple[Authority, ...]:
    """Return whom the matter must be told to, in the order of the procedure."""
    return tuple(one for one in response.authorities if holds(response, one.when, situation))


def guardians_must_wait(response: Response, situation: Situation) -> bool:
    """Return whether telling the guardians waits for a named decision."""
    return holds(response, response.guardians_wait, situation)


def kinds_by_signs(response: Response, signs: Collection[str]) -> tuple[Kind, ...]:
    """Return the kinds that show any of the signs, those with most of them first."""
    seen = {kind.code: sum(sign.code in signs for sign in kind.signs) for kind in response.kinds}
    return tuple(sorted((kind for kind in response.kinds if seen[kind.code]), key=lambda kind: -seen[kind.code]))


def leading_in(response: Response, words: str) -> tuple[str, ...]:
    """Return the leading phrases of any language that stand in the words, in the order of the lists.

    Whole words only, whatever signs stand between them; where a script sets no spaces, wherever the phrase stands.
    """
    plain = _spaced(words)
    phrases = (phrase for listed in response.interview.leading.values() for phrase in listed)
    return tuple(phrase for phrase in phrases if _spaced(phrase) in plain or (_unspaced(phrase) and phrase in words))


def _spaced(words: str) -> str:
    plain = unicodedata.normalize("NFC", words).lower().replace("’", "'")
    return f" {_BETWEEN_WORDS.sub(' ', plain).strip()} "


def _unspaced(phrase: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in phrase)
