"""What a change made by hand would break, and what would mend a hole. Codes and values; the page words them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from umay.rostering.checking import check
from umay.rostering.faults import usable
from umay.rostering.holes import is_full
from umay.rostering.model import Model, compiled
from umay.rostering.network import Fixed, Pair, fixed_by
from umay.rostering.pairs import open_options
from umay.rostering.values import Assignment, Breach, Change, Hole, Params, Problem, Slot, Solution

SHOWN: Final = 5  # of each way to mend, so that the list can be read
_CLAIMS: Final = frozenset({"breach.cost", "breach.bound", "breach.pin_moved"})


@dataclass(frozen=True, slots=True)
class Mend:
    """One way to fill a hole.

    code: "mend.assign" (person), "mend.lend" (group, free, person), "mend.limit" (people), "mend.move" (day, week, free),
    "mend.swap" (person, other, slot), "mend.fewer" (count). change: what to do for it; None where it is not a matter of assignments.
    """

    code: str
    params: Params = ()
    change: Change | None = None


def changed(solution: Solution, change: Change) -> tuple[Assignment, ...]:
    """Return the assignments after a change.

    >>> from umay.rostering.values import Proof, ProofKind
    >>> before = Solution((Assignment("monday", "A"),), (), Proof(ProofKind.GAP, 0, 0))
    >>> changed(before, Change(remove=(Assignment("monday", "A"),), add=(Assignment("monday", "B"),)))
    (Assignment(slot='monday', person='B'),)
    """
    return tuple(sorted((set(solution.assignments) - set(change.remove)) | set(change.add)))


def breaks(problem: Problem, solution: Solution, change: Change) -> tuple[Breach, ...]:
    """Return what a change would break that is not broken now; "breach.hole" for places it would empty. Empty when nothing."""
    before = set(_breaches(problem, solution, solution.assignments))
    return tuple(one for one in _breaches(problem, solution, changed(solution, change)) if one not in before)


def _breaches(problem: Problem, solution: Solution, assignments: tuple[Assignment, ...]) -> list[Breach]:
    bare = replace(solution, assignments=assignments, holes=())
    return [one for one in check(problem, bare) if one.code not in _CLAIMS]


def mends(problem: Problem, solution: Solution, hole: Hole) -> tuple[Mend, ...]:
    """Return ways to fill a hole, the mildest first; none of them breaks a hard rule, save that of the group one lends from."""
    slot = next((one for one in problem.slots if one.id == hole.slot), None)
    if slot is None or all(need.kind != hole.kind for need in slot.needs):
        return ()
    ghosts = _ghosts(problem, slot, hole.kind)
    stand = _Standing(replace(problem, slots=(*problem.slots, *ghosts), pins=()), solution.assignments)
    free = stand.free(hole.slot, hole)
    away = _giving_way(problem, solution, hole)
    found = [Mend("mend.assign", (("person", one),), Change(away, (Assignment(hole.slot, one),))) for one in free[:SHOWN]]
    if not free and not hole.experienced:
        found += _swaps(problem, stand, hole)
    found += _lending(problem, stand, hole, slot, away)
    more = set(stand.free(hole.slot, hole, limited=False)) - set(free)
    if more:
        found.append(Mend("mend.limit", (("people", len(more)),)))
    found += _moving(stand, hole, ghosts[1:])
    if problem.patterns:
        found = [one for one in found if one.change is None or not _breaks_pattern(problem, solution, one.change)]
    return (*found, Mend("mend.fewer", (("count", hole.missing),)))


def _breaks_pattern(problem: Problem, solution: Solution, change: Change) -> bool:
    return any(one.hard and one.code == "breach.pattern" for one in breaks(problem, solution, change))


def _giving_way(problem: Problem, solution: Solution, hole: Hole) -> tuple[Assignment, ...]:
    """Return whose place somebody experienced would take, where the places themselves are full."""
    if not hole.experienced:
        return ()
    plain = {one.id for one in problem.people if one.kind == hole.kind and not one.experienced}
    return tuple(one for one in solution.assignments if one.slot == hole.slot and one.person in plain and one not in problem.pins)[-1:]


def _ghosts(problem: Problem, slot: Slot, kind: str) -> list[Slot]:
    """Return the slot open to every group, then the slot on the days nearest by: asked about, never manned."""
    wide = tuple(replace(need, groups=()) if need.kind == kind else need for need in slot.needs)
    weeks = {one.day: one.in_week for one in problem.slots}
    days = sorted((day for day in weeks if day != slot.day), key=lambda day: (abs(day - slot.day), day))[: 4 * SHOWN]
    moved = [replace(slot, id=f"{slot.id}\n{day}", day=day, week=weeks[day]) for day in days]
    return [replace(slot, id=f"{slot.id}\n", needs=wide), *moved]


def _lending(problem: Problem, stand: _Standing, hole: Hole, slot: Slot, away: tuple[Assignment, ...]) -> Iterator[Mend]:
    """Yield each other group that has people free then, those with most first."""
    own = next(set(need.groups) for need in slot.needs if need.kind == hole.kind)
    if not own:
        return
    people = {one.id: one for one in problem.people}
    free = [one for one in stand.free(f"{slot.id}\n", hole) if not own & set(people[one].groups)]
    groups = Counter(group for one in free for group in people[one].groups)
    for group, many in sorted(groups.items(), key=lambda one: (-one[1], one[0]))[:SHOWN]:
        first = next(one for one in free if group in people[one].groups)
        params = (("group", group), ("free", many), ("person", first))
        yield Mend("mend.lend", params, Change(away, (Assignment(hole.slot, first),)))


def _moving(stand: _Standing, hole: Hole, ghosts: Iterable[Slot]) -> Iterator[Mend]:
    """Yield the two days nearest by on which the slot could be manned whole at the same hour."""
    leaving = [one for one in stand.assignments if one.slot == hole.slot]
    able = ((ghost, len(stand.free(ghost.id, hole, without=leaving))) for ghost in ghosts)
    enough = ((ghost, many) for ghost, many in able if many >= hole.missing + len(leaving))
    for ghost, many in islice(enough, 2):
        yield Mend("mend.move", (("day", ghost.day), ("week", ghost.in_week), ("free", many)))


def _swaps(problem: Problem, stand: _Standing, hole: Hole) -> Iterator[Mend]:
    """Yield who could come if somebody who is free took another of their duties."""
    able = set(stand.free(hole.slot, hole, without=stand.assignments))
    pinned = set(problem.pins)
    near = [one for one in stand.assignments if one.person in able and one.slot != hole.slot and one not in pinned]
    shown = 0
    for one in sorted(near, key=lambda one: (one.person, one.slot))[: 8 * SHOWN]:
        if shown == SHOWN or one.person not in stand.free(hole.slot, hole, without=[one]):
            continue
        there = replace(hole, slot=one.slot, experienced=False)
        others = [other for other in stand.free(one.slot, there, without=[one]) if other != one.person]
        if others:
            change = Change((one,), (Assignment(hole.slot, one.person), Assignment(one.slot, others[0])))
            yield Mend("mend.swap", (("person", one.person), ("other", others[0]), ("slot", one.slot)), change)
            shown += 1


class _Standing:
    """Who holds what, and who could take one place more."""

    def __init__(self, problem: Problem, assignments: tuple[Assignment, ...]) -> None:
        self._model = compiled(usable(problem)[0])
        self._at = {one: self._pair(one) for one in assignments}
        self.assignments = tuple(one for one, pair in self._at.items() if pair is not None)
        self._partners = {person for one, other, price in self._model.pairs if price is None for person in (one, other)}

    def _pair(self, one: Assignment) -> Pair | None:
        person, slot = self._model.person_number.get(one.person), self._model.slot_number.get(one.slot)
        if person is None or slot is None:
            return None
        demand = self._model.slot_demand.get((slot, self._model.problem.people[person].kind))
        return None if demand is None else (person, demand)

    def free(self, slot: str, hole: Hole, *, without: Iterable[Assignment] = (), limited: bool = True) -> list[str]:
        """Return who could take a place and break nothing hard, those with fewest duties first; couples come only as two."""
        model = self._model
        demand = model.slot_demand[model.slot_number[slot], hole.kind]
        gone = set(without)
        fixed = fixed_by(model, [pair for one, pair in self._at.items() if pair is not None and one not in gone])
        options = open_options(model, fixed, only=demand)
        found = [
            (len(fixed.of_person.get(person, ())) + one.before, mine[demand], one.id)
            for person, (one, mine) in enumerate(zip(model.problem.people, options, strict=True))
            if demand in mine and person not in self._partners and (one.experienced or not hole.experienced)
        ]
        return [name for *_, name in sorted(found) if not limited or _has_room(model, fixed, model.person_number[name], demand)]


def _has_room(model: Model, fixed: Fixed, person: int, demand: int) -> bool:
    held, its, this = fixed.of_person.get(person, []), model.terms[person], model.demands[demand]
    if len(held) >= model.most[person]:
        return False
    week = sum(model.demands[one].week == this.week for one in held)
    day = sum(model.demands[one].day == this.day for one in held)
    return not is_full(its.week, week) and not is_full(its.day, day)
