"""Somebody who has all published tables and works out what they hide: exact elimination, bounds passed on, and linear programming.

Knows how the tables hang together, that counts are not negative, and that a total which is hidden beside shown ones is at least one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from umay.figures.api import Counts, Node, Published, Shown

Cell = tuple[Node, str, int]  # a node, a breakdown ("" for the total), a code
_EPS = 1e-7


@dataclass(slots=True)
class Puzzle:
    """One measure as the attacker writes it down: sums of hidden cells that are known. least: what each hidden cell is at least."""

    equations: list[tuple[dict[Cell, int], int]] = field(default_factory=list)
    least: dict[Cell, int] = field(default_factory=dict)


def puzzle(published: Published, measure: str) -> Puzzle:
    """Return what the attacker knows of a measure."""
    shown = published.rows[measure]
    below: dict[Node, list[Node]] = {}
    for node, parent in published.parents.items():
        if parent is not None and node in shown:
            below.setdefault(parent, []).append(node)
    found = Puzzle()
    for whole, parts in _sums(shown, below):
        _write_down(found, shown, whole, parts)
    for node, row in shown.items():
        parent = published.parents[node]
        beside = below[parent] if parent is not None else [node]
        if row.total is None:
            found.least[node, "", 0] = int(any(shown[each].total is not None for each in beside))
        found.least |= {(node, by, code): 0 for by, part in row.parts.items() for code, count in enumerate(part) if count is None}
    return found


def _sums(shown: Mapping[Node, Shown], below: Mapping[Node, list[Node]]) -> Iterator[tuple[Cell, list[Cell]]]:
    """Yield each cell that is a sum, with what it is the sum of: over its codes, and over the nodes beneath."""
    for node, row in shown.items():
        kids = below.get(node, [])
        if kids:
            yield (node, "", 0), [(kid, "", 0) for kid in kids]
        for by, part in row.parts.items():
            yield (node, "", 0), [(node, by, code) for code in range(len(part))]
            if kids:
                yield from (((node, by, code), [(kid, by, code) for kid in kids]) for code in range(len(part)))


def _write_down(found: Puzzle, shown: Mapping[Node, Shown], whole: Cell, parts: list[Cell]) -> None:
    terms: dict[Cell, int] = {}
    right = 0
    for (node, by, code), sign in ((whole, -1), *((part, 1) for part in parts)):
        value = shown[node].total if by == "" else shown[node].parts[by][code]
        if value is None:
            terms[node, by, code] = sign
        else:
            right -= sign * value
    if terms:
        found.equations.append((terms, right))


def truth(counts: Counts, measure: str, cell: Cell) -> int:
    """Return what the attacker looks for."""
    node, by, code = cell
    row = counts.rows[measure][node]
    return row.total if by == "" else row.parts[by][code]


# --- what follows exactly ------------------------------------------------------------------------------------------------------------
def solved(found: Puzzle) -> dict[Cell, Fraction]:
    """Return the hidden cells that the sums alone determine, by elimination in exact fractions."""
    pivots: dict[Cell, tuple[dict[Cell, Fraction], Fraction]] = {}
    for terms, right in found.equations:
        row, value = {cell: Fraction(factor) for cell, factor in terms.items()}, Fraction(right)
        for cell in [cell for cell in row if cell in pivots]:
            value = _minus(row, value, row[cell], *pivots[cell])
        row = {cell: factor for cell, factor in row.items() if factor}
        if not row:
            continue
        pivot = next(iter(row))
        value, row = value / row[pivot], {cell: factor / row[pivot] for cell, factor in row.items()}
        for cell, (other, right_of) in list(pivots.items()):
            if other.get(pivot):
                pivots[cell] = (other, _minus(other, right_of, other[pivot], row, value))
        pivots[pivot] = (row, value)
    return {cell: value for cell, (row, value) in pivots.items() if all(not factor or each == cell for each, factor in row.items())}


def _minus(row: dict[Cell, Fraction], right: Fraction, times: Fraction, other: Mapping[Cell, Fraction], value: Fraction) -> Fraction:
    for cell, factor in other.items():
        row[cell] = row.get(cell, Fraction(0)) - times * factor
    return right - times * value


# --- bounds passed on ----------------------------------------------------------------------------------------------------------------
def bounds(found: Puzzle, rounds: int = 40) -> dict[Cell, tuple[float, float]]:
    """Return between what each hidden cell lies, by passing bounds from sum to sum until nothing moves."""
    low: dict[Cell, float] = {cell: float(least) for cell, least in found.least.items()}
    high: dict[Cell, float] = dict.fromkeys(low, float("inf"))
    for _ in range(rounds):
        moved = False
        for terms, right in found.equations:
            for cell, factor in terms.items():
                others = [(each, times) for each, times in terms.items() if each != cell]
                least = right - sum(times * (high if times > 0 else low)[each] for each, times in others)
                most = right - sum(times * (low if times > 0 else high)[each] for each, times in others)
                if factor < 0:
                    least, most = -most, -least
                if least > low[cell] + _EPS:
                    low[cell], moved = least, True
                if most < high[cell] - _EPS:
                    high[cell], moved = most, True
        if not moved:
            break
    return {cell: (low[cell], high[cell]) for cell in low}


# --- linear programming --------------------------------------------------------------------------------------------------------------
class Tableau:
    """The simplex method on the sums, begun once and asked for the least and the most of each cell."""

    def __init__(self, found: Puzzle) -> None:
        self.cells = list(found.least)
        self.least = found.least
        at = {cell: n for n, cell in enumerate(self.cells)}
        width = len(self.cells)
        self.rows: list[list[float]] = []
        self.basis: list[int] = []
        for terms, right in found.equations:
            row = [0.0] * (width + 1)
            for cell, factor in terms.items():
                row[at[cell]] += factor
            row[-1] = right - sum(factor * found.least[cell] for cell, factor in terms.items())
            self.rows.append([-each for each in row] if row[-1] < 0 else row)
        self._begin(width)

    def _begin(self, width: int) -> None:
        """Find a table that fits, by pivoting out one artificial cell a row."""
        count = len(self.rows)
        self.rows = [[*row[:-1], *(1.0 if n == m else 0.0 for m in range(count)), row[-1]] for n, row in enumerate(self.rows)]
        self.basis = [width + n for n in range(count)]
        goal = [-sum(row[col] for row in self.rows) for col in range(width)] + [0.0] * count + [-sum(row[-1] for row in self.rows)]
        self._climb(goal, width)
        assert abs(goal[-1]) < 1e-5, "the published tables contradict each other"
        for n, base in enumerate(self.basis):
            if base >= width and (col := next((col for col in range(width) if abs(self.rows[n][col]) > _EPS), None)) is not None:
                self._pivot(n, col, goal)
        kept = [n for n, base in enumerate(self.basis) if base < width]
        self.rows = [[*self.rows[n][:width], self.rows[n][-1]] for n in kept]
        self.basis = [self.basis[n] for n in kept]

    def _climb(self, goal: list[float], width: int) -> bool:
        """Pivot while the goal falls; False when it falls without end."""
        steps = 0
        while True:
            steps += 1
            cols = [col for col in range(width) if goal[col] < -_EPS]
            if not cols:
                return True
            col = cols[0] if steps > 200 else min(cols, key=goal.__getitem__)
            ratios = [(row[-1] / row[col], self.basis[n], n) for n, row in enumerate(self.rows) if row[col] > _EPS]
            if not ratios:
                return False
            self._pivot(min(ratios)[2], col, goal)

    def _pivot(self, at: int, col: int, goal: list[float]) -> None:
        pivot = self.rows[at]
        factor = pivot[col]
        self.rows[at] = pivot = [each / factor for each in pivot]
        used = [n for n, each in enumerate(pivot) if each]
        for row in (*self.rows[:at], *self.rows[at + 1 :], goal):
            times = row[col]
            if times:
                for n in used:
                    row[n] -= times * pivot[n]
        self.basis[at] = col

    def range_of(self, cell: Cell) -> tuple[float, float]:
        """Return the least and the most that the cell can be."""
        at = self.cells.index(cell)
        return self._best(at, 1.0) + self.least[cell], -self._best(at, -1.0) + self.least[cell]

    def _best(self, at: int, sign: float) -> float:
        goal = [0.0] * len(self.cells) + [0.0]
        goal[at] = sign
        for n, base in enumerate(self.basis):
            if base == at:
                goal = [each - sign * other for each, other in zip(goal, self.rows[n], strict=True)]
        return -goal[-1] if self._climb(goal, len(self.cells)) else float("-inf")


def programmed(found: Puzzle) -> Iterator[tuple[Cell, tuple[float, float]]]:
    """Yield each hidden cell with the least and the most that it can be, whatever else is known."""
    if found.least:
        table: Any = Tableau(found)
        for cell in found.least:
            yield cell, table.range_of(cell)
