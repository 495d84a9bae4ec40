"""Every empty place named with its reason: too few people by the base rules, or what keeps each of those who could stand from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from umay.rostering.model import Limit, Model
from umay.rostering.network import Fixed, Flowed, Pair, fixed_by
from umay.rostering.pairs import rest_broken
from umay.rostering.rows import forbidding
from umay.rostering.values import Assignment, Hole, Note, Params, Shortage

AGAINST = ("load", "week", "day", "double", "pattern", "rest", "couple", "other")


def explained(
    model: Model, found: Flowed, pairs: Sequence[Pair], assignments: Sequence[Assignment], short: Sequence[Shortage]
) -> tuple[Hole, ...]:
    """Return the holes of these assignments. found: the flow without rest, couples and siblings, whose empty places no rule can fill."""
    people = {one.id: one for one in model.problem.people}
    taken, led = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for one in assignments:
        who = people[one.person]
        taken[one.slot, who.kind] += 1
        led[one.slot, who.kind] += who.experienced
    fixed = fixed_by(model, pairs)
    shorts = {(slot, one.kind): one for one in short for slot in one.slots}
    holes = []
    for (number, kind), demand in sorted(model.slot_demand.items(), key=lambda one: one[0]):
        slot = model.problem.slots[number].id
        _, count, leads = next(member for member in model.demands[demand].members if member[0] == number)
        missing = max(0, count - taken[slot, kind])
        if missing:
            by_rules = model.demands[demand].count - fixed.filled[demand] > found.empty.get(demand, 0)
            reason = _by_rules(model, fixed, demand) if by_rules else _short(shorts, slot, kind)
            holes.append(Hole(slot, kind, missing, reason=reason))
        alone = max(0, leads - led[slot, kind] - missing)
        if alone:
            able = sum(demand in mine and model.problem.people[one].experienced for one, mine in enumerate(model.options))
            holes.append(Hole(slot, kind, alone, experienced=True, reason=Note("hole.experienced", (("kind", kind), ("people", able)))))
    return tuple(holes)


def _short(shorts: Mapping[tuple[str, str], Shortage], slot: str, kind: str) -> Note:
    short = shorts.get((slot, kind))
    if short is None:
        return Note("hole.rules", (("kind", kind), ("people", 0)))
    if not short.people:
        return Note("hole.nobody", (("kind", kind), ("groups", short.groups)))
    many = (("people", len(short.people)), ("windows", len(short.windows)), ("needed", short.needed), ("offered", short.offered))
    return Note("hole.short", (("kind", kind), ("groups", short.groups), *many))


def _by_rules(model: Model, fixed: Fixed, demand: int) -> Note:
    """Return how many could stand there by day and group, and how many of them each rule holds back; by name a pattern that does."""
    couples = {person for one, other, price in model.pairs if price is None for person in (one, other)}
    against, rows = Counter[str](), Counter[int]()
    for person, mine in enumerate(model.options):
        if demand in mine and demand not in fixed.of_person.get(person, ()):
            rule, row = _against(model, fixed, person, demand, couples)
            against[rule] += 1
            rows.update(() if row is None else (row,))
    counts = tuple((name, against[name]) for name in AGAINST if against[name])
    params: Params = (("kind", model.demands[demand].kind), ("people", against.total()), *counts)
    if not rows:
        return Note("hole.rules", params)
    worst = max(sorted(rows), key=rows.__getitem__)
    return Note("hole.pattern", (*params, ("number", worst), ("by", model.rows[worst].kind.value), ("held", rows[worst])))


def _against(model: Model, fixed: Fixed, person: int, demand: int, couples: set[int]) -> tuple[str, int | None]:
    """Return what keeps one person from one place, the plainest reason first; where that is a pattern, its number."""
    mine, its, this = fixed.of_person.get(person, ()), model.terms[person], model.demands[demand]
    held = [model.demands[one] for one in mine]
    row = forbidding(model, person, mine, demand)
    tests = (
        ("load", len(held) >= model.most[person]),
        ("week", is_full(its.week, sum(one.week == this.week for one in held))),
        ("day", is_full(its.day, sum(one.day == this.day for one in held))),
        ("double", any(this.meets(one, its.gap) for one in held)),
        ("pattern", row is not None),
        ("rest", any(rest_broken(its.rest, this, one) for one in held)),
        ("couple", person in couples),
    )
    rule = next((name for name, holds in tests if holds), "other")
    return rule, row if rule == "pattern" else None


def is_full(limit: Limit | None, count: int) -> bool:
    """Return whether a hard limit is reached."""
    return limit is not None and limit.price is None and count >= limit.amount
