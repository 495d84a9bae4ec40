"""A problem made ready for solving: numbers in place of names, and slots in which people are interchangeable made one demand.

The solver's own; the checker never sees it. Nothing is solved here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from umay.rostering.patterns import Pattern, PatternKind
from umay.rostering.values import DAYS_IN_WEEK, HOLE_PRICE, LEAD_PRICE, Need, Person, Problem, Rule, RuleKind, Slot

MANY: Final = 1_000_000

Namers = frozenset[tuple[int, str, int]]


@dataclass(frozen=True, slots=True)
class Demand:
    """Places at one time that the same people can take at the same price; posts are dealt out afterwards.

    count, leads: places, and how many of them for the experienced. members: (slot number, places, experienced) of each slot in it.
    hole_price: of each empty place. extra_price: of each person beyond `count`, None where nobody may be; such a slot is never merged.
    """

    kind: str
    day: int
    starts: int
    ends: int
    week: int
    count: int
    leads: int
    lead_price: int
    members: tuple[tuple[int, int, int], ...]
    hole_price: int = HOLE_PRICE
    extra_price: int | None = None

    @property
    def priced(self) -> bool:
        """Return whether its places may be left empty or be overfilled at a price of their own, which no network can hold."""
        return self.hole_price != HOLE_PRICE or self.extra_price is not None

    def meets(self, other: Demand, gap: int = 0) -> bool:
        """Return whether nobody can stand in both, `gap` minutes lying between two duties at least."""
        return self.day == other.day and self.starts < other.ends + gap and other.starts < self.ends + gap


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many of something; each beyond costs `price`, or is not allowed where None."""

    amount: int
    price: int | None


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for one kind of people."""

    fair: int
    gap: int
    week: Limit | None
    day: Limit | None
    rest: Limit | None
    most: int
    least: Limit | None
    together: int | None
    apart: int | None
    use_together: bool
    use_apart: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A pattern in numbers: whom it holds for, the demands it counts, and those that may not come on the day after."""

    kind: PatternKind
    most: Limit | None
    least: Limit | None
    people: tuple[int, ...]
    demands: frozenset[int]
    then: frozenset[int]


@dataclass(frozen=True, slots=True)
class Model:
    """The problem in numbers.

    options: for each person, the price of each demand that the person may take. pins: (person, demand) as pinned; pin_prices: what each
    costs, even where the person could not take it.
    alike: sets of demands that the same people can take at the same price and hour, one a week at most, each by its week. alike_of: the
    set of each demand. recurring: the price of each set by person, None for whom weeks differ. slot_demand: the demand of each (slot
    number, kind). rows: what the patterns ask, and of whom.
    """

    problem: Problem
    demands: tuple[Demand, ...]
    options: tuple[Mapping[int, int], ...]
    terms: tuple[Terms, ...]
    most: tuple[int, ...]
    least: tuple[int, ...]
    pins: tuple[tuple[int, int], ...]
    pin_prices: Mapping[tuple[int, int], int]
    pairs: tuple[tuple[int, int, int | None], ...]
    strangers: tuple[tuple[int, int, int | None], ...]
    alike: tuple[Mapping[int, int], ...]
    alike_of: tuple[int, ...]
    recurring: tuple[Mapping[int, int] | None, ...]
    slot_demand: Mapping[tuple[int, str], int]
    person_number: Mapping[str, int]
    slot_number: Mapping[str, int]
    rows: tuple[Row, ...] = ()

    @property
    def wide(self) -> bool:
        """Return whether more is asked than a network can hold even without pairs: patterns, or places with prices of their own."""
        return bool(self.rows) or any(one.priced for one in self.demands)


