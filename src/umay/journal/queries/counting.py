"""Counts a quarter's lines by unit in one grouped statement, and hangs them on the tree of areas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from umay.figures import api as figures
from umay.journal.queries.words import codes_for
from umay.journal.rules.indicators import BY, INDICATORS
from umay.journal.rules.quarters import Quarter
from umay.places import api as places

_FLAGS: Final = frozenset({"opens_case", "high_risk", "injured_at_school", "long_absent", "harmed_by_staff", "offender = 'peer'"})
SUMS: Final = ", ".join(f"count(*) filter (where {one.counts})" if one.counts in _FLAGS else f"sum({one.counts})" for one in INDICATORS)
_SETS: Final = ", ".join(f"(unit_id, {column})" for column in BY.values())
COUNT_LINES: Final = f"""
select unit_id, {", ".join(BY.values())}, grouping({", ".join(BY.values())}), {SUMS}
from journal_line
where country = %(country)s and school_year = %(year)s and quarter = %(quarter)s
group by grouping sets ({_SETS})
"""  # noqa: S608 - only our own constants are joined in
GROUPED_BY: Final = {(2 ** len(BY) - 1) ^ 2 ** (len(BY) - 1 - n): by for n, by in enumerate(BY)}
"""Which breakdown a row of the statement belongs to, by what `grouping` says of it."""

_UNITS: Final = """
select u.id, u.province_id, u.district_id,
    exists (select from journal_line l where l.unit_id = u.id and l.school_year = %(year)s and l.quarter = %(quarter)s)
        or exists (select from journal_confirmation c where c.unit_id = u.id and c.school_year = %(year)s and c.quarter = %(quarter)s)
from places_unit u
where u.country = %(country)s and (u.level = %(school)s and u.is_open
    or exists (select from journal_line l where l.unit_id = u.id and l.school_year = %(year)s and l.quarter = %(quarter)s))
order by u.id
"""


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the tree. id: of the area or unit; 0 and below for units that stand outside of any district or province."""

    level: str
    id: int
    province_id: int | None = None
    district_id: int | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A quarter as counted. received, units: how many units below a node sent something, and how many there are."""

    counts: figures.Counts
    received: Mapping[Node, int]
    units: Mapping[Node, int]

    def above_units(self) -> figures.Counts:
        """Return the same counts without those of single units."""
        parents = {node: parent for node, parent in self.counts.parents.items() if getattr(node, "level", "") != "unit"}
        rows = {measure: {node: row for node, row in found.items() if node in parents} for measure, found in self.counts.rows.items()}
        return figures.Counts(parents, self.counts.codes, rows)


def count_quarter(country: str, quarter: Quarter) -> Counted:
    """Return the counts of a country's quarter. The transaction must see the whole country."""
    asked: dict[str, Any] = {"country": country, "year": quarter.school_year, "quarter": quarter.number, "school": places.SCHOOL_LEVEL}
    with connection.cursor() as cursor:
        cursor.execute(COUNT_LINES, asked)
        lines = cursor.fetchall()
        cursor.execute(_UNITS, asked)
        units = cursor.fetchall()
    tree = Tree(units)
    codes = _codes(country, lines)
    return Counted(figures.counts_of(tree.parents, codes, _sent(lines, codes, tree)), tree.received, tree.units)


class Tree:
    """Country, provinces, districts, units; how many units sent something."""

    def __init__(self, units: Iterable[tuple[int, int | None, int | None, bool]]) -> None:
        self.top = Node("country", 0)
        self.parents: dict[figures.Node, figures.Node | None] = {self.top: None}
        self.leaves: dict[int, Node] = {}
        self.received: dict[Node, int] = {}
        self.units: dict[Node, int] = {}
        for unit_id, province_id, district_id, sent in units:
            leaf = self._hang(unit_id, province_id, district_id)
            if sent:
                self.leaves[unit_id] = leaf
            self._count(leaf, sent=sent)

    def _hang(self, unit_id: int, province_id: int | None, district_id: int | None) -> Node:
        province = Node("province", province_id or 0, province_id)
        district = Node("district", district_id or -(province_id or 0), province_id, district_id)
        leaf = Node("unit", unit_id, province_id, district_id)
        self.parents |= {province: self.top, district: province, leaf: district}
        return leaf

    def _count(self, node: figures.Node | None, *, sent: bool) -> None:
        while isinstance(node, Node):
            self.units[node] = self.units.get(node, 0) + 1
            self.received[node] = self.received.get(node, 0) + sent
            node = self.parents[node]


def _codes(country: str, lines: list[tuple[Any, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the codes of each breakdown: the pack's, then what else was found."""
    known = {by: dict.fromkeys(codes) for by, codes in codes_for(country).items()}
    for row in lines:
        by = GROUPED_BY[row[1 + len(BY)]]
        known[by].setdefault(row[1 + tuple(BY).index(by)])
    return {by: tuple(codes) for by, codes in known.items()}


def _sent(lines: list[tuple[Any, ...]], codes: dict[str, tuple[str, ...]], tree: Tree) -> dict[str, dict[figures.Node, figures.Row]]:
    """Return the rows of units that sent something, zeros for those that said there was nothing."""
    at = {by: {code: n for n, code in enumerate(each)} for by, each in codes.items()}
    order, first = tuple(BY), 2 + len(BY)
    cells: dict[tuple[int, str], list[list[int]]] = {}
    for row in lines:
        by = GROUPED_BY[row[first - 1]]
        place = at[by][row[1 + order.index(by)]]
        held = cells.setdefault((row[0], by), [[0] * len(codes[by]) for _one in INDICATORS])
        for n, count in enumerate(row[first:]):
            held[n][place] = int(count)
    return {
        one.code: {leaf: _row(unit_id, n, one.by, cells, codes) for unit_id, leaf in tree.leaves.items()}
        for n, one in enumerate(INDICATORS)
    }


def _row(
    unit_id: int, n: int, breakdowns: tuple[str, ...], cells: dict[tuple[int, str], list[list[int]]], codes: dict[str, tuple[str, ...]]
) -> figures.Row:
    parts = {}
    for by in breakdowns:
        held = cells.get((unit_id, by))
        parts[by] = tuple(held[n]) if held else (0,) * len(codes[by])
    return figures.Row(sum(next(iter(parts.values()))), parts)
