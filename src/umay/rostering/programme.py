"""All rules as one integer programme, solved by HiGHS through OR-Tools: the way out where a roster is tight. Slow, exact if given time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from math import ceil
from typing import Any

from umay.rostering.model import Demand, Limit, Model
from umay.rostering.network import Fixed, Options, Pair
from umay.rostering.pairs import rest_broken
from umay.rostering.values import HOLE_PRICE

Variables = Mapping[int, Any]


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
    programme = _Programme(model, options, fixed)
    programme.write()
    return programme.solved(seconds)


class _Programme:
    def __init__(self, model: Model, options: Options, fixed: Fixed) -> None:
        from ortools.linear_solver import pywraplp  # type: ignore[import-untyped]

        self._kit: Any = pywraplp
        self._solver: Any = pywraplp.Solver.CreateSolver("HIGHS")
        self._solver.SetSolverSpecificParametersAsString("output_flag=false")  # it greets on standard output otherwise
        self._infinity = self._solver.infinity()
        self._goal: Any = self._solver.Objective()
        self._model, self._options, self._fixed = model, options, fixed
        self._duty: list[dict[int, Any]] = []
        self._constant = 0

    def write(self) -> None:
        """Write every variable and rule."""
        for mine in self._options:
            self._duty.append({one: self._priced(1, price) for one, price in mine.items()})
        self._places()
        for person, mine in enumerate(self._duty):
            self._person(person, mine)
        for first, second, price in self._model.pairs:
            self._together(first, second, price)
        for first, second, price in self._model.strangers:
            for one, other in product(self._duty[first], self._duty[second]):
                if self._model.demands[one].meets(self._model.demands[other]):
                    self._not_both(self._duty[first][one], self._duty[second][other], price)

    def solved(self, seconds: float) -> Programmed | None:
        """Solve it and read the answer."""
        self._goal.SetMinimization()
        self._solver.SetTimeLimit(max(1, int(seconds * 1000)))
        parameters = self._kit.MPSolverParameters()
        parameters.SetDoubleParam(parameters.RELATIVE_MIP_GAP, 1e-7)
        status = self._solver.Solve(parameters)
        if status not in {self._solver.OPTIMAL, self._solver.FEASIBLE}:
            return None
        pairs = [(person, one) for person, mine in enumerate(self._duty) for one, x in mine.items() if x.solution_value() > 0.5]
        return Programmed(pairs, ceil(self._goal.BestBound() - 1e-3) + self._constant, status == self._solver.OPTIMAL)

    def _priced(self, most: int, price: int) -> Any:
        """Return a whole number from 0 to `most` at a price each."""
        found = self._solver.IntVar(0, most, "")
        if price:
            self._goal.SetCoefficient(found, price)
        return found

    def _sum(self, least: float, most: float, parts: Iterable[tuple[Any, int]]) -> None:
        rule = self._solver.Constraint(least, most)
        for variable, times in parts:
            rule.SetCoefficient(variable, times)

    def _not_both(self, one: Any, other: Any, price: int | None) -> None:
        extra = [] if price is None else [(self._priced(1, price), -1)]
        self._sum(-self._infinity, 1, [(one, 1), (other, 1), *extra])

    def _places(self) -> None:
        people = self._model.problem.people
        takers: dict[int, list[tuple[int, Any]]] = defaultdict(list)
        for person, mine in enumerate(self._duty):
            for one, x in mine.items():
                takers[one].append((person, x))
        for number, demand in enumerate(self._model.demands):
            room = demand.count - self._fixed.filled[number]
            if room <= 0:
                continue
            hole = self._priced(room, HOLE_PRICE)
            self._sum(room, room, [(hole, 1), *((x, 1) for _, x in takers[number])])
            leads = demand.leads - self._fixed.led[number]
            if leads > 0:
                able = [(x, 1) for person, x in takers[number] if people[person].experienced]
                self._sum(leads, self._infinity, [(hole, 1), (self._priced(leads, demand.lead_price), 1), *able])

    def _person(self, person: int, mine: Variables) -> None:
        its, demands = self._model.terms[person], self._model.demands
        held = self._fixed.of_person.get(person, [])
        self._levels(person, mine, len(held))
        if not mine:
            return
        weeks, days = _by(mine, lambda one: one.week, demands), _by(mine, lambda one: one.day, demands)
        self._limited(mine, its.week, weeks, [demands[one].week for one in held])
        self._limited(mine, its.day, days, [demands[one].day for one in held])
        if its.week is None or its.week.price is not None or its.week.amount > 1:
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
        self._constant += its.fair * ((done + held) ** 2 - done**2) + relief * owed
        if its.fair or relief:
            steps = [its.fair * (2 * (done + held + step) + 1) - (relief if step < owed else 0) for step in range(most)]
            levels = [(self._priced(1, price), -1) for price in steps]
            self._sum(0, 0, [*((x, 1) for x in mine.values()), *levels])
        elif most < len(mine):
            self._sum(0, most, [(x, 1) for x in mine.values()])

    def _limited(self, mine: Variables, limit: Limit | None, spans: Mapping[int, list[int]], used: list[int]) -> None:
        if limit is None:
            return
        for span, its in spans.items():
            free = max(0, limit.amount - used.count(span))
            if len(its) > free:
                extra = [] if limit.price is None else [(self._priced(len(its), limit.price), -1)]
                self._sum(-self._infinity, free, [*((mine[one], 1) for one in its), *extra])

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
                self._sum(-self._infinity, 1, [(x, 1) for x in near])

    def _any(self, mine: Variables, its: list[int]) -> Any:
        found = self._priced(1, 0)
        for one in its:
            self._sum(-self._infinity, 0, [(mine[one], 1), (found, -1)])
        return found

    def _together(self, first: int, second: int, price: int | None) -> None:
        times: dict[tuple[int, int, int], list[tuple[Any, int]]] = defaultdict(list)
        for person, sign in ((first, 1), (second, -1)):
            for one, x in self._duty[person].items():
                demand = self._model.demands[one]
                times[demand.day, demand.starts, demand.ends].append((x, sign))
        done: dict[tuple[int, int, int], int] = defaultdict(int)
        for person, sign in ((first, 1), (second, -1)):
            for one in self._fixed.of_person.get(person, ()):
                demand = self._model.demands[one]
                done[demand.day, demand.starts, demand.ends] -= sign
        for time, parts in times.items():
            slack = [] if price is None and abs(done[time]) <= 1 and self._can(parts, done[time]) else self._slack(price)
            self._sum(done[time], done[time], [*parts, *slack])

    def _can(self, parts: list[tuple[Any, int]], wanted: int) -> bool:
        return wanted == 0 or any(sign == wanted for _, sign in parts)

    def _slack(self, price: int | None) -> list[tuple[Any, int]]:
        return [(self._priced(1, price or 0), sign) for sign in (1, -1)]


def _by(mine: Iterable[int], of: Any, demands: tuple[Demand, ...]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for one in mine:
        found[of(demands[one])].append(one)
    return found
