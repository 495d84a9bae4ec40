"""All rules as one integer programme, solved by HiGHS: the way out where a roster is tight. Slow, exact if given time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from umay.rostering.kit import Engine, Kit
from umay.rostering.model import Demand, Limit, Model
from umay.rostering.network import Fixed, Options, Pair
from umay.rostering.pairs import rest_broken
from umay.rostering.row_programme import Hand, RowWriter

Variables = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Programmed:
    """The duties found beside the fixed ones, the least that any such roster can cost, and whether these are that cheap."""

    pairs: list[Pair]
    bound: int
    best: bool


def programmed(model: Model, options: Options, fixed: Fixed, *, seconds: float) -> Programmed | None:
    """Return the best roster found beside what is fixed within so many seconds; None when none was found.

    The bound counts the new duties' prices only as `options` has them, and what the fixed ones cost together with them.
    """
    programme = Programme(model, options, fixed, Engine.HIGHS)
    programme.write()
    answer = programme.kit.solved(seconds)
    return None if answer.bound is None else Programmed(programme.pairs(), answer.bound + programme.constant, answer.best)


class Programme:
    """The programme under construction. duty: the number of each demand by person; constant: what the fixed duties cost besides."""

    def __init__(self, model: Model, options: Options, fixed: Fixed, engine: Engine) -> None:
        self.kit = Kit(engine)
        self._model, self._options, self._fixed = model, options, fixed
        self._rows = RowWriter(self.kit, model)
        self.duty: list[dict[int, int]] = []
        self.constant = 0

    @property
    def slack(self) -> list[tuple[int, int]]:
        """Return the numbers held at 0 by which patterns could be missed, and how far each may be lifted where no roster is found."""
        return self._rows.slack

    def write(self) -> None:
        """Write every variable and rule."""
        for mine in self._options:
            self.duty.append({one: self.kit.whole(1, price) for one, price in mine.items()})
        self._places()
        for person, mine in enumerate(self.duty):
            self._person(person, mine)
        for first, second, price in self._model.pairs:
            self._together(first, second, price)
        for first, second, price in self._model.strangers:
            for one, other in product(self.duty[first], self.duty[second]):
                if self._model.demands[one].meets(self._model.demands[other]):
                    self._not_both(self.duty[first][one], self.duty[second][other], price)

    def pairs(self) -> list[Pair]:
        """Return the duties that came out."""
        return [(person, one) for person, mine in enumerate(self.duty) for one, x in mine.items() if self.kit.taken(x)]

    def _not_both(self, one: int, other: int, price: int | None) -> None:
        extra = [] if price is None else [(self.kit.whole(1, price), -1)]
        self.kit.sum(-self.kit.infinity, 1, [(one, 1), (other, 1), *extra])

    def _places(self) -> None:
        takers: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for person, mine in enumerate(self.duty):
            for one, x in mine.items():
                takers[one].append((person, x))
        for number in range(len(self._model.demands)):
            self._place(number, takers[number])

    def _place(self, number: int, takers: list[tuple[int, int]]) -> None:
        """Write how many may take the places of one demand, and what it costs when they are fewer or more."""
        demand, its = self._model.demands[number], [(x, 1) for _, x in takers]
        room = demand.count - self._fixed.filled[number]
        if demand.extra_price is not None:
            its.append((self.kit.whole(len(its) + max(0, -room), demand.extra_price), -1))
        elif room <= 0:
            self.kit.sum(0, 0, its)
            return
        hole = (self.kit.whole(max(0, room), demand.hole_price), 1)
        self.kit.sum(room, room, [hole, *its])
        leads = demand.leads - self._fixed.led[number]
        if leads > 0:
            able = [(x, 1) for person, x in takers if self._model.problem.people[person].experienced]
            self.kit.sum(leads, self.kit.infinity, [hole, (self.kit.whole(leads, demand.lead_price), 1), *able])

    def _person(self, person: int, mine: Variables) -> None:
        its, demands = self._model.terms[person], self._model.demands
        held = self._fixed.of_person.get(person, [])
        self._levels(person, mine, len(held))
        if self._model.rows and (mine or not held):
            duty = {**mine, **{one: self.kit.whole(1, least=1) for one in held}}
            self._rows.write(person, Hand(duty, _once(its.day) and not held, bool(held)))
        if not mine:
            return
        weeks, days = _by(mine, lambda one: one.week, demands), _by(mine, lambda one: one.day, demands)
        self._limited(mine, its.week, weeks, [demands[one].week for one in held])
        self._limited(mine, its.day, days, [demands[one].day for one in held])
        if not _once(its.week) and not _once(its.day):
            for day in days.values():
                for one, other in combinations(day, 2):
                    if demands[one].meets(demands[other], its.gap):
                        self._not_both(mine[one], mine[other], None)
        if its.rest:
            self._rest(its.rest, its.week, mine, weeks)

    def _levels(self, person: int, mine: Variables, held: int) -> None:
        """Write that each duty is dearer than the one before, and what is owed if there are too few."""
        model, its = self._model, self._model.terms[person]
        most = max(0, min(model.most[person] - held, len(mine)))
        done = model.problem.people[person].before
        owed, relief = max(0, model.least[person] - held), its.least.price or 0 if its.least else 0
        self.constant += its.fair * ((done + held) ** 2 - done**2) + relief * owed
        if its.fair or relief:
            steps = [its.fair * (2 * (done + held + step) + 1) - (relief if step < owed else 0) for step in range(most)]
            levels = [(self.kit.whole(1, price), -1) for price in steps]
            self.kit.sum(0, 0, [*((x, 1) for x in mine.values()), *levels])
        elif most < len(mine):
            self.kit.sum(0, most, [(x, 1) for x in mine.values()])

    def _limited(self, mine: Variables, limit: Limit | None, spans: Mapping[int, list[int]], used: list[int]) -> None:
        if limit is None:
            return
        for span, its in spans.items():
            free = max(0, limit.amount - used.count(span))
            if len(its) > free:
                extra = [] if limit.price is None else [(self.kit.whole(len(its), limit.price), -1)]
                self.kit.sum(-self.kit.infinity, free, [*((mine[one], 1) for one in its), *extra])

    def _rest(self, rest: Limit, week: Limit | None, mine: Variables, weeks: Mapping[int, list[int]]) -> None:
        demands = self._model.demands
        if rest.price is not None:
            for one, other in combinations(mine, 2):
                if rest_broken(rest, demands[one], demands[other]):
                    self._not_both(mine[one], mine[other], rest.price)
            return
        single = week is not None and week.price is None and week.amount == 1
        used = {number: [mine[one] for one in its] if single else [self._any(mine, its)] for number, its in weeks.items()}
        for number in used:
            near = [x for other, its in used.items() if number <= other <= number + rest.amount for x in its]
            if len(near) > 1:
                self.kit.sum(-self.kit.infinity, 1, [(x, 1) for x in near])

    def _any(self, mine: Variables, its: list[int]) -> Any:
        found = self.kit.whole(1, 0)
        for one in its:
            self.kit.sum(-self.kit.infinity, 0, [(mine[one], 1), (found, -1)])
        return found

    def _together(self, first: int, second: int, price: int | None) -> None:
        times: dict[tuple[int, int, int], list[tuple[int, int]]] = defaultdict(list)
        for person, sign in ((first, 1), (second, -1)):
            for one, x in self.duty[person].items():
                demand = self._model.demands[one]
                times[demand.day, demand.starts, demand.ends].append((x, sign))
        done: dict[tuple[int, int, int], int] = defaultdict(int)
        for person, sign in ((first, 1), (second, -1)):
            for one in self._fixed.of_person.get(person, ()):
                demand = self._model.demands[one]
                done[demand.day, demand.starts, demand.ends] -= sign
        for time, parts in times.items():
            slack = [] if price is None and abs(done[time]) <= 1 and self._can(parts, done[time]) else self._slack(price)
            self.kit.sum(done[time], done[time], [*parts, *slack])

    def _can(self, parts: list[tuple[int, int]], wanted: int) -> bool:
        return wanted == 0 or any(sign == wanted for _, sign in parts)

    def _slack(self, price: int | None) -> list[tuple[int, int]]:
        return [(self.kit.whole(1, price or 0), sign) for sign in (1, -1)]


def _once(limit: Limit | None) -> bool:
    return limit is not None and limit.price is None and limit.amount <= 1


def _by(mine: Iterable[int], of: Any, demands: tuple[Demand, ...]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for one in mine:
        found[of(demands[one])].append(one)
    return found
