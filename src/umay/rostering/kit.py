"""Integer programmes and flows through OR-Tools: the one place that loads it. Numbers in, numbers out; nothing here is about rosters.

An unknown is a whole number, known outside by its place in the order of making.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from math import ceil
from typing import Any

Parts = Iterable[tuple[int, int]]


class Engine(Enum):
    """HiGHS stops after seconds; CP-SAT after so much work, so that a slower machine finds the same."""

    HIGHS = "HIGHS"
    SAT = "SAT"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: the cost, the least that anything can cost, and whether they are proven equal. None when nothing was found."""

    cost: int | None
    bound: int | None
    best: bool


class Kit:
    """A programme under construction, then solved, and solved again with some of its numbers held."""

    def __init__(self, engine: Engine) -> None:
        from ortools.linear_solver import pywraplp  # type: ignore[import-untyped]

        self._kit: Any = pywraplp
        self._engine = engine
        self._solver: Any = pywraplp.Solver.CreateSolver(engine.value)
        self._goal: Any = self._solver.Objective()
        self._goal.SetMinimization()
        self._unknowns: list[Any] = []
        self.infinity: float = self._solver.infinity()

    def whole(self, most: int, price: int = 0, least: int = 0) -> int:
        """Return a new unknown from `least` to `most` at a price each."""
        found = self._solver.IntVar(least, most, "")
        if price:
            self._goal.SetCoefficient(found, price)
        self._unknowns.append(found)
        return len(self._unknowns) - 1

    def sum(self, least: float, most: float, parts: Parts) -> None:
        """Ask that a sum of (unknown, times) lies between two limits."""
        rule = self._solver.Constraint(least, most)
        for unknown, times in parts:
            rule.SetCoefficient(self._unknowns[unknown], times)

    def solved(self, limit: float) -> Answer:
        """Solve it. limit: seconds for HiGHS, units of work (about a second each) for CP-SAT."""
        parameters = self._kit.MPSolverParameters()
        parameters.SetDoubleParam(parameters.RELATIVE_MIP_GAP, 1e-7)
        if self._engine is Engine.HIGHS:
            self._solver.SetSolverSpecificParametersAsString("output_flag=false")  # it greets on standard output otherwise
            self._solver.SetTimeLimit(max(1, int(limit * 1000)))
        else:
            self._solver.SetSolverSpecificParametersAsString(
                f"num_workers:1 random_seed:1 linearization_level:2 max_deterministic_time:{limit}"
            )
        status = self._solver.Solve(parameters)
        if status not in {self._solver.OPTIMAL, self._solver.FEASIBLE}:
            return Answer(None, None, best=False)
        return Answer(round(self._goal.Value()), ceil(self._goal.BestBound() - 1e-3), best=status == self._solver.OPTIMAL)

    def taken(self, unknown: int) -> bool:
        """Return whether an unknown came out as more than 0."""
        return bool(self._unknowns[unknown].solution_value() > 0.5)

    def hold(self, values: Mapping[int, bool], free: Iterable[int]) -> None:
        """Hold these unknowns of 0 or 1 at their values, all but those free."""
        loosened = frozenset(free)
        for unknown, value in values.items():
            loose = unknown in loosened
            self._unknowns[unknown].SetBounds(0 if loose else int(value), 1 if loose else int(value))

    def lift(self, unknown: int, most: int) -> None:
        """Let an unknown be as large as `most`."""
        self._unknowns[unknown].SetUb(most)

    def remember(self) -> None:
        """Begin the next search at the values found last."""
        self._solver.SetHint(self._unknowns, [round(one.solution_value()) for one in self._unknowns])


class Flow:
    """A network under construction, then solved. Nodes are numbers from 0, arcs are numbered as they are laid."""

    def __init__(self, nodes: int) -> None:
        from ortools.graph.python.min_cost_flow import SimpleMinCostFlow  # type: ignore[import-untyped]

        self._solver: Any = SimpleMinCostFlow()
        self.arc = self._solver.add_arc_with_capacity_and_unit_cost
        self._nodes = nodes

    def node(self) -> int:
        """Return a new node."""
        self._nodes += 1
        return self._nodes - 1

    def most_for_least(self, source: int, sink: int, supply: int) -> bool:
        """Send as much as can be from source to sink, at most `supply`, and that at the least cost; return whether it was solved."""
        self._solver.set_node_supply(source, supply)
        self._solver.set_node_supply(sink, -supply)
        return bool(self._solver.solve_max_flow_with_min_cost() == self._solver.OPTIMAL)

    def on(self, arc: int) -> int:
        """Return the flow on an arc."""
        return int(self._solver.flow(arc))
