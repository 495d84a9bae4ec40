"""Why places stay empty: the set of slots that together need more than their people can give, found as a smallest cut. No solving here."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence

from umay.rostering.model import Model
from umay.rostering.network import Fixed, Flowed, Options
from umay.rostering.values import Shortage


def shortages(model: Model, options: Options, fixed: Fixed, found: Flowed) -> tuple[Shortage, ...]:
    """Return, for a flow that fills as many places as can be, the slots that cannot be filled and what holds them back.

    Whoever could stand at a short demand has given all they can to demands that are themselves short, else one duty could be moved over.
    Walking from the empty places to such people and on to all that they do finds the cut; its shortages sum to the empty places.
    """
    held: dict[int, list[int]] = defaultdict(list)
    for person, demand in found.pairs:
        held[person].append(demand)
    takers: dict[int, list[int]] = defaultdict(list)
    for person, mine in enumerate(options):
        for one in mine:
            takers[one].append(person)
    found_in: set[int] = set()
    shorts = []
    for start in sorted(found.empty):
        if start not in found_in:
            demands, people = _reached(model, options, start, held, takers)
            found_in |= demands
            shorts.append((demands, people))
    return tuple(_said(model, fixed, found, *one) for one in _joined(shorts))


def _joined(shorts: list[tuple[set[int], set[int]]]) -> list[tuple[set[int], set[int]]]:
    """Return the sets with those that share a demand made one."""
    joined: list[tuple[set[int], set[int]]] = []
    for one in shorts:
        touching = [other for other in joined if other[0] & one[0]]
        joined = [other for other in joined if not other[0] & one[0]]
        joined.append((one[0].union(*(demands for demands, _ in touching)), one[1].union(*(people for _, people in touching))))
    return joined


def _reached(
    model: Model, options: Options, start: int, held: dict[int, list[int]], takers: dict[int, list[int]]
) -> tuple[set[int], set[int]]:
    demands, people, waiting = {start}, set[int](), deque([start])
    while waiting:
        one = waiting.popleft()
        for person in takers[one]:
            people.add(person)
            for other in _given_up(model, person, one, held[person]):
                if other not in demands and one in options[person]:
                    demands.add(other)
                    waiting.append(other)
    return demands, people


def _given_up(model: Model, person: int, one: int, held: Sequence[int]) -> Sequence[int]:
    """Return which of the duties held would have to go for the person to take one more: those of its week or day where that is full."""
    if one in held:
        return ()
    demands, its = model.demands, model.terms[person]
    for limit, near in (
        (its.day, [other for other in held if demands[other].day == demands[one].day]),
        (its.week, [other for other in held if demands[other].week == demands[one].week]),
    ):
        if limit is not None and limit.price is None and len(near) >= limit.amount:
            return near
    meeting = [other for other in held if demands[one].meets(demands[other], its.gap)]
    return meeting or held


def _said(model: Model, fixed: Fixed, found: Flowed, demands: set[int], people: set[int]) -> Shortage:
    slots = model.problem.slots
    needed = sum(model.demands[one].count - fixed.filled[one] for one in demands)
    missing = sum(found.empty.get(one, 0) for one in demands)
    members = sorted({number for one in demands for number, *_ in model.demands[one].members})
    kind = model.demands[min(demands)].kind
    groups = Counter(group for number in members for need in slots[number].needs if need.kind == kind for group in need.groups)
    return Shortage(
        kind,
        tuple(slots[number].id for number in members),
        tuple(dict.fromkeys(slots[number].window or slots[number].id for number in members)),
        tuple(sorted(groups)),
        tuple(model.problem.people[number].id for number in sorted(people)),
        needed,
        needed - missing,
    )
