"""What no network holds: pairs of duties that cannot both be, and what a set of duties costs. Nothing is decided here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from umay.rostering.model import Demand, Limit, Model
from umay.rostering.network import Fixed, Options, Pair
from umay.rostering.rows import rows_cost

Clash = tuple[str, Pair, Pair, int | None]


def rest_broken(rest: Limit | None, one: Demand, other: Demand) -> bool:
    """Return whether two duties of one person stand in weeks too near each other; one week holds as many as its own rule says."""
    return rest is not None and 0 < abs(one.week - other.week) <= rest.amount


def open_options(model: Model, fixed: Fixed, *, only: int | None = None) -> Options:
    """Return what each person may still take beside what is fixed, dearer where a soft rule stands against it.

    only: the one demand that is asked about.
    """
    near, held = _neighbours(model, fixed), fixed.of_person
    options: Options = model.options
    if only is not None:
        options = [{only: mine[only]} if only in mine else {} for mine in options]
    found = [
        _open(model, person, mine, held.get(person, ()), near.get(person, ())) if person in near or person in held else mine
        for person, mine in enumerate(options)
    ]
    return found if only is not None else _in_common(model, held, found)


def _in_common(model: Model, held: Mapping[int, Sequence[int]], options: list[Mapping[int, int]]) -> Options:
    """Return the options without the hours at which one of a hard couple could come alone: then neither comes."""
    for one, other, price in model.pairs:
        if price is not None:
            continue
        mine, yours = ({_time(model.demands[d]) for d in (*options[who], *held.get(who, ()))} for who in (one, other))
        for who in (one, other):
            options[who] = {d: cost for d, cost in options[who].items() if _time(model.demands[d]) in mine & yours}
    return options


def _neighbours(model: Model, fixed: Fixed) -> dict[int, list[tuple[int, int | None]]]:
    """Return, for each person, the fixed duties of those with whom they are never to stand at one time, and the price of it."""
    found: dict[int, list[tuple[int, int | None]]] = defaultdict(list)
    for one, other, price in model.strangers:
        found[one] += [(held, price) for held in fixed.of_person.get(other, ())]
        found[other] += [(held, price) for held in fixed.of_person.get(one, ())]
    return {person: held for person, held in found.items() if held}


def _open(
    model: Model, person: int, mine: Mapping[int, int], held: Sequence[int], near: Sequence[tuple[int, int | None]]
) -> dict[int, int]:
    demands, its = model.demands, model.terms[person]
    found = {}
    for one, price in mine.items():
        this = demands[one]
        if any(one == other or this.meets(demands[other], its.gap) for other in held):
            continue
        extra = [its.rest.price for other in held if its.rest and rest_broken(its.rest, this, demands[other])]
        extra += [dear for other, dear in near if this.meets(demands[other])]
        if None not in extra:
            found[one] = price + sum(one for one in extra if one)
    return found


def clashes(model: Model, pairs: Iterable[Pair]) -> Iterator[Clash]:
    """Yield each broken pair rule: its name, the two (person, demand), and its price, None where hard."""
    held: dict[int, list[int]] = defaultdict(list)
    for person, demand in pairs:
        held[person].append(demand)
    for person, its in held.items():
        yield from _own_clashes(model, person, its)
    for one, other, price in model.strangers:
        for mine, yours in product(held.get(one, ()), held.get(other, ())):
            if model.demands[mine].meets(model.demands[yours]):
                yield "apart", (one, mine), (other, yours), price
    yield from _alone(model, held)


def _own_clashes(model: Model, person: int, its: list[int]) -> Iterator[Clash]:
    demands, terms = model.demands, model.terms[person]
    its.sort(key=lambda one: (demands[one].day, demands[one].starts))
    for one, other in combinations(its, 2):
        if demands[one].meets(demands[other], terms.gap):
            yield "double", (person, one), (person, other), None
        if terms.rest and rest_broken(terms.rest, demands[one], demands[other]):
            yield "rest", (person, one), (person, other), terms.rest.price


def _alone(model: Model, held: Mapping[int, list[int]]) -> Iterator[Clash]:
    for one, other, price in model.pairs:
        mine, yours = ({_time(model.demands[d]): d for d in held.get(who, ())} for who in (one, other))
        for time in mine.keys() - yours.keys():
            yield "together", (one, mine[time]), (other, mine[time]), price
        for time in yours.keys() - mine.keys():
            yield "together", (other, yours[time]), (one, yours[time]), price


def _time(one: Demand) -> tuple[int, int, int]:
    return one.day, one.starts, one.ends


def cost_of(model: Model, pairs: Sequence[Pair]) -> int:
    """Return what these duties cost, empty places and soft breaches included; hard ones are the caller's to keep out."""
    people = model.problem.people
    filled, led = Counter(demand for _, demand in pairs), Counter(demand for person, demand in pairs if people[person].experienced)
    cost = 0
    for number, one in enumerate(model.demands):
        cost += one.hole_price * max(0, one.count - filled[number]) + (one.extra_price or 0) * max(0, filled[number] - one.count)
        cost += one.lead_price * lacking_leads(one, filled[number], led[number])
    cost += sum(model.options[pair[0]].get(pair[1], model.pin_prices.get(pair, 0)) for pair in pairs)
    cost += sum(price for *_, price in clashes(model, pairs) if price) + rows_cost(model, pairs)
    held: dict[int, list[int]] = defaultdict(list)
    for person, demand in pairs:
        held[person].append(demand)
    return cost + sum(_person_cost(model, person, held.get(person, [])) for person in range(len(model.options)))


def lacking_leads(one: Demand, filled: int, led: int) -> int:
    """Return how many of the taken places lack somebody experienced: an empty place is a hole already, and lacks nobody twice."""
    empty = max(0, one.count - filled)
    return max(0, one.leads - led - empty)


def _person_cost(model: Model, person: int, held: list[int]) -> int:
    its, done = model.terms[person], model.problem.people[person].before
    cost = its.fair * ((done + len(held)) ** 2 - done**2)
    if its.least and its.least.price:
        cost += its.least.price * max(0, model.least[person] - len(held))
    for limit, of in ((its.week, lambda one: model.demands[one].week), (its.day, lambda one: model.demands[one].day)):
        if limit and limit.price:
            cost += limit.price * sum(max(0, count - limit.amount) for count in Counter(map(of, held)).values())
    return cost
