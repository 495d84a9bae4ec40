"""Rosters that keep every rule: couples first, then a flow that favours each person's own weeks, then weeks by turns, each turn exact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from umay.rostering.model import Demand, Model, stricter
from umay.rostering.network import Fine, Fixed, Flowed, Nudge, Options, Pair, fixed_by, flowed
from umay.rostering.pairs import clashes, cost_of, open_options
from umay.rostering.weekly import laid, recurs


def base(model: Model, fixed: Fixed) -> Flowed:
    """Return the best roster of the rules that a network holds: no roster of all rules is cheaper or has fewer holes."""
    options = open_options(model, fixed)
    if recurs(model, fixed):
        one_week = laid(model, options, fixed)
        if one_week.whole:
            return one_week.flowed
    return flowed(model, options, fixed, _fine(model))


def _fine(model: Model, turns: Sequence[int] | None = None) -> Fine:
    """Return nudges towards people's own weeks; all of them together weigh less than the smallest real price."""
    return Fine(1 << sum(one.count for one in model.demands).bit_length(), _own_weeks(model, turns))


def _own_weeks(model: Model, turns: Sequence[int] | None = None) -> Nudge | None:
    """Return what makes a person's own weeks cheaper by a hair, so that rest comes by itself where it costs nothing."""
    cycle = _cycles(model)
    if max(cycle, default=1) == 1:
        return None
    turn = turns or _turns(model, cycle, ())
    weeks = [one.week for one in model.demands]
    return lambda person, demand: weeks[demand] % cycle[person] != turn[person]


def _cycles(model: Model) -> list[int]:
    return [its.rest.amount + 1 if its.rest else 1 for its in model.terms]


def _turns(model: Model, cycle: Sequence[int], pairs: Sequence[Pair]) -> list[int]:
    """Return each person's turn, so dealt that each turn has about as many of the duties in `pairs` of each recurring kind.

    Couples have one turn. Without pairs everybody counts alike.
    """
    duties: dict[int, Counter[int]] = {number: Counter() for number in range(len(cycle))}
    for person, demand in pairs:
        duties[person][model.alike_of[demand]] += 1
    partner = {one: other for one, other, price in model.pairs if price is None}
    second = set(partner.values())
    turn, filled = [0] * len(cycle), Counter[tuple[int, int]]()
    for number in sorted(duties, key=lambda one: (one not in partner, -duties[one].total(), one)):
        if number in second:
            continue
        who = [number, partner[number]] if number in partner else [number]
        its = sum((duties[one] for one in who), Counter[int]()) or Counter({-1: 1})
        chosen = min(
            range(cycle[number]),
            key=lambda one: (sum(many * (2 * filled[at, one] + many) for at, many in its.items()), filled[-2, one], one),
        )
        for at, many in its.items():
            filled[at, chosen] += many
        filled[-2, chosen] += its.total()
        for one in who:
            turn[one] = chosen % cycle[one]
    return turn


def kept(model: Model, fixed: Fixed, found: Flowed) -> list[Pair]:
    """Return what stays of a roster when enough duties are taken out that no hard pair rule is broken; pins stay."""
    pairs = [*fixed.pairs, *found.pairs]
    pinned, out = set(fixed.pairs), set[Pair]()
    for rule, one, other, price in clashes(model, pairs):
        if price is None and one not in out and other not in out:
            out.add(one if rule == "together" or other in pinned else other)
    return [pair for pair in pairs if pair not in out or pair in pinned]


