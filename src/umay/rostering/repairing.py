"""A roster after somebody dropped out: their duties find others, and nobody else's duty moves where none must."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from umay.rostering.faults import usable
from umay.rostering.full import kept
from umay.rostering.model import Model, compiled
from umay.rostering.network import Fixed, Flowed, Options, Pair, fixed_by, flowed
from umay.rostering.pairs import clashes, lacking_leads, open_options
from umay.rostering.programme import programmed
from umay.rostering.refilling import refillable, refilled
from umay.rostering.rows import rows_broken
from umay.rostering.searching import searched
from umay.rostering.solving import LEAST_WORK, answered, ground_of
from umay.rostering.values import LEAD_PRICE, Assignment, Person, Problem, Solution

STAY: Final = 5_000  # what a duty that stays with its person is worth: more than any fair share, less than a hole


def repair(problem: Problem, solution: Solution, dropped: Collection[str | Assignment], *, seconds: float = 3.0) -> Solution:
    """Return the roster without what is dropped, its places taken by others, as few other duties moved as can be.

    dropped: people by id, who lose every duty and get none; or single assignments, whose people do not get that one again.
    Pins stay. seconds: for integer programming, asked only where moving others fills places that substitutes alone cannot.
    """
    people = frozenset(one for one in dropped if isinstance(one, str))
    single = frozenset(one for one in dropped if isinstance(one, Assignment))
    changed, faults = usable(without(problem, dropped))
    model = compiled(changed)
    stay = [one for one in solution.assignments if one not in single and one.person not in people and _known(model, one)]
    before = [(model.person_number[one.person], _demand(model, one)) for one in stay]
    pins = fixed_by(model, model.pins)
    ground = ground_of(model, pins)
    pairs = _searched(model, pins, before, seconds=seconds) if model.wide else _repaired(model, pins, before, seconds=seconds)
    held = set(pairs)
    where = [one for one, pair in zip(stay, before, strict=True) if pair in held]
    return answered(model, ground, pairs, faults=faults, kept=where)


def without(problem: Problem, dropped: Collection[str | Assignment]) -> Problem:
    """Return the problem as it is once these dropped out: what a repaired roster is to be checked against."""
    people = frozenset(one for one in dropped if isinstance(one, str))
    single = frozenset(one for one in dropped if isinstance(one, Assignment))
    lost: dict[str, list[str]] = {}
    for one in single:
        lost.setdefault(one.person, []).append(one.slot)

    def changed(one: Person) -> Person:
        if one.id in people:
            return replace(one, available=())
        return replace(one, unavailable=(*one.unavailable, *sorted(lost[one.id]))) if one.id in lost else one

    return replace(
        problem,
        people=tuple(map(changed, problem.people)),
        pins=tuple(pin for pin in problem.pins if pin not in single and pin.person not in people),
        together=tuple(pair for pair in problem.together if not people & set(pair)),
    )


def _known(model: Model, one: Assignment) -> bool:
    if one.slot not in model.slot_number or one.person not in model.person_number:
        return False
    return (model.slot_number[one.slot], model.problem.people[model.person_number[one.person]].kind) in model.slot_demand


def _demand(model: Model, one: Assignment) -> int:
    return model.slot_demand[model.slot_number[one.slot], model.problem.people[model.person_number[one.person]].kind]


def _searched(model: Model, pins: Fixed, before: Sequence[Pair], *, seconds: float) -> list[Pair]:
    """Return the duties where patterns or priced places are asked: by substitutes where they suffice, else as many as can be stay."""
    options, start, enough = _staying(open_options(model, pins), set(before)), [*pins.pairs, *(set(before) - set(pins.pairs))], None
    if refillable(model) and not any(one.priced for one in model.demands):
        start = refilled(model, fixed_by(model, sorted(start)), ())
        least = _missing(model, start)
        if not least or rows_broken(model, start):  # what was broken by hand before no search begins at
            return start
        enough = least * LEAD_PRICE - LEAD_PRICE // 2
    found = searched(model, options, pins, work=max(seconds, LEAST_WORK), start=set(start) - set(pins.pairs), enough=enough)
    return [*pins.pairs, *found.pairs]


def _repaired(model: Model, pins: Fixed, before: Sequence[Pair], *, seconds: float) -> list[Pair]:
    """Return the duties: by substitutes alone if they suffice, else by the flow that pays for staying, else by integer programming."""
    best = _substituted(model, before)
    least = _missing(model, best)
    if not least:
        return best
    options = _staying(open_options(model, pins), set(before))
    moved = kept(model, pins, flowed(model, options, pins))
    if _missing(model, moved) < least:
        best, least = moved, _missing(model, moved)
    if any(True for _ in clashes(model, flowed(model, options, pins).pairs)) and seconds > 0:
        found = programmed(model, options, pins, seconds=seconds)
        if found and _missing(model, [*pins.pairs, *found.pairs]) < least:
            best = [*pins.pairs, *found.pairs]
    return best


def _substituted(model: Model, before: Sequence[Pair]) -> list[Pair]:
    """Return the duties with every one that stays fixed; partners of couples are no substitutes, since they come only as two."""
    held = fixed_by(model, before)
    partners = {person for one, other, price in model.pairs if price is None for person in (one, other)}
    options = [{} if person in partners else mine for person, mine in enumerate(open_options(model, held))]
    found = flowed(model, options, held)
    return kept(model, held, Flowed(found.pairs, found.empty))


def _staying(options: Options, before: set[Pair]) -> Options:
    return [{one: price - STAY * ((person, one) in before) for one, price in mine.items()} for person, mine in enumerate(options)]


def _missing(model: Model, pairs: Sequence[Pair]) -> int:
    """Return how dear the holes and the hard lacking leads are, in the price of a lead; shares and wishes, however many, do not count."""
    held = fixed_by(model, pairs)
    found = 0
    for number, one in enumerate(model.demands):
        lacking = lacking_leads(one, held.filled[number], held.led[number]) if one.lead_price >= LEAD_PRICE else 0
        found += one.hole_price * max(0, one.count - held.filled[number]) + LEAD_PRICE * lacking
    return found // LEAD_PRICE