def compiled(problem: Problem) -> Model:
    """Return the model of a problem without faults (faults.usable)."""
    people = {one.id: number for number, one in enumerate(problem.people)}
    slots = {one.id: number for number, one in enumerate(problem.slots)}
    by_kind = {kind: _terms(problem.rules, kind) for kind in {one.kind for one in problem.people}}
    terms = tuple(_own(by_kind[one.kind], one.max_week) for one in problem.people)
    named = _namers(problem)
    demands, classes, slot_demand = _demands(problem, named)
    alike, alike_of = _alike(demands, classes)
    options, recurring = _options(problem, demands, classes, alike_of)
    pins = tuple((people[pin.person], slot_demand[slots[pin.slot], problem.people[people[pin.person]].kind]) for pin in problem.pins)
    return Model(
        problem,
        demands,
        options,
        terms,
        tuple(its.most if one.max_load is None else one.max_load for one, its in zip(problem.people, terms, strict=True)),
        tuple(_least(one, its) for one, its in zip(problem.people, terms, strict=True)),
        pins,
        dict(zip(pins, _pin_prices(problem, people, slots), strict=True)),
        tuple(_pairs(problem.together, people, terms, together=True)),
        tuple(_pairs(problem.apart, people, terms, together=False)),
        alike,
        alike_of,
        recurring,
        slot_demand,
        people,
        slots,
        tuple(_rows(problem, demands)),
    )


def _rows(problem: Problem, demands: tuple[Demand, ...]) -> Iterable[Row]:
    """Yield the patterns in numbers. A demand's slots are alike to every pattern, so that the first stands for all."""
    names = [problem.slots[one.members[0][0]].names for one in demands]
    for pattern in problem.patterns:
        price = None if pattern.hard else pattern.weight
        most = 0 if pattern.kind is PatternKind.NOT_AFTER else pattern.most
        yield Row(
            pattern.kind,
            None if most is None else Limit(most, price),
            None if pattern.least is None else Limit(pattern.least, price),
            tuple(number for number, one in enumerate(problem.people) if pattern.holds_for(one.kind, one.groups)),
            frozenset(number for number, its in enumerate(names) if pattern.means(its)),
            frozenset(number for number, its in enumerate(names) if not set(pattern.then).isdisjoint(its)),
        )


def _pin_prices(problem: Problem, people: Mapping[str, int], slots: Mapping[str, int]) -> Iterable[int]:
    for pin in problem.pins:
        person = problem.people[people[pin.person]]
        yield _Asks(person, *_prices(problem.rules, person.kind)).wished(frozenset(problem.slots[slots[pin.slot]].names))


def _least(one: Person, its: Terms) -> int:
    if its.least is None:
        return 0
    return its.least.amount if one.min_load is None else one.min_load


def _pairs(
    pairs: Iterable[tuple[str, str]], people: Mapping[str, int], terms: tuple[Terms, ...], *, together: bool
) -> Iterable[tuple[int, int, int | None]]:
    for one, other in pairs:
        first, second = sorted((people[one], people[other]))
        its = terms[first]
        if together and its.use_together:
            yield first, second, its.together
        if not together and its.use_apart:
            yield first, second, its.apart


def _terms(rules: Iterable[Rule], kind: str) -> Terms:
    found = {rule.kind: rule for rule in rules if rule.holds_for(kind)}

    def limit(which: RuleKind) -> Limit | None:
        rule = found.get(which)
        return Limit(rule.amount, None if rule.hard else rule.weight) if rule else None

    def price(which: RuleKind) -> int | None:
        return found[which].weight if which in found and not found[which].hard else None

    fair, double, most, least = (
        found.get(which) for which in (RuleKind.FAIRNESS, RuleKind.NO_DOUBLE, RuleKind.MAX_LOAD, RuleKind.MIN_LOAD)
    )
    return Terms(
        fair=fair.weight if fair else 0,
        gap=double.amount if double else 0,
        week=limit(RuleKind.ONE_A_WEEK),
        day=limit(RuleKind.ONE_A_DAY),
        rest=limit(RuleKind.REST_WEEKS),
        most=most.amount if most else MANY,
        least=Limit(least.amount, least.weight) if least else None,
        together=price(RuleKind.TOGETHER),
        apart=price(RuleKind.APART),
        use_together=RuleKind.TOGETHER in found,
        use_apart=RuleKind.APART in found,
    )


