"""From a problem to a roster with its proof: the network first, the full rules where it is not enough, then integer programming."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from umay.rostering.dealing import dealt
from umay.rostering.faults import usable
from umay.rostering.full import base, by_turns, constructed
from umay.rostering.holes import explained
from umay.rostering.model import Model, compiled
from umay.rostering.network import Fixed, Flowed, Pair, fixed_by
from umay.rostering.pairs import clashes, cost_of, open_options
from umay.rostering.programme import programmed
from umay.rostering.refilling import refillable, refilled
from umay.rostering.rows import rows_by, rows_cost
from umay.rostering.searching import searched
from umay.rostering.shortages import shortages
from umay.rostering.values import HOLE_PRICE, Assignment, Hole, Note, Problem, Proof, ProofKind, Share, Solution

ROUNDS: Final = 12
LEAST_WORK: Final = 1.0  # for patterns and priced places, which nothing but integer programming can hold
GOOD_ENOUGH: Final = 0.005  # of the bound: what is certified nearer than this is not sought further


@dataclass(frozen=True, slots=True)
class Ground:
    """What a solution is held against: what was fixed, the flow of the base rules, and the cost that none goes below."""

    fixed: Fixed
    found: Flowed
    bound: int


def solve(problem: Problem, *, seconds: float = 3.0) -> Solution:
    """Return the fairest roster that keeps the rules, with a proof, and a reason for every hole; the same for the same problem.

    seconds: at most this long for integer programming, which is asked only where the rest leaves holes or too wide a gap; 0 for never.
    What cannot be used (problem's faults) is left out and named in `faults`; a problem of nothing gives a roster of nothing.
    """
    fit, faults = usable(problem)
    model = compiled(fit)
    fixed = fixed_by(model, model.pins)
    ground = ground_of(model, fixed)
    pairs, bound = [*fixed.pairs, *ground.found.pairs], ground.bound
    if model.wide:
        pairs, bound = widely(model, ground, work=max(seconds, LEAST_WORK))
    elif any(True for _ in clashes(model, pairs)):
        pairs = _turned(model, ground)
        if seconds > 0 and not _near(model, pairs, bound):
            pairs, bound = _programmed(model, fixed, pairs, bound=bound, seconds=seconds)
    return answered(model, replace(ground, bound=bound), pairs, faults=faults)


def ground_of(model: Model, fixed: Fixed) -> Ground:
    """Return what a solution is held against: the flow, or, where places have prices of their own, that nothing is wished for in vain."""
    if any(one.priced for one in model.demands):
        return Ground(fixed, Flowed([], {}), sum(min(0, price) for mine in model.options for price in mine.values()))
    found = base(model, fixed)
    return Ground(fixed, found, cost_of_flow(model, [*fixed.pairs, *found.pairs]))


def _turned(model: Model, ground: Ground) -> list[Pair]:
    """Return a roster that keeps rest, couples and siblings, whatever patterns ask."""
    pairs = constructed(model, ground.fixed, ground.found)
    if _near(model, pairs, ground.bound):
        return pairs
    return by_turns(model, ground.fixed, pairs, bound=ground.bound, rounds=ROUNDS)


def widely(model: Model, ground: Ground, *, work: float) -> tuple[list[Pair], int]:
    """Return the best roster found with patterns and with places that have prices of their own, and what none goes below."""
    fixed, options, start, enough = ground.fixed, open_options(model, ground.fixed), list[Pair](), None
    if not any(one.priced for one in model.demands):
        pairs = [*fixed.pairs, *ground.found.pairs]
        clashing = any(True for _ in clashes(model, pairs))
        if not clashing and not rows_by(model, pairs):
            return pairs, ground.bound
        if refillable(model):
            pairs = _turned(model, ground) if clashing else pairs
            missing = rows_by(model, pairs) or {one.kind for one in model.problem.people}
            moved = [one.kind in missing for one in model.problem.people]
            fixed = fixed_by(model, [*fixed.pairs, *(one for one in pairs if not moved[one[0]] and one not in fixed.pairs)])
            start = refilled(model, fixed, pairs)
            cost = cost_of(model, start)
            enough = cost - ground.bound - int(GOOD_ENOUGH * (abs(ground.bound) % HOLE_PRICE))
            if enough <= 0:
                return start, min(ground.bound, cost)
            options = [mine if moved[person] else {} for person, mine in enumerate(open_options(model, fixed))]
    found = searched(model, options, fixed, work=work, start=set(start) - set(fixed.pairs), enough=enough)
    pairs = min([*fixed.pairs, *found.pairs], start or [*fixed.pairs, *found.pairs], key=lambda one: cost_of(model, one))
    bound = ground.bound if fixed.pairs else max(ground.bound, found.bound)
    return pairs, min(bound, cost_of(model, pairs))


def _near(model: Model, pairs: Sequence[Pair], bound: int) -> bool:
    return cost_of(model, pairs) - bound <= GOOD_ENOUGH * abs(bound)


def _programmed(model: Model, fixed: Fixed, pairs: list[Pair], *, bound: int, seconds: float) -> tuple[list[Pair], int]:
    """Return the better of a roster and the one that integer programming finds, and the better bound."""
    found = programmed(model, open_options(model, fixed), fixed, seconds=seconds)
    if found is None:
        return pairs, bound
    tried = [*fixed.pairs, *found.pairs]
    sound = not any(price is None for *_, price in clashes(model, found.pairs))
    best = tried if sound and cost_of(model, tried) < cost_of(model, pairs) else pairs
    if fixed.pairs:  # what is pinned may break rules at a price that the programme does not see
        return best, bound
    return best, min(cost_of(model, best), max(bound, found.bound))


def cost_of_flow(model: Model, pairs: Sequence[Pair]) -> int:
    """Return what a flow's duties cost by the rules that the network holds: no roster costs less."""
    return cost_of(model, pairs) - sum(price for *_, price in clashes(model, pairs) if price) - rows_cost(model, pairs)


def answered(
    model: Model, ground: Ground, pairs: Sequence[Pair], *, faults: tuple[Note, ...] = (), kept: Sequence[Assignment] = ()
) -> Solution:
    """Return the solution that these duties are, posts dealt, holes explained, the proof drawn. kept: who keeps the very post."""
    assignments = dealt(model, pairs, {*model.problem.pins, *kept})
    fixed, found = ground.fixed, ground.found
    short = shortages(model, open_options(model, fixed), fixed, found) if found.empty else ()
    holes, shares = explained(model, found, pairs, assignments, short), _shares(model, pairs)
    least = sum(found.empty.values())
    return Solution(assignments, holes, _proof(cost_of(model, pairs), ground.bound, _missing(model, holes), least), shares, short, faults)


def _missing(model: Model, holes: Sequence[Hole]) -> tuple[int, int]:
    """Return how many places are empty, and how many of them must not be: the others have a price of their own."""
    free = {(slot.id, need.kind) for slot in model.problem.slots for need in slot.needs if need.under is not None}
    empty = [one for one in holes if not one.experienced]
    return sum(one.missing for one in empty), sum(one.missing for one in empty if (one.slot, one.kind) not in free)


def _proof(cost: int, bound: int, missing: tuple[int, int], least: int) -> Proof:
    places, needed = missing
    if cost <= bound:
        least = needed if places == needed else least
        return Proof(ProofKind.INFEASIBLE if needed else ProofKind.OPTIMAL, cost, bound, places, least)
    return Proof(ProofKind.INFEASIBLE if needed and needed == least else ProofKind.GAP, cost, bound, places, least)


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
