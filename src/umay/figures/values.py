"""Tables of counts as they are, and as they may be shown."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Node = Hashable
"""An area or a unit, as whoever counts names it."""
Parts = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """One measure at one node. parts: by breakdown, the counts in the order of its codes; each adds up to the total."""

    total: int
    parts: Parts


@dataclass(frozen=True, slots=True)
class Counts:
    """Linked tables of one period: each measure at each node of a tree, in total and by plain breakdowns, never two crossed.

    parents: of each node but the one at the top, which has None. codes: of each breakdown. rows: by measure, then node; a node that is
    left out has sent nothing, which is not zero.
    Raises ValueError when a row does not add up, over its codes or over the nodes beneath it.
    """

    parents: Mapping[Node, Node | None]
    codes: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, Mapping[Node, Row]]

    def __post_init__(self) -> None:
        if sum(parent is None for parent in self.parents.values()) != 1:
            raise ValueError("one node stands at the top")
        for measure, rows in self.rows.items():
            for node, row in rows.items():
                if any(len(part) != len(self.codes[by]) or sum(part) != row.total for by, part in row.parts.items()):
                    raise ValueError(f"{measure} at {node} does not add up over its codes")
            self._add_up(measure, rows)

    def _add_up(self, measure: str, rows: Mapping[Node, Row]) -> None:
        for node, kids in self.below().items():
            found = [rows[kid] for kid in kids if kid in rows]
            if found and (node not in rows or added(found) != rows[node]):
                raise ValueError(f"{measure} at {node} is not the sum of what is beneath")

    def below(self) -> dict[Node, list[Node]]:
        """Return the nodes right beneath each node that has some."""
        found: dict[Node, list[Node]] = {}
        for node, parent in self.parents.items():
            if parent is not None:
                found.setdefault(parent, []).append(node)
        return found


def added(rows: Sequence[Row]) -> Row:
    """Return the sum of some rows of one measure; at least one."""
    parts = {by: tuple(map(sum, zip(*(row.parts[by] for row in rows), strict=True))) for by in rows[0].parts}
    return Row(sum(row.total for row in rows), parts)


def counts_of(parents: Mapping[Node, Node | None], codes: Mapping[str, tuple[str, ...]], sent: Mapping[str, Mapping[Node, Row]]) -> Counts:
    """Return the counts of which only the lowest nodes' rows are known: the upper ones are their sums.

    sent: by measure, then node. Nodes above which nothing was sent are left out.
    """
    order = _deepest_first(parents)
    rows: dict[str, dict[Node, Row]] = {}
    for measure, leaves in sent.items():
        held: dict[Node, list[Row]] = {}
        rows[measure] = {}
        for node in order:
            row = leaves[node] if node in leaves else added(held[node]) if node in held else None
            if row is None:
                continue
            rows[measure][node] = row
            parent = parents[node]
            if parent is not None:
                held.setdefault(parent, []).append(row)
    return Counts(parents, codes, rows)


def _deepest_first(parents: Mapping[Node, Node | None]) -> list[Node]:
    def depth(node: Node) -> int:
        above, steps = parents[node], 0
        while above is not None:
            above, steps = parents[above], steps + 1
        return steps

    return sorted(parents, key=depth, reverse=True)


@dataclass(frozen=True, slots=True)
class Rule:
    """What is too small to be shown. small: counts from 1 to it are hidden, and no hidden count can be narrowed to less than so many
    numbers beside each other. round_top: what the top's totals are rounded to for show; 0 for not.
    """

    small: int
    round_top: int = 0


INSIDE = Rule(4)
PUBLIC = Rule(9, round_top=10)


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as it may be shown; None is hidden. In a row whose total is hidden nothing is shown but zeros that follow from above."""

    total: int | None
    parts: Mapping[str, tuple[int | None, ...]]


@dataclass(frozen=True, slots=True)
class Published:
    """What may be shown of some counts. Pages, files and pictures take their figures from here and from nowhere else."""

    parents: Mapping[Node, Node | None]
    codes: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, Mapping[Node, Shown]]
    rule: Rule

    def at(self, measure: str, node: Node) -> Shown | None:
        """Return a row; None when the node has sent nothing."""
        return self.rows[measure].get(node)


def rounded(row: Shown, to: int) -> Shown:
    """Return the row with its figures rounded, half up; hidden ones stay hidden. to: 0 for not at all."""
    if not to:
        return row
    parts = {by: tuple(_rounded(cell, to) for cell in part) for by, part in row.parts.items()}
    return Shown(_rounded(row.total, to), parts)


def _rounded(cell: int | None, to: int) -> int | None:
    return None if cell is None else (cell + to // 2) // to * to


def over_time(periods: Iterable[Shown | None]) -> Shown | None:
    """Return the sum of periods that were published one by one; None when any has sent nothing.

    A sum is shown only where each of its parts is: so it says nothing that was not said before.
    """
    found = list(periods)
    rows = [row for row in found if row is not None]
    if not rows or len(rows) < len(found):
        return None
    parts = {by: tuple(_sum(cells) for cells in zip(*(row.parts[by] for row in rows), strict=True)) for by in rows[0].parts}
    return Shown(_sum([row.total for row in rows]), parts)


def _sum(cells: Sequence[int | None]) -> int | None:
    known = [cell for cell in cells if cell is not None]
    return sum(known) if len(known) == len(cells) else None
