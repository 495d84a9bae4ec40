"""One roster by HiGHS alone, as a process of its own: the problem's JSON in, the answer's out."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import asdict
from time import process_time
from typing import Any

from bench.roster_peers import FAIR, HOLE, LEAD, Answer, merged
from umay.rostering.api import Problem, RuleKind, problem_from_json


def main() -> None:
    """Read, solve, write."""
    asked = json.load(sys.stdin)
    print(json.dumps(asdict(solved(problem_from_json(asked["problem"]), asked["seconds"]))))


def solved(problem: Problem, seconds: float) -> Answer:
    """Return what HiGHS finds with one thread."""
    import highspy

    began = process_time()
    rules = {one.kind for one in problem.rules}
    solver: Any = highspy.Highs()
    solver.silent()
    solver.setOptionValue("time_limit", float(seconds))
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("threads", 1)
    demands, options = merged(problem)
    columns: list[tuple[int, int]] = []  # price, most

    def column(price: int, most: int = 1) -> int:
        columns.append((price, most))
        return len(columns) - 1

    rows: list[tuple[float, float, list[int], list[float]]] = []
    takers: list[list[tuple[int, int]]] = [[] for _ in demands]
    duty: list[dict[int, int]] = []
    for person, mine in enumerate(options):
        its = {one: column(price) for one, price in mine}
        duty.append(its)
        weeks: dict[int, list[int]] = defaultdict(list)
        for one, x in its.items():
            takers[one].append((person, x))
            weeks[demands[one][0]].append(x)
        for week, xs in weeks.items():
            near = [*xs, *weeks.get(week + 1, [])] if RuleKind.REST_WEEKS in rules else xs
            rows.append((0, 1, near, [1.0] * len(near)))
        levels = [column(FAIR * (2 * step + 1)) for step in range(problem.people[person].max_load or 0)]
        rows.append((0, 0, [*its.values(), *levels], [1.0] * len(its) + [-1.0] * len(levels)))
    holes = []
    for number, (*_, count, leads) in enumerate(demands):
        hole = column(HOLE, count)
        holes.append(hole)
        xs = [x for _, x in takers[number]]
        rows.append((count, count, [*xs, hole], [1.0] * (len(xs) + 1)))
        if leads:
            able = [x for person, x in takers[number] if problem.people[person].experienced]
            rows.append((leads, 1e9, [*able, hole, column(LEAD, leads)], [1.0] * (len(able) + 2)))
    names = {one.id: number for number, one in enumerate(problem.people)}
    for first, second in problem.together:
        mine_, yours = duty[names[first]], duty[names[second]]
        for one in mine_.keys() | yours.keys():
            parts = [(mine_[one], 1.0)] * (one in mine_) + [(yours[one], -1.0)] * (one in yours)
            rows.append((0, 0, [x for x, _ in parts], [sign for _, sign in parts]))
    for price, most in columns:
        solver.addCol(price, 0, most, 0, [], [])
    solver.changeColsIntegrality(len(columns), list(range(len(columns))), [highspy.HighsVarType.kInteger] * len(columns))
    for low, high, which, values in rows:
        solver.addRow(low, high, len(which), which, values)
    solver.run()
    taken = process_time() - began
    found = solver.getInfo()
    values = solver.getSolution().col_value
    return Answer(found.objective_function_value, found.mip_dual_bound, taken, taken, taken, sum(values[hole] for hole in holes))


if __name__ == "__main__":
    main()
