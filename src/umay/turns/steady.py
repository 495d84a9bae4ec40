"""Places of people whose work it is to stand at the gate: by their standing duties, else in order and evenly. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from umay.turns.breaking import STEADY
from umay.turns.values import Can, Helper, Slot, SlotKey


@dataclass(frozen=True, slots=True)
class Duty:
    """A standing duty: somebody in a window, on weekdays; empty for every day of it."""

    helper_id: int
    window_id: int
    weekdays: frozenset[int] = frozenset()

    def holds(self, slot: Slot) -> bool:
        """Tell whether it takes in the window of the day."""
        return slot.window_id == self.window_id and (not self.weekdays or slot.on_day.weekday() in self.weekdays)


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody in a window of a day as one of a kind."""

    helper_id: int
    key: SlotKey
    kind: str


def standing_places(
    slots: Sequence[Slot], helpers: Iterable[Helper], duties: Sequence[Duty], taken: Collection[Place] = ()
) -> tuple[Place, ...]:
    """Return who stands where by standing duty, and of the steady kinds everybody else who is needed.

    taken: places that stay as they are. Nobody stands twice at one hour, none who is away or cannot.
    """
    filling = _Filling({one.id: one for one in helpers}, {one.key: one for one in slots})
    for place in taken:
        filling.count(place)
    for slot in sorted(slots, key=lambda one: (one.starts_at, one.window_id)):
        for duty in duties:
            if duty.holds(slot):
                filling.take_standing(slot, duty.helper_id)
        for kind in sorted(STEADY & set(slot.needs)):
            filling.take_next(slot, kind)
    return tuple(filling.found)


class _Filling:
    """Who stands where so far."""

    def __init__(self, by_id: Mapping[int, Helper], by_key: Mapping[SlotKey, Slot]) -> None:
        self.by_id, self.by_key = by_id, by_key
        self.found: list[Place] = []
        self.held: dict[int, list[Slot]] = {}
        self.have: Counter[tuple[SlotKey, str]] = Counter()

    def count(self, place: Place) -> None:
        """Take a place into account."""
        self.have[place.key, place.kind] += 1
        if place.key in self.by_key:
            self.held.setdefault(place.helper_id, []).append(self.by_key[place.key])

    def take_standing(self, slot: Slot, helper_id: int) -> None:
        """Put somebody where they stand every week, if they can and their kind is needed."""
        helper = self.by_id.get(helper_id)
        if helper and helper.kind in slot.needs and self._fits(helper, slot):
            self._put(helper, slot)

    def take_next(self, slot: Slot, kind: str) -> None:
        """Put as many of a kind as are missing, those with the fewest duties first."""
        able = [one for one in self.by_id.values() if one.kind == kind and self._fits(one, slot)]
        able.sort(key=lambda one: (len(self.held.get(one.id, ())), one.id))
        for helper in able[: max(slot.needs[kind] - self.have[slot.key, kind], 0)]:
            self._put(helper, slot)

    def _fits(self, helper: Helper, slot: Slot) -> bool:
        free = not any(one.meets(slot) or one.key == slot.key for one in self.held.get(helper.id, ()))
        return free and not helper.is_away(slot.on_day) and helper.can(slot) is not Can.CANNOT

    def _put(self, helper: Helper, slot: Slot) -> None:
        place = Place(helper.id, slot.key, helper.kind)
        self.found.append(place)
        self.count(place)