def _own(its: Terms, max_week: int | None) -> Terms:
    """Return the terms of somebody who may have a weekly limit of their own, which only ever makes the rule's smaller."""
    if max_week is None or (its.week is not None and its.week.amount <= max_week):
        return its
    return replace(its, week=Limit(max_week, its.week.price if its.week else None))


def stricter(one: Terms, other: Terms) -> Terms:
    """Return the terms of two people of one kind who stand as one: the smaller of their weekly limits."""
    return _own(one, other.week.amount if other.week else None)


def _namers(problem: Problem) -> Mapping[str, Namers]:
    """Return who names what, and how: people tell two slots apart only by a name that they use."""
    found: dict[str, set[tuple[int, str, int]]] = defaultdict(set)
    for number, person in enumerate(problem.people):
        for role, names in (("a", person.available or ()), ("u", person.unavailable), ("l", person.likes), ("d", person.dislikes)):
            for name in names:
                found[name].add((number, role, 0))
        for name, units in person.distances:
            found[name].add((number, "m", units))
        for name, price in person.asks:
            found[name].add((number, "p", price))
    for name, who in _meant(problem.patterns):
        found[name].add(who)
    return {name: frozenset(who) for name, who in found.items()}


def _meant(patterns: Iterable[Pattern]) -> Iterable[tuple[str, tuple[int, str, int]]]:
    for number, pattern in enumerate(patterns):
        yield from ((name, (number, "n", 0)) for name in pattern.names)
        yield from ((name, (number, "t", 0)) for name in pattern.then)


ClassKey = tuple[str, tuple[str, ...], frozenset[str]]
SlotDemand = dict[tuple[int, str], int]


def _demands(problem: Problem, named: Mapping[str, Namers]) -> tuple[tuple[Demand, ...], dict[ClassKey, list[int]], SlotDemand]:
    """Return the demands, the numbers of those that look alike to everybody, and the demand of each slot and kind."""
    signatures: dict[frozenset[str], Namers] = {}
    merged: dict[tuple[object, ...], list[tuple[int, Need, frozenset[str]]]] = {}
    for number, slot in enumerate(problem.slots):
        names = frozenset(name for name in slot.names if name in named)
        if names not in signatures:
            signatures[names] = frozenset().union(*(named[name] for name in names))
        for need in slot.needs:
            alone = None if need.over is None else number
            key = (slot.day, slot.starts, slot.ends, slot.in_week, need.kind, need.groups, signatures[names], need.under, alone)
            merged.setdefault(key, []).append((number, need, names))
    kinds = {need.kind for slot in problem.slots for need in slot.needs}
    leading = {kind: _lead_price(problem.rules, kind) for kind in kinds}
    demands: list[Demand] = []
    classes: dict[ClassKey, list[int]] = defaultdict(list)
    slot_demand: SlotDemand = {}
    for parts in merged.values():
        _, need, names = parts[0]
        classes[need.kind, need.groups, names].append(len(demands))
        slot_demand.update({(number, need.kind): len(demands) for number, need, _ in parts})
        demands.append(_demand(problem.slots[parts[0][0]], parts, leading[need.kind]))
    return tuple(demands), classes, slot_demand


def _demand(slot: Slot, parts: list[tuple[int, Need, frozenset[str]]], lead_price: int | None) -> Demand:
    members = tuple((number, need.count, need.experienced if lead_price is not None else 0) for number, need, _ in parts)
    count, leads = sum(places for _, places, _ in members), sum(led for *_, led in members)
    need = parts[0][1]
    hole = HOLE_PRICE if need.under is None else need.under
    times = (slot.day, slot.starts, slot.ends, slot.in_week)
    return Demand(need.kind, *times, count, leads, lead_price or 0, members, hole, need.over)


