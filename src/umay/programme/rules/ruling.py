"""Who may rule on a contradiction, how strictly, and for which area. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from umay.kernel.refusal import Refusal

MIN_REASON: Final = 10

Level = Literal["adopting", "below", "other"]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A place of the register, as it would hold. dates: each date there would be, with the one that stands now; None where there is none.

    loses, gains: whether units would owe it no more, or owe it newly.
    """

    dates: tuple[tuple[date | None, date | None], ...] = ()
    loses: bool = False
    gains: bool = False

    @property
    def is_laxer(self) -> bool:
        """Tell whether anything would fall due later than it stands, or not at all, or bind fewer."""
        return self.loses or any(stands is not None and (chosen is None or chosen > stands) for chosen, stands in self.dates)

    @property
    def is_stricter(self) -> bool:
        """Tell whether anything would fall due earlier or newly, or bind more; and nothing be laxer."""
        earlier = any(chosen is not None and (stands is None or chosen < stands) for chosen, stands in self.dates)
        return (earlier or self.gains) and not self.is_laxer


@dataclass(frozen=True, slots=True)
class RulingFacts:
    """What the rule needs to know.

    choice, choices: the place ruled for, how many there are. level: of the ruling office: it adopted the programme, or lies below the one
    that did, of the same agency, or neither. ruled: the place, as it would hold beside what stands in the area of an office below.
    has_own: the office below ruled before and may take that back.
    """

    choice: int
    choices: int
    reason: str
    level: Level
    ruled: Ruled = Ruled()
    has_own: bool = False


def rule_refusal(facts: RulingFacts) -> Refusal | None:
    """Return why the ruling cannot stand, or None. The adopting office rules; one below it only more strictly, for its own area.

    Source: MISSION part 1, "the adopting level rules, lower levels only more strictly".
    """
    if facts.level == "other":
        return Refusal("ruling.not_this_office")
    if not 0 <= facts.choice < facts.choices:
        return Refusal("ruling.no_such_place")
    if no := _too_lax(facts):
        return no
    if len(facts.reason.strip()) < MIN_REASON:
        return Refusal("ruling.reason_missing")
    return None


def _too_lax(facts: RulingFacts) -> Refusal | None:
    if facts.level == "adopting":
        return None
    if facts.ruled.is_laxer:
        return Refusal("ruling.less_strict")
    if not facts.ruled.is_stricter and not facts.has_own:
        return Refusal("ruling.not_stricter")
    return None


def level_of(ruler: tuple[int, str], adopter: tuple[int, str], *, is_reached: bool) -> Level:
    """Return how the ruling office stands to the one that adopted. ruler, adopter: unit and agency. is_reached: the adoption binds it.

    >>> level_of((2, "police"), (1, "education"), is_reached=True)
    'other'
    """
    if ruler[0] == adopter[0]:
        return "adopting"
    return "below" if is_reached and ruler[1] == adopter[1] else "other"


def area_key(reach: str, unit_id: int, province_id: int | None, district_id: int | None) -> int | None:
    """Return what names the area an office answers for, beside rows of dates: the area's id, or a unit's own id below zero.

    None for a nation, which has no office above that could have adopted.

    >>> area_key("district", 7, 1, 2), area_key("unit", 7, 1, 2)
    (2, -7)
    """
    match reach:
        case "nation":
            return None
        case "province":
            return province_id
        case "district":
            return district_id
        case _:
            return -unit_id


def keys_of(unit_id: int, province_id: int | None, district_id: int | None) -> tuple[int, ...]:
    """Return the keys of all areas that a unit lies in, the widest first, its own last."""
    return tuple(key for key in (province_id, district_id, -unit_id) if key is not None)


def choices_in(keys: Iterable[int], rulings: Iterable[tuple[int | None, str, int]]) -> dict[str, int]:
    """Return the place that holds for each contradiction that somebody ruled on, in the innermost of these areas.

    keys: the widest first. rulings: area (None: all), contradiction, choice.

    >>> choices_in((5, -7), [(-7, "week", 0), (None, "week", 1), (6, "week", 2)])
    {'week': 0}
    """
    kept = list(rulings)
    return {what: choice for key in (None, *keys) for area, what, choice in kept if area == key}
