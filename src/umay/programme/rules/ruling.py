"""Who may rule on a contradiction, and how strictly. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from umay.kernel.refusal import Refusal

MIN_REASON: Final = 10


@dataclass(frozen=True, slots=True)
class RulingFacts:
    """What the rule needs to know.

    choice, choices: the place ruled for, how many there are. is_adopting_level: the ruling unit adopted the programme.
    first_dues: the first date of each affected obligation under the choice and as it stands, for a stricter lower level.
    """

    choice: int
    choices: int
    reason: str
    is_adopting_level: bool
    first_dues: tuple[tuple[date | None, date | None], ...] = ()


def rule_refusal(facts: RulingFacts) -> Refusal | None:
    """Return why the ruling cannot stand, or None. A lower level may only choose what falls due no later."""
    if not 0 <= facts.choice < facts.choices:
        return Refusal("ruling.no_such_place")
    if len(facts.reason.strip()) < MIN_REASON:
        return Refusal("ruling.reason_missing")
    if not facts.is_adopting_level and any(_later(chosen, stands) for chosen, stands in facts.first_dues):
        return Refusal("ruling.less_strict")
    return None


def _later(chosen: date | None, stands: date | None) -> bool:
    return stands is not None and (chosen is None or chosen > stands)
