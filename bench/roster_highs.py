"""One roster by HiGHS alone, as a process of its own: the problem's JSON in, the answer's out."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
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
    solver: Any = highspy.Highs()
    solver.silent()
    for option, value in (("time_limit", float(seconds)), ("mip_rel_gap", 0.0), ("threads", 1)):
        solver.setOptionValue(option, value)
    sums = Sums()
    holes = _written(problem, sums)
    for price, most in sums.columns:
        solver.addCol(price, 0, most, 0, [], [])
    solver.changeColsIntegrality(len(sums.columns), list(range(len(sums.columns))), [highspy.HighsVarType.kInteger] * len(sums.columns))
    for low, high, parts in sums.rows:
        solver.addRow(low, high, len(parts), [column for column, _ in parts], [float(times) for _, times in parts])
    solver.run()
    taken, found = process_time() - began, solver.getInfo()
    values = solver.getSolution().col_value
    empty = sum(values[hole] for hole in holes)
    return Answer(found.objective_function_value, found.mip_dual_bound, taken, taken, taken, empty)


class Sums:
    """Columns with price and most, rows with least, most and (column, times)."""

    def __init__(self) -> None:
        self.columns: list[tuple[int, int]] = []
        self.rows: list[tuple[float, float, list[tuple[int, int]]]] = []

    def column(self, price: int, most: int = 1) -> int:
        self.columns.append((price, most))
        return len(self.columns) - 1

    def row(self, low: float, high: float, *parts: tuple[Iterable[int], int]) -> None:
        self.rows.append((low, high, [(column, times) for columns, times in parts for column in columns]))


def _written(problem: Problem, sums: Sums) -> list[int]:
    """Write the model; return the columns of the holes."""
    demands, options = merged(problem)
    rest = RuleKind.REST_WEEKS in {one.kind for one in problem.rules}
    duty: list[dict[int, int]] = []
    takers: list[list[tuple[int, int]]] = [[] for _ in demands]
    for person, mine in enumerate(options):
        duty.append({one: sums.column(price) for one, price in mine})
        weeks: dict[int, list[int]] = defaultdict(list)
        for one, x in duty[-1].items():
            takers[one].append((person, x))
            weeks[demands[one][0]].append(x)
        for week, xs in weeks.items():
            sums.row(0, 1, (xs, 1), (weeks.get(week + 1, []) if rest else [], 1))
        levels = [sums.column(FAIR * (2 * step + 1)) for step in range(problem.people[person].max_load or 0)]
        sums.row(0, 0, (duty[-1].values(), 1), (levels, -1))
    names = {one.id: number for number, one in enumerate(problem.people)}
    for first, second in problem.together:
        mine_, yours = duty[names[first]], duty[names[second]]
        for one in mine_.keys() | yours.keys():
            sums.row(0, 0, ([mine_[one]] if one in mine_ else [], 1), ([yours[one]] if one in yours else [], -1))
    return [_place(problem, sums, count, leads, its) for (*_, count, leads), its in zip(demands, takers, strict=True)]


def _place(problem: Problem, sums: Sums, count: int, leads: int, takers: list[tuple[int, int]]) -> int:
    hole = sums.column(HOLE, count)
    sums.row(count, count, ((x for _, x in takers), 1), ([hole], 1))
    if leads:
        able = [x for person, x in takers if problem.people[person].experienced]
        sums.row(leads, 1e9, (able, 1), ([hole, sums.column(LEAD, leads)], 1))
    return hole


if __name__ == "__main__":
    main()