def _alike(demands: tuple[Demand, ...], classes: Mapping[ClassKey, list[int]]) -> tuple[tuple[Mapping[int, int], ...], tuple[int, ...]]:
    """Return the demands that recur week by week, each set by week, and the set of each demand; a second one in a week opens its own."""
    sets: list[dict[int, int]] = []
    of = [0] * len(demands)
    for its in classes.values():
        found: dict[tuple[int, int, int, int], int] = {}
        for number in its:
            one = demands[number]
            turn = 0
            while True:
                at = found.setdefault((one.starts, one.ends, one.day % DAYS_IN_WEEK, turn), len(sets))
                if at == len(sets):
                    sets.append({})
                if one.week not in sets[at]:
                    break
                turn += 1
            sets[at][one.week] = number
            of[number] = at
    return tuple(sets), tuple(of)


def _lead_price(rules: Iterable[Rule], kind: str) -> int | None:
    """Return what a lacking experienced one costs, None when the rule is not asked for."""
    found = [rule for rule in rules if rule.kind is RuleKind.EXPERIENCED and rule.holds_for(kind)]
    if not found:
        return None
    return LEAD_PRICE if found[-1].hard else found[-1].weight


def _options(
    problem: Problem, demands: tuple[Demand, ...], classes: Mapping[ClassKey, list[int]], alike_of: tuple[int, ...]
) -> tuple[tuple[dict[int, int], ...], tuple[dict[int, int] | None, ...]]:
    """Return the price of each demand by person, and of each set of recurring demands."""
    by_group: dict[tuple[str, str], list[ClassKey]] = defaultdict(list)
    for key in classes:
        for group in key[1] or ("",):
            by_group[key[0], group].append(key)
    sets = {key: tuple(dict.fromkeys(alike_of[one] for one in its)) for key, its in classes.items()}
    prices = {kind: _prices(problem.rules, kind) for kind in {one.kind for one in problem.people}}
    options: list[dict[int, int]] = []
    recurring: list[dict[int, int] | None] = []
    for person in problem.people:
        asks = _Asks(person, *prices[person.kind])
        seen = {key: asks.price(key[2]) for group in ("", *person.groups) for key in by_group.get((person.kind, group), ())}
        mine = {one: price for key, price in seen.items() if price is not None for one in classes[key]}
        options.append(_without_away(mine, person, demands) if person.away else mine)
        often = {one: price for key, price in seen.items() if price is not None for one in sets[key]}
        recurring.append(None if person.away else often)
    return tuple(options), tuple(recurring)


def _without_away(mine: dict[int, int], person: Person, demands: tuple[Demand, ...]) -> dict[int, int]:
    return {one: price for one, price in mine.items() if not any(first <= demands[one].day < last for first, last in person.away)}


def _prices(rules: Iterable[Rule], kind: str) -> tuple[int, int]:
    found = {rule.kind: rule.weight for rule in rules if rule.holds_for(kind)}
    return found.get(RuleKind.WISH, 0), found.get(RuleKind.DISTANCE, 0)


class _Asks:
    """What one person said about names, as sets."""

    def __init__(self, person: Person, wish: int, distance: int) -> None:
        self.can = None if person.available is None else frozenset(person.available)
        self.cannot, self.likes, self.dislikes = frozenset(person.unavailable), frozenset(person.likes), frozenset(person.dislikes)
        self.far = dict(person.distances) if distance else {}
        self.asks = person.asks
        self.wish, self.distance = wish, distance

    def price(self, names: frozenset[str]) -> int | None:
        """Return what a slot of these names costs beside its fair share, None where the person cannot."""
        if (self.can is not None and self.can.isdisjoint(names)) or not self.cannot.isdisjoint(names):
            return None
        return self.wished(names)

    def wished(self, names: frozenset[str]) -> int:
        """Return what a slot of these names costs beside its fair share, whether the person can or not."""
        price = 0
        if not self.likes.isdisjoint(names):
            price -= self.wish
        if not self.dislikes.isdisjoint(names):
            price += self.wish
        if self.asks:
            price += sum(asked for name, asked in self.asks if name in names)
        return price + self.distance * sum(self.far[name] for name in names if name in self.far) if self.far else price