def couples(model: Model, fixed: Fixed, found: Flowed, turns: Sequence[int]) -> list[Pair]:
    """Return duties for hard couples, placed as one: as many as their share in the base roster, in their own weeks."""
    pairs = [(one, other) for one, other, price in model.pairs if price is None]
    if not pairs:
        return []
    loads = Counter(person for person, _ in found.pairs)
    nudge = _own_weeks(model, turns)
    options = open_options(model, fixed)
    mine: list[dict[int, int]] = []
    for one, other in pairs:
        both = options[one].keys() & options[other].keys()
        mine.append({d: options[one][d] + options[other][d] for d in sorted(both) if nudge is None or not nudge(one, d)})
    share = tuple((loads[one] + loads[other] + 1) // 2 for one, other in pairs)
    units = replace(model.problem, people=tuple(model.problem.people[one] for one, _ in pairs))
    smaller = replace(
        model,
        problem=units,
        demands=tuple(_halved(one, fixed, number) for number, one in enumerate(model.demands)),
        options=tuple(mine),
        terms=tuple(stricter(model.terms[one], model.terms[other]) for one, other in pairs),
        most=tuple(min(most, model.most[one], model.most[other]) for most, (one, other) in zip(share, pairs, strict=True)),
        least=(0,) * len(pairs),
    )
    placed = flowed(smaller, mine, fixed_by(smaller, ()))
    return [(who, demand) for unit, demand in placed.pairs for who in pairs[unit]]


def _halved(one: Demand, fixed: Fixed, number: int) -> Demand:
    """Return a demand for couples: two places each, those for the experienced left free."""
    return replace(one, count=max(0, one.count - one.leads - fixed.filled[number]) // 2, leads=0)


def constructed(model: Model, fixed: Fixed, found: Flowed) -> list[Pair]:
    """Return a roster without hard breaches, holes where it found nobody."""
    turns = _turns(model, _cycles(model), found.pairs)
    placed = couples(model, fixed, found, turns)
    if placed:
        partners = {person for one, other, price in model.pairs if price is None for person in (one, other)}
        held = fixed_by(model, [*fixed.pairs, *placed])
        options: Options = [{} if person in partners else mine for person, mine in enumerate(open_options(model, held))]
    else:
        held, options = fixed, open_options(model, fixed)
    found = _rested(model, options, held, turns)
    return kept(model, fixed, Flowed([*placed, *found.pairs], found.empty))


def _rested(model: Model, options: Options, fixed: Fixed, turns: Sequence[int]) -> Flowed:
    """Return a roster in which people stand in their own weeks, so that nearly all have their rest."""
    cycle = _cycles(model)
    if recurs(model, fixed) and len(set(cycle)) == 1:
        found = laid(model, options, fixed, list(zip(cycle, turns, strict=True)))
        if found.whole and not found.flowed.empty:
            return found.flowed
    return flowed(model, options, fixed, _fine(model, turns))


def by_turns(model: Model, fixed: Fixed, pairs: list[Pair], *, bound: int, rounds: int) -> list[Pair]:
    """Return the roster after freeing some weeks at a time and filling them anew at the least cost, until nothing is gained."""
    cycle = max((its.rest.amount + 1 for its in model.terms if its.rest), default=1)
    best, idle = cost_of(model, pairs), 0
    held_fast = _held_fast(model, fixed)
    for number in range(rounds):
        if idle >= cycle or best <= bound:
            break
        turn = number % cycle
        fixed_now = [pair for pair in pairs if pair in held_fast or pair[0] in held_fast or model.demands[pair[1]].week % cycle != turn]
        tried = _refilled(model, fixed_now, held_fast, cycle, turn)
        cost = cost_of(model, tried)
        idle = 0 if cost < best else idle + 1
        if cost <= best:
            pairs, best = tried, cost
    return pairs


def _held_fast(model: Model, fixed: Fixed) -> set[Pair | int]:
    """Return what no turn may free: pins, and the people of hard couples, who move only as one."""
    couples = {person for one, other, price in model.pairs if price is None for person in (one, other)}
    return {*fixed.pairs, *couples}


def _refilled(model: Model, pairs: list[Pair], held_fast: set[Pair | int], cycle: int, turn: int) -> list[Pair]:
    held = fixed_by(model, pairs)
    options = [
        {} if person in held_fast else {one: price for one, price in mine.items() if model.demands[one].week % cycle == turn}
        for person, mine in enumerate(open_options(model, held))
    ]
    found = flowed(model, options, held)
    return kept(model, held, Flowed(found.pairs, found.empty))
