"""The rules that a network can hold, solved exactly: every hard and soft rule but rest, couples and siblings.

A duty flows from the source by its person (the k-th dearer than the one before), the person's week and day, to a demand and the sink.
What is fixed already takes its places, loads and weeks away beforehand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from umay.rostering.kit import Flow
from umay.rostering.model import MANY, Limit, Model

SOURCE, SINK = 0, 1
Pair = tuple[int, int]
Options = Sequence[Mapping[int, int]]
Nudge = Callable[[int, int], int]


@dataclass(slots=True)
class Fixed:
    """What is decided before the flow starts: duties by person, people by demand."""

    pairs: tuple[Pair, ...]
    of_person: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    filled: Counter[int] = field(default_factory=Counter)
    led: Counter[int] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Flowed:
    """What the flow decided: new (person, demand) pairs, empty places and lacking leads by demand."""

    pairs: list[Pair]
    empty: dict[int, int]


def fixed_by(model: Model, pairs: Iterable[Pair]) -> Fixed:
    """Return what these pairs take away."""
    found = Fixed(tuple(pairs))
    for person, demand in found.pairs:
        found.of_person[person].append(demand)
        found.filled[demand] += 1
        found.led[demand] += model.problem.people[person].experienced
    return found


@dataclass(frozen=True, slots=True)
class Fine:
    """What makes a flow other than plain.

    scale, nudge: prices times `scale`, and dearer by `nudge(person, demand)`. times: how often a person may take a demand, once if None.
    """

    scale: int = 1
    nudge: Nudge | None = None
    times: Mapping[Pair, int] | None = None


PLAIN: Final = Fine()


def flowed(model: Model, options: Options, fixed: Fixed, fine: Fine = PLAIN) -> Flowed:
    """Return the cheapest way to fill as many places as can be beside what is fixed.

    options: price of each demand by person, what is barred left out. Of equally good rosters the one with the smallest nudges is
    found as long as their sum stays below the scale. A pair stands in the answer as often as it is taken.
    """
    levels = _first_levels(model, options)
    while True:
        network = _Network(model, fixed, fine)
        network.lay(options, levels)
        result = network.solved()
        bound = network.at_their_level()
        if not bound:
            return result
        levels.update({person: levels[person] * 2 for person in bound})


def _first_levels(model: Model, options: Options) -> dict[int, int]:
    """Return how many duties each person is offered at first: twice the fair share; more only where that binds, which loses nothing."""
    places, people = Counter(one.kind for one in model.demands for _ in range(one.count)), Counter(one.kind for one in model.problem.people)
    share = {kind: 2 + 2 * -(-places[kind] // people[kind]) for kind in people}
    return {number: share[one.kind] for number, one in enumerate(model.problem.people) if options[number]}


class _Network:
    def __init__(self, model: Model, fixed: Fixed, fine: Fine) -> None:
        self._model, self._fixed, self._scale, self._nudge, self._times = model, fixed, fine.scale, fine.nudge, fine.times
        self._flow = Flow(2)
        self._entry: dict[int, tuple[int, int]] = {}
        self._exits: list[tuple[int, int, int]] = []
        self._last_level: dict[int, int] = {}
        self._duties: list[tuple[int, int, int]] = []
        self._supply = 0

    def lay(self, options: Options, levels: Mapping[int, int]) -> None:
        """Lay every arc."""
        self._demands()
        for person, mine in enumerate(options):
            if mine:
                self._person(person, mine, levels[person])

    def solved(self) -> Flowed:
        """Solve it and read the answer."""
        if not self._flow.most_for_least(SOURCE, SINK, self._supply):
            raise ArithmeticError("the flow was not solved")
        on = self._flow.on
        pairs = [(person, demand) for arc, person, demand in self._duties for _ in range(on(arc))]
        return Flowed(pairs, {demand: room - on(arc) for arc, demand, room in self._exits if on(arc) < room})

    def at_their_level(self) -> list[int]:
        """Return the people who took all they were offered and could be offered more."""
        return [person for person, arc in self._last_level.items() if self._flow.on(arc)]

    def _demands(self) -> None:
        """Lay what leads from each demand to the sink: places for anybody, places for the experienced."""
        arc, node, scale = self._flow.arc, self._flow.node, self._scale
        for number, one in enumerate(self._model.demands):
            room = one.count - self._fixed.filled[number]
            if room <= 0:
                continue
            leads = min(room, max(0, one.leads - self._fixed.led[number]))
            anybody = node()
            self._supply += room
            if not leads:
                self._entry[number] = (anybody, anybody)
                self._exits.append((arc(anybody, SINK, room, 0), number, room))
                continue
            lead, out = node(), node()
            arc(lead, out, leads, 0)
            arc(lead, anybody, room, 0)
            arc(anybody, out, room - leads, 0)
            arc(anybody, out, leads, one.lead_price * scale)
            self._entry[number] = (anybody, lead)
            self._exits.append((arc(out, SINK, room, 0), number, room))

    def _person(self, person: int, mine: Mapping[int, int], level: int) -> None:
        model, its = self._model, self._model.terms[person]
        held = self._fixed.of_person.get(person, [])
        left = model.most[person] - len(held)
        mine = {one: price for one, price in mine.items() if one in self._entry}
        if left <= 0 or not mine:
            return
        start = self._flow.node()
        if its.week is None:
            useful = len(mine) if self._times is None else left
            self._days(person, start, mine, min(left, len(mine)))
        else:
            useful = self._weeks(person, start, mine, its.week)
        self._levels(person, start, min(left, useful), level)

    def _levels(self, person: int, start: int, most: int, level: int) -> None:
        """Lay the arcs of the first, second, third duty, each dearer than the one before."""
        model, its, scale, arc = self._model, self._model.terms[person], self._scale, self._flow.arc
        held = len(self._fixed.of_person.get(person, []))
        done = model.problem.people[person].before + held
        owed = max(0, model.least[person] - held)
        relief = its.least.price or 0 if its.least else 0
        if not its.fair:
            if owed:
                arc(SOURCE, start, min(owed, most), -relief * scale)
            if most > owed:
                arc(SOURCE, start, most - owed, 0)
            return
        last = -1
        for step in range(min(most, level)):
            price = its.fair * (2 * (done + step) + 1) - (relief if step < owed else 0)
            last = arc(SOURCE, start, 1, price * scale)
        if level < most:
            self._last_level[person] = last

    def _weeks(self, person: int, start: int, mine: Mapping[int, int], limit: Limit) -> int:
        """Lay a node for each week, and return how many duties they let through."""
        demands = self._model.demands
        weeks: dict[int, dict[int, int]] = {}
        for one, price in mine.items():
            weeks.setdefault(demands[one].week, {})[one] = price
        used = Counter(demands[one].week for one in self._fixed.of_person.get(person, []))
        useful = 0
        for week, its in weeks.items():
            free = max(0, limit.amount - used[week])
            most = min(free, len(its)) if limit.price is None else len(its)
            if most:
                node = self._flow.node()
                self._limited(start, node, free, limit.price, most)
                self._days(person, node, its, most)
                useful += most
        return useful

    def _limited(self, start: int, node: int, free: int, price: int | None, most: int) -> None:
        if free:
            self._flow.arc(start, node, min(free, most), 0)
        if price is not None and most > free:
            self._flow.arc(start, node, most - free, price * self._scale)

    def _days(self, person: int, start: int, mine: Mapping[int, int], most: int) -> None:
        """Lay the person's days where a day has more than one demand, else the duties at once."""
        limit, demands = self._model.terms[person].day, self._model.demands
        held = self._fixed.of_person.get(person, [])
        if most == 1 and (limit is None or (limit.amount and not held)):
            self._duty_arcs(person, start, mine)
            return
        days: dict[int, dict[int, int]] = {}
        for one, price in mine.items():
            days.setdefault(demands[one].day, {})[one] = price
        used = Counter(demands[one].day for one in held) if limit else Counter()
        for day, its in days.items():
            node = start
            if limit is not None and (used[day] or len(its) > limit.amount):
                node = self._flow.node()
                self._limited(start, node, max(0, limit.amount - used[day]), limit.price, len(its))
            for clique in self._cliques(person, its):
                self._clique(person, node, clique)

    def _cliques(self, person: int, mine: Mapping[int, int]) -> list[dict[int, int]]:
        """Return the demands of a day in sets that all meet each other; that some of different sets meet is left to others."""
        if len(mine) == 1:
            return [dict(mine)]
        demands, gap = self._model.demands, self._model.terms[person].gap
        found: list[dict[int, int]] = []
        earliest_end = -MANY
        for one in sorted(mine, key=lambda one: (demands[one].starts, demands[one].ends, one)):
            if demands[one].starts < earliest_end + gap:
                found[-1][one] = mine[one]
                earliest_end = min(earliest_end, demands[one].ends)
            else:
                found.append({one: mine[one]})
                earliest_end = demands[one].ends
        return found

    def _clique(self, person: int, node: int, clique: Mapping[int, int]) -> None:
        if len(clique) > 1:
            start, node = node, self._flow.node()
            self._flow.arc(start, node, 1, 0)
        self._duty_arcs(person, node, clique)

    def _duty_arcs(self, person: int, node: int, mine: Mapping[int, int]) -> None:
        side = 1 if self._model.problem.people[person].experienced else 0
        entry, arc, scale, nudge, duties = self._entry, self._flow.arc, self._scale, self._nudge, self._duties
        times = self._times
        for one, price in mine.items():
            cost = price * scale + (nudge(person, one) if nudge else 0)
            duties.append((arc(node, entry[one][side], times[person, one] if times else 1, cost), person, one))
