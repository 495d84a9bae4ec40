"""Posts dealt out within each window, so that people change posts fairly. Who stands when is decided already."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from umay.rostering.model import Demand, Model
from umay.rostering.network import Pair
from umay.rostering.values import Assignment


def dealt(model: Model, pairs: Iterable[Pair], pins: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Return an assignment for each (person, demand), at the post where the person stood least so far.

    pins stay at their own slot. Each slot gets its experienced first; empty places go to the slot that keeps most people.
    """
    kept = {(pin.person, _demand_of(model, pin)): pin.slot for pin in pins}
    by_demand: dict[int, list[int]] = defaultdict(list)
    for person, demand in pairs:
        by_demand[demand].append(person)
    dealing = _Dealing(model)
    for number in sorted(by_demand, key=lambda one: (model.demands[one].day, model.demands[one].starts, one)):
        dealing.deal(number, sorted(by_demand[number]), kept)
    return tuple(sorted(dealing.found))


def _demand_of(model: Model, pin: Assignment) -> int:
    kind = model.problem.people[model.person_number[pin.person]].kind
    return model.slot_demand[model.slot_number[pin.slot], kind]


class _Dealing:
    def __init__(self, model: Model) -> None:
        self._model = model
        self._stood: Counter[tuple[int, str]] = Counter()
        self._partner = {one: other for pair in model.pairs for one, other in (pair[:2], pair[1::-1])}
        self.found: list[Assignment] = []

    def deal(self, number: int, persons: list[int], kept: dict[tuple[str, int], str]) -> None:
        """Place the people of one demand."""
        one = self._model.demands[number]
        slots, people = self._model.problem.slots, self._model.problem.people
        room = {slot: places for slot, places, _ in one.members}
        room[one.members[0][0]] += max(0, len(persons) - one.count)  # only a slot that may be overfilled, alone in its demand, has more
        leads = {slot: led for slot, _, led in one.members}
        names = {slots[slot].id: slot for slot in room}
        loose = []
        for person in persons:
            pinned = kept.get((people[person].id, number))
            if pinned is None:
                loose.append(person)
            else:
                self._place(person, names[pinned], room, leads)
        for slot, _, _ in one.members:
            for _ in range(leads[slot]):
                able = [person for person in loose if people[person].experienced]
                if able and room[slot] > 0:
                    chosen = min(able, key=lambda person: (self._stood[person, slots[slot].post], person))
                    loose.remove(chosen)
                    self._place(chosen, slot, room, leads)
        _keep_free(room, leads, empty=max(0, one.count - len(persons)))
        self._rest(one, loose, room, leads)

    def _rest(self, one: Demand, loose: list[int], room: dict[int, int], leads: dict[int, int]) -> None:
        slots = self._model.problem.slots
        at: dict[int, int] = {}
        for person in loose:
            partner = at.get(self._partner.get(person, -1))
            free = [slot for slot, _, _ in one.members if room[slot] > 0]
            slot = partner if partner in free else min(free, key=lambda slot: (self._stood[person, slots[slot].post], -room[slot], slot))
            at[person] = slot
            self._place(person, slot, room, leads)

    def _place(self, person: int, slot: int, room: dict[int, int], leads: dict[int, int]) -> None:
        one, who = self._model.problem.slots[slot], self._model.problem.people[person]
        self._stood[person, one.post] += 1
        room[slot] -= 1
        if who.experienced:
            leads[slot] = max(0, leads[slot] - 1)
        self.found.append(Assignment(one.id, who.id))


def _keep_free(room: dict[int, int], leads: dict[int, int], *, empty: int) -> None:
    """Let the places that stay empty be those that wait for somebody experienced, so that no slot lacks a place and another its lead."""
    for slot, waiting in leads.items():
        free = max(0, min(waiting, room[slot], empty))
        room[slot] -= free
        empty -= free
