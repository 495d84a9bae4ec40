"""The same rosters by general solvers: CP-SAT in the same process, HiGHS in one of its own (it cannot share one with OR-Tools).

Both get the merged model: windows of one hour as one demand, as our own solver sees them, so that nothing is lost on the way.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from time import process_time
from typing import Any

from umay.rostering.api import Person, Problem, RuleKind

FAIR, WISH, HOLE, LEAD = 20, 3, 1_000_000, 100_000
Demand = tuple[int, int, int, int, int]  # week, day, starts, places, experienced


@dataclass(frozen=True)
class Answer:
    """What a peer found: cost, proven bound, processor seconds with the making of the model, to the first roster, to 1 %; holes."""

    cost: float
    bound: float
    seconds: float
    first: float
    near: float
    holes: float


def merged(problem: Problem) -> tuple[list[Demand], list[list[tuple[int, int]]]]:
    """Return the demands, and for each person the (demand, price) that the person can take."""
    places: dict[tuple[int, int, int, str], list[int]] = defaultdict(lambda: [0, 0])
    for slot in problem.slots:
        at = places[slot.in_week, slot.day, slot.starts, slot.window]
        at[0] += slot.needs[0].count
        at[1] += slot.needs[0].experienced
    demands = [(week, day, starts, *count) for (week, day, starts, _), count in places.items()]
    by_window: dict[str, list[int]] = defaultdict(list)
    for number, (*_, window) in enumerate(places):
        by_window[window].append(number)
    return [(a, b, c, d, e) for a, b, c, d, e in demands], [
        [(one, _price(who, window)) for window in who.available or () for one in by_window[window]] for who in problem.people
    ]


def _price(who: Person, window: str) -> int:
    return WISH * ((window in who.dislikes) - (window in who.likes))


def cp_sat(problem: Problem, *, seconds: float, gap: float = 0.0, workers: int = 1) -> Answer:
    """Return what CP-SAT finds with so many workers within so many seconds or to such a gap."""
    from ortools.sat.python import cp_model

    began = process_time()
    rules = {one.kind for one in problem.rules}
    model = cp_model.CpModel()
    demands, options = merged(problem)
    goal: list[Any] = []
    takers: list[list[tuple[int, Any]]] = [[] for _ in demands]
    duty: list[dict[int, Any]] = []
    for person, mine in enumerate(options):
        its = {one: model.new_bool_var("") for one, _ in mine}
        duty.append(its)
        goal += [price * its[one] for one, price in mine if price]
        for one, x in its.items():
            takers[one].append((person, x))
        weeks: dict[int, list[Any]] = defaultdict(list)
        for one, x in its.items():
            weeks[demands[one][0]].append(x)
        for week, xs in weeks.items():
            model.add_at_most_one([*xs, *weeks.get(week + 1, [])] if RuleKind.REST_WEEKS in rules else xs)
        levels = [model.new_bool_var("") for _ in range(problem.people[person].max_load or 0)]
        model.add(sum(its.values()) == sum(levels))
        goal += [FAIR * (2 * step + 1) * level for step, level in enumerate(levels)]
    holes = []
    for number, (*_, count, leads) in enumerate(demands):
        hole = model.new_int_var(0, count, "")
        holes.append(hole)
        model.add(sum(x for _, x in takers[number]) + hole == count)
        if leads:
            lacking = model.new_int_var(0, leads, "")
            model.add(sum(x for person, x in takers[number] if problem.people[person].experienced) + hole + lacking >= leads)
            goal.append(LEAD * lacking)
    names = {one.id: number for number, one in enumerate(problem.people)}
    for first, second in problem.together:
        _equal(model, duty[names[first]], duty[names[second]])
    model.minimize(sum(goal) + HOLE * sum(holes))
    return _searched(model, holes, began, (seconds, gap, workers))


def _equal(model: Any, mine: dict[int, Any], yours: dict[int, Any]) -> None:
    for one in mine.keys() | yours.keys():
        model.add(mine.get(one, 0) == yours.get(one, 0))


def _searched(model: Any, holes: Iterable[Any], began: float, limits: tuple[float, float, int]) -> Answer:
    from ortools.sat.python import cp_model

    class Seen(cp_model.CpSolverSolutionCallback):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.first = self.near = 0.0

        def on_solution_callback(self) -> None:
            now = process_time() - began
            self.first = self.first or now
            if not self.near and self.objective_value - self.best_objective_bound <= 0.01 * abs(self.best_objective_bound):
                self.near = now

    seconds, gap, workers = limits
    seen, solver = Seen(), cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    solver.parameters.relative_gap_limit = gap
    solver.solve(model, seen)
    taken = process_time() - began
    empty = sum(solver.value(hole) for hole in holes)
    return Answer(solver.objective_value, solver.best_objective_bound, taken, seen.first, seen.near or taken, empty)


def highs(problem: Problem, *, seconds: float) -> Answer:
    """Return what HiGHS finds in a process of its own; its seconds leave out the start of that process."""
    from umay.rostering.api import to_json

    asked = json.dumps({"problem": to_json(problem), "seconds": seconds})
    done = subprocess.run(
        [sys.executable, "-m", "bench.roster_highs"], input=asked, capture_output=True, text=True, check=True, env=_path()
    )
    return Answer(**json.loads(done.stdout.splitlines()[-1]))


def _path() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
