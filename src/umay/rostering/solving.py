"""From a problem to a roster with its proof: the network first, the full rules where it is not enough, integer programming where that is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from umay.rostering.dealing import dealt
from umay.rostering.faults import usable
from umay.rostering.full import base, by_turns, constructed
from umay.rostering.model import Model, compiled
from umay.rostering.network import Fixed, Flowed, Pair, fixed_by
from umay.rostering.pairs import clashes, cost_of, open_options
from umay.rostering.shortages import shortages
from umay.rostering.values import Assignment, Hole, Note, Problem, Proof, ProofKind, Share, Shortage, Solution

ROUNDS: Final = 12
GOOD_ENOUGH: Final = 0.005  # of the bound: what is certified nearer than this is not sought further


def solve(problem: Problem, *, seconds: float = 3.0) -> Solution:
    """Return the fairest roster that keeps the rules, with a proof, and a reason for every hole; the same for the same problem.

    seconds: at most this long for integer programming, which is asked only where the rest leaves holes or too wide a gap; 0 for never.
    What cannot be used (problem's faults) is left out and named in `faults`; a problem of nothing gives a roster of nothing.
    """
    fit, faults = usable(problem)
    model = compiled(fit)
    fixed = fixed_by(model, model.pins)
    found = base(model, fixed)
    pairs = [*fixed.pairs, *found.pairs]
    bound = cost_of_flow(model, pairs)
    if any(True for _ in clashes(model, pairs)):
        pairs = by_turns(model, fixed, constructed(model, fixed, found), bound=bound, rounds=ROUNDS)
    return answered(model, fixed, found, pairs, bound=bound, faults=faults)


def cost_of_flow(model: Model, pairs: Sequence[Pair]) -> int:
    """Return what a flow's duties cost by the rules that the network holds: no roster costs less."""
    return cost_of(model, pairs) - sum(price for *_, price in clashes(model, pairs) if price)


def answered(model: Model, fixed: Fixed, found: Flowed, pairs: Sequence[Pair], *, bound: int, faults: tuple[Note, ...] = ()) -> Solution:
    """Return the solution that these duties are, posts dealt, holes explained, the proof drawn."""
    assignments = dealt(model, pairs, model.problem.pins)
    short = shortages(model, open_options(model, fixed), fixed, found) if found.empty else ()
    holes = _holes(model, assignments, short)
    missing, least = sum(one.missing for one in holes if not one.experienced), sum(found.empty.values())
    cost = cost_of(model, pairs)
    return Solution(assignments, holes, _proof(cost, bound, missing, least), _shares(model, pairs), short, faults)


def _proof(cost: int, bound: int, missing: int, least: int) -> Proof:
    kind = ProofKind.OPTIMAL if cost <= bound else ProofKind.GAP
    return Proof(ProofKind.INFEASIBLE if missing and missing == least else kind, cost, bound, missing, least)


def _shares(model: Model, pairs: Sequence[Pair]) -> tuple[Share, ...]:
    loads = Counter(person for person, _ in pairs)
    wanted = sorted({one.kind for one in model.demands})
    found = []
    for kind in wanted:
        mine = [(one.before + loads[number], loads[number]) for number, one in enumerate(model.problem.people) if one.kind == kind]
        if mine:
            whole = [load for load, _ in mine]
            found.append(Share(kind, len(mine), sum(new for _, new in mine), min(whole), max(whole)))
    return tuple(found)


def _holes(model: Model, assignments: Sequence[Assignment], short: Sequence[Shortage]) -> tuple[Hole, ...]:
    people = {one.id: one for one in model.problem.people}
    taken, led = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for one in assignments:
        who = people[one.person]
        taken[one.slot, who.kind] += 1
        led[one.slot, who.kind] += who.experienced
    reasons = {(slot, one.kind): one for one in short for slot in one.slots}
    found = []
    for (number, kind), demand in sorted(model.slot_demand.items(), key=lambda one: one[0]):
        slot = model.problem.slots[number]
        _, count, leads = next(member for member in model.demands[demand].members if member[0] == number)
        missing = count - taken[slot.id, kind]
        if missing > 0:
            found.append(Hole(slot.id, kind, missing, reason=_reason(reasons, slot.id, kind)))
        alone = max(0, leads - led[slot.id, kind] - max(0, missing))
        if alone:
            found.append(Hole(slot.id, kind, alone, experienced=True, reason=Note("hole.experienced")))
    return tuple(found)


def _reason(reasons: Mapping[tuple[str, str], Shortage], slot: str, kind: str) -> Note:
    short = reasons.get((slot, kind))
    if short is None:
        return Note("hole.rules")
    if not short.people:
        return Note("hole.nobody", (("kind", kind), ("groups", short.groups)))
    return Note(
        "hole.short",
        (
            ("kind", kind),
            ("groups", short.groups),
            ("people", len(short.people)),
            ("windows", len(short.windows)),
            ("needed", short.needed),
            ("offered", short.offered),
        ),
    )
