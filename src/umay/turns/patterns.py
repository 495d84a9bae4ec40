"""Patterns that schools ask of everybody's duties: for the solver, and looked at when somebody is put into a window by hand. Pure.

All of them can only be broken by a duty more, never by one less.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from umay.rostering import api as rostering
from umay.turns.asking import Asked, Pattern, Wanted
from umay.turns.values import Half, Slot

MORNING_TAG, AFTERNOON_TAG = "am", "pm"
WEIGHT: Final = 40
"""Of each day, week or pair beyond what is rather not to be: about as much as two weeks of rest."""


def breaking(asked: Asked, slot: Slot, others: Sequence[Slot]) -> list[Pattern]:
    """Return the patterns that a duty in the window would break for somebody who has the others."""
    return [one for one, wanted in asked.patterns.items() if _breaks(one, wanted, slot, others)]


def _breaks(pattern: Pattern, wanted: Wanted, slot: Slot, others: Sequence[Slot]) -> bool:
    day = slot.on_day.toordinal()
    match pattern:
        case Pattern.DAYS:
            return _running(day, [one.on_day.toordinal() for one in others]) > wanted.most
        case Pattern.MORNINGS:
            mornings = [one.on_day.toordinal() for one in others if one.half is Half.MORNING]
            return slot.half is Half.MORNING and _running(day, mornings) > wanted.most
        case Pattern.WEEKS:
            return _running(slot.week, [one.week for one in others]) > wanted.most
        case Pattern.AFTER:
            beside = {(one.on_day.toordinal() - day, one.half) for one in others}
            return ((-1, Half.AFTERNOON) if slot.half is Half.MORNING else (1, Half.MORNING)) in beside


def _running(number: int, others: Collection[int]) -> int:
    """Return how many numbers run on end through one of them."""
    there, first, last = {number, *others}, number, number
    while first - 1 in there:
        first -= 1
    while last + 1 in there:
        last += 1
    return last - first + 1


def patterns_of(asked: Asked, tags: Collection[str]) -> tuple[rostering.Pattern, ...]:
    """Return the patterns for the solver, in the order of `numbered`. tags: what its slots go by; a pattern without slots is left out."""
    return tuple(_pattern(one, asked.patterns[one]) for one in numbered(asked, tags))


def numbered(asked: Asked, tags: Collection[str]) -> tuple[Pattern, ...]:
    """Return the patterns that the solver is asked, in the order in which it numbers them."""
    return tuple(one for one in Pattern if one in asked.patterns and _needed(one) <= set(tags))


def _needed(pattern: Pattern) -> set[str]:
    return {Pattern.MORNINGS: {MORNING_TAG}, Pattern.AFTER: {MORNING_TAG, AFTERNOON_TAG}}.get(pattern, set())


def _pattern(pattern: Pattern, wanted: Wanted) -> rostering.Pattern:
    kind, hard = rostering.PatternKind, wanted.never
    weight = 0 if hard else WEIGHT
    match pattern:
        case Pattern.DAYS:
            return rostering.Pattern(kind.DAYS_RUNNING, wanted.most, hard=hard, weight=weight)
        case Pattern.MORNINGS:
            return rostering.Pattern(kind.DAYS_RUNNING, wanted.most, names=(MORNING_TAG,), hard=hard, weight=weight)
        case Pattern.WEEKS:
            return rostering.Pattern(kind.WEEKS_RUNNING, wanted.most, hard=hard, weight=weight)
        case Pattern.AFTER:
            return rostering.Pattern(kind.NOT_AFTER, names=(AFTERNOON_TAG,), then=(MORNING_TAG,), hard=hard, weight=weight)


def tags_of(slots: Iterable[rostering.Slot]) -> set[str]:
    """Return what the slots of a problem go by."""
    return {tag for one in slots for tag in one.tags}
