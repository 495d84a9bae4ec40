"""What breaks when somebody is put into a window, and who could be put there without breaking anything. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from umay.turns.asking import Asked, Pattern, Soft
from umay.turns.patterns import breaking
from umay.turns.values import TAKES_TURNS, Can, Helper, Slot, SlotKey


class Break(StrEnum):
    """What would not be as it should. In this order they are said."""

    KIND = "kind"
    TWICE = "twice"
    AWAY = "away"
    CANNOT = "cannot"
    TURN = "turn"
    DAY = "day"
    DAYS_RUNNING = "days_running"
    MORNINGS_RUNNING = "mornings_running"
    WEEKS_RUNNING = "weeks_running"
    AFTERNOON_BEFORE = "afternoon_before"
    REST = "rest"
    WEEK = "week"
    TERM = "term"
    APART = "apart"
    TOGETHER = "together"
    PATTERN = "pattern"
    RATHER_NOT = "rather_not"


IMPOSSIBLE: Final = frozenset({Break.KIND, Break.TWICE})
"""Nobody may do these, whatever is said."""
BENDABLE: Final = frozenset({Break.RATHER_NOT, Break.TOGETHER, Break.REST, Break.PATTERN})
"""These are wishes: they break nothing that was promised."""
OF_PATTERN: Final[Mapping[Pattern, Break]] = {
    Pattern.DAYS: Break.DAYS_RUNNING,
    Pattern.MORNINGS: Break.MORNINGS_RUNNING,
    Pattern.WEEKS: Break.WEEKS_RUNNING,
    Pattern.AFTER: Break.AFTERNOON_BEFORE,
}
"""What a pattern that is never to be broken breaks; of the others all that is said is that one of them would be."""
STEADY: Final = frozenset({"police", "traffic_police", "auxiliary", "guard", "leader"})
"""Kinds for whom standing at the gate is their work: shares, rest and turns are not about them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands where. slots: all windows of all days. held: of each helper, where they stand."""

    slots: Mapping[SlotKey, Slot]
    held: Mapping[int, Collection[SlotKey]]
    there: Mapping[SlotKey, Collection[int]] = field(default_factory=dict)

    def of(self, helper_id: int, *, without: SlotKey | None = None) -> list[Slot]:
        """Return the windows that somebody stands in. without: one that they leave."""
        return [self.slots[key] for key in self.held.get(helper_id, ()) if key != without and key in self.slots]


def standing(slots: Iterable[Slot], pairs: Iterable[tuple[int, SlotKey]]) -> Standing:
    """Return who stands where. pairs: a helper and a window of a day."""
    held: dict[int, list[SlotKey]] = {}
    there: dict[SlotKey, list[int]] = {}
    for helper_id, key in pairs:
        held.setdefault(helper_id, []).append(key)
        there.setdefault(key, []).append(helper_id)
    return Standing({one.key: one for one in slots}, held, there)


def breaks(helper: Helper, kind: str, slot: Slot, now: Standing, asked: Asked, *, leaving: SlotKey | None = None) -> tuple[Break, ...]:
    """Return what breaks when the helper stands in the window as one of the kind, worst first; empty when nothing does.

    leaving: a window that they leave for it.
    """
    others = [one for one in now.of(helper.id, without=leaving) if one.key != slot.key]
    already = slot.key in now.held.get(helper.id, ()) and leaving != slot.key
    found = {
        Break.KIND: helper.kind != kind,
        Break.TWICE: already or any(one.meets(slot) for one in others),
        Break.AWAY: helper.is_away(slot.on_day),
        Break.CANNOT: helper.can(slot) is Can.CANNOT,
        Break.RATHER_NOT: helper.can(slot) is Can.RATHER_NOT,
    }
    if kind not in STEADY:
        found |= _shares(helper, slot, others, asked) | _company(helper, slot, now)
        found[Break.TURN] = not helper.has_turn(slot)
        for pattern in breaking(asked, slot, others):
            found[OF_PATTERN[pattern] if asked.patterns[pattern].never else Break.PATTERN] = True
    return tuple(one for one in Break if found.get(one))


def _shares(helper: Helper, slot: Slot, others: Sequence[Slot], asked: Asked) -> dict[Break, bool]:
    week_most = min(asked.most_week, helper.most_week or asked.most_week) if helper.kind in TAKES_TURNS else helper.most_week
    limits = [one for one in (asked.most_term, helper.most_term) if one is not None]
    rests = asked.rest_weeks if asked.weight(Soft.REST) and helper.kind in TAKES_TURNS else 0
    return {
        Break.DAY: any(one.on_day == slot.on_day for one in others),
        Break.REST: any(0 < abs(one.week - slot.week) <= rests for one in others),
        Break.WEEK: week_most is not None and sum(one.week == slot.week for one in others) >= week_most,
        Break.TERM: bool(limits) and len(others) >= min(limits),
    }


def _company(helper: Helper, slot: Slot, now: Standing) -> dict[Break, bool]:
    here = set(now.there.get(slot.key, ()))
    same_hours = {other for other in helper.apart for one in now.of(other) if one.key == slot.key or one.meets(slot)}
    return {Break.APART: bool(same_hours), Break.TOGETHER: bool(helper.together) and not helper.together <= here | {helper.id}}


@dataclass(frozen=True, slots=True)
class Free:
    """Somebody who could stand in a window: what little would bend, how many duties they have, whether they are of another class."""

    helper: Helper
    bends: tuple[Break, ...]
    load: int

    @property
    def is_lent(self) -> bool:
        """Tell whether another class would lend them."""
        return Break.TURN in self.bends


def free_for(kind: str, slot: Slot, helpers: Iterable[Helper], now: Standing, asked: Asked, *, lend: bool = True) -> tuple[Free, ...]:
    """Return who could take a place in the window, the best first: nothing bent, then fewest duties, then by number.

    lend: those of other classes and grades too, after all others.
    """
    found = []
    for one in helpers:
        if one.kind != kind:
            continue
        bends = breaks(one, kind, slot, now, asked)
        if set(bends) <= (BENDABLE | {Break.TURN} if lend else BENDABLE):
            found.append(Free(one, bends, len(now.held.get(one.id, ()))))
    return tuple(sorted(found, key=lambda one: (one.is_lent, len(one.bends), one.load, one.helper.id)))


def lenders(free: Iterable[Free]) -> tuple[tuple[str, int], ...]:
    """Return the classes that could lend somebody and how many of each are free, the most first."""
    counts: dict[str, int] = {}
    for one in free:
        if one.is_lent and one.helper.class_name:
            counts[one.helper.class_name] = counts.get(one.helper.class_name, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True, slots=True)
class Hole:
    """A window of a day that lacks people of a kind."""

    key: SlotKey
    kind: str
    need: int
    have: int

    @property
    def short(self) -> int:
        """Return how many are missing."""
        return self.need - self.have


def holes(slots: Iterable[Slot], there: Mapping[tuple[SlotKey, str], int]) -> tuple[Hole, ...]:
    """Return where people are missing, in the order of the slots. there: how many of a kind stand in a window of a day."""
    return tuple(
        Hole(slot.key, kind, need, have)
        for slot in slots
        for kind, need in slot.needs.items()
        if (have := there.get((slot.key, kind), 0)) < need
    )
