"""One breakdown of one measure under one node: children down, codes across, and which cells stay hidden so that none is found out.

A hidden cell is safe when it is shown how the table could be otherwise: a *move* takes some from a cell, puts it into another of the same
row, and does the opposite in other rows, so that every margin that is shown stays as it is. How far a cell can move up and down is how
uncertain it is. Moves are made of hidden cells only, so what is hidden later never spoils them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

REST: Final = -1
"""The row of all children that are hidden whole: their sum."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """How far a row may move: from the codes `others` into the code at most `up`, and back at most `down`; its total stays."""

    code: int
    others: frozenset[int]
    up: int
    down: int


@dataclass(frozen=True, slots=True)
class Move:
    """A way in which a cell could be otherwise. rows: those that do the opposite; empty where the node above moves as a whole."""

    row: int
    code: int
    others: frozenset[int]
    rows: tuple[int, ...]
    up: int
    down: int


class Stuck(Exception):
    """A row has a cell that cannot be protected beside the rows that are shown."""

    def __init__(self, row: int) -> None:
        self.row = row
        super().__init__(row)


@dataclass(slots=True)
class Grid:
    """The table while it is worked on.

    cells: by row; REST stands for the children that are hidden whole, if there are some. moving: how the node itself may move.
    hidden, transfers: what comes out of it, by row. safe: cells that can move far enough. rest_up: how far the rest may. zeros: codes
    that are zero in all rows that are hidden whole, and may be shown so; never_zero: those that may not.
    """

    width: int
    cells: dict[int, Sequence[int]]
    small: int
    moving: tuple[Transfer, ...]
    hidden: dict[int, set[int]]
    never_zero: frozenset[int] = frozenset()
    transfers: dict[int, list[Transfer]] = field(default_factory=dict)
    safe: set[tuple[int, int]] = field(default_factory=set)
    rest_up: dict[int, int] = field(default_factory=dict)
    zeros: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.zeros = {code for code, count in enumerate(self.cells.get(REST, ())) if count == 0} - self.never_zero

    def protect(self) -> None:
        """Hide as many cells more as it takes. Raises Stuck."""
        for transfer in self.moving:
            up, down = self._pass_on(transfer, transfer.up, transfer.down)
            if up > 0 or down > 0:  # only with what is zero in the rows that are hidden whole
                self.zeros -= {transfer.code, *transfer.others}
                self._pass_on(transfer, up, down)
        while (unsafe := next(self._unsafe(), None)) is not None:
            row, code, wanted = unsafe
            self._take(self._move_for(row, code, wanted))

    def _unsafe(self) -> Iterator[tuple[int, int, int]]:
        """Yield cells that need a move: the row, the code, and how far it must go."""
        for row, codes in self.hidden.items():
            for code in sorted(codes):
                if (row, code) not in self.safe:
                    yield row, code, self.small
        yield from self._unsafe_rest()

    def _unsafe_rest(self) -> Iterator[tuple[int, int, int]]:
        rest = self.cells.get(REST)
        if rest is None:
            return
        for code, count in enumerate(rest):
            if code not in self.zeros and self._needs_move(code, count):
                yield REST, code, self.small - count
        if self.width > 1 and len(self.zeros) == self.width - 1:  # all of a kind: another kind must be possible
            code = max(self.zeros, key=lambda code: (sum(row[code] for row in self.cells.values()), -code))
            self.zeros.discard(code)
            yield REST, code, self.small

    def _needs_move(self, code: int, count: int) -> bool:
        return count + self.rest_up.get(code, 0) < self.small

    # --- moves of the node above --------------------------------------------------------------------------------------------------
    def _pass_on(self, transfer: Transfer, up: int, down: int) -> tuple[int, int]:
        """Let rows move as far as the node itself may; returns what is left over."""
        for row in sorted(self.cells, key=lambda row: self._readiness(row, transfer)):
            can_up, can_down = self._reach(row, transfer)
            if (up > 0 and can_up) or (down > 0 and can_down):
                self._take(Move(row, transfer.code, transfer.others, (), can_up, can_down))
                up, down = up - can_up, down - can_down
        return up, down

    def _reach(self, row: int, transfer: Transfer) -> tuple[int, int]:
        if row == REST and self.zeros & {transfer.code, *transfer.others}:
            return 0, 0
        cells = self.cells[row]
        return min(transfer.up, sum(cells[code] for code in transfer.others)), min(transfer.down, cells[transfer.code])

    def _readiness(self, row: int, transfer: Transfer) -> tuple[int, int, int]:
        can_up, can_down = self._reach(row, transfer)
        return self._price(row, {transfer.code, *transfer.others})[0], -(can_up + can_down), row

    # --- finding a move ---------------------------------------------------------------------------------------------------------------
    def _move_for(self, row: int, code: int, wanted: int) -> Move:
        found = [move for move in self._with_above(row, code) if self._far(move) >= wanted]
        rectangle = self._cheapest_rectangle(row, code, wanted)
        if rectangle is not None:
            found.append(rectangle)
        if found:
            return min(found, key=self._cost)
        for move in self._wide(row, code):
            if self._far(move) >= wanted:
                return move
        raise Stuck(row)

    def _far(self, move: Move) -> int:
        """Return how far the move's own cell goes. Of rows that are hidden whole each may have none: only the way up counts."""
        return move.up if move.row == REST else move.up + move.down

    def _with_above(self, row: int, code: int) -> Iterator[Move]:
        for transfer in self.moving:
            if transfer.code == code:
                yield Move(row, code, transfer.others, (), *self._reach(row, transfer))
            elif transfer.others == {code}:
                up, down = self._reach(row, transfer)
                yield Move(row, code, frozenset({transfer.code}), (), down, up)

    def _cheapest_rectangle(self, row: int, code: int, wanted: int) -> Move | None:
        """Return the move with one other row and one other code that hides least; plain arithmetic, for it is asked for every cell."""
        own = self.cells[row]
        held, best, found = own[code], (9, 0, 0), None
        cols = [col for col in range(self.width) if col != code and not (row == REST and self.zeros & {code, col})]
        for other, cells in self.cells.items():
            if other == row or (other == REST and code in self.zeros):
                continue
            there = cells[code]
            for col in cols:
                up, down = min(own[col], there), min(held, cells[col])
                if (up if row == REST else up + down) < wanted or (other == REST and col in self.zeros):
                    continue
                cost = self._rectangle_cost(row, other, code, col)
                if found is None or (*cost, -min(up + down, 4 * self.small)) < best:
                    best, found = (*cost, -min(up + down, 4 * self.small)), (other, col)
        return self._moved(row, code, frozenset({found[1]}), (found[0],)) if found else None

    def _rectangle_cost(self, row: int, other: int, code: int, col: int) -> tuple[int, int]:
        new = [self.cells[each][at] for each in (row, other) if each != REST for at in (code, col) if at not in self.hidden[each]]
        return len(new), sum(new)

    def _wide(self, row: int, code: int) -> Iterator[Move]:
        """Yield moves over more and more rows and codes, those that hold most first."""
        cols = sorted((col for col in range(self.width) if col != code), key=lambda col: -self.cells[row][col])
        rows = sorted((other for other in self.cells if other != row), key=lambda other: -self.cells[other][code])
        sizes = sorted(product(range(1, len(cols) + 1), range(1, len(rows) + 1)), key=lambda size: size[0] * size[1])
        for many_cols, many_rows in sizes:
            yield self._moved(row, code, frozenset(cols[:many_cols]), tuple(rows[:many_rows]))

    def _moved(self, row: int, code: int, others: frozenset[int], rows: tuple[int, ...]) -> Move:
        if REST in (row, *rows) and self.zeros & {code, *others}:
            return Move(row, code, others, rows, 0, 0)
        own = self.cells[row]
        up = min(sum(own[col] for col in others), sum(self.cells[each][code] for each in rows))
        down = min(own[code], sum(self.cells[each][col] for each in rows for col in others))
        return Move(row, code, others, rows, up, down)

    def _cost(self, move: Move) -> tuple[int, int, int]:
        """Return how much a move would hide: cells, then what is in them."""
        prices = [self._price(row, {move.code, *move.others}) for row in (move.row, *move.rows)]
        return sum(cells for cells, _counts in prices), sum(counts for _cells, counts in prices), -min(move.up + move.down, 4 * self.small)

    def _price(self, row: int, codes: Iterable[int]) -> tuple[int, int]:
        if row == REST:
            return 0, 0
        new = [code for code in codes if code not in self.hidden[row]]
        return len(new), sum(self.cells[row][code] for code in new)

    # --- taking it --------------------------------------------------------------------------------------------------------------------
    def _take(self, move: Move) -> None:
        """Hide what the move needs, note how far each of its rows may move by it, and which cells are safe now."""
        self._row_moves(move.row, Transfer(move.code, move.others, move.up, move.down))
        left_up, left_down = move.up, move.down
        for row in move.rows:
            gives = min(left_up, self.cells[row][move.code])
            takes = min(left_down, sum(self.cells[row][code] for code in move.others))
            alone = len(move.rows) == 1
            self._row_moves(row, Transfer(move.code, move.others, takes, gives), is_whole=alone)
            left_up, left_down = left_up - gives, left_down - takes

    def _row_moves(self, row: int, transfer: Transfer, *, is_whole: bool = True) -> None:
        one = next(iter(transfer.others)) if len(transfer.others) == 1 else None
        if row == REST:
            self._rest_moves(transfer.code, transfer.up)
            if one is not None:
                self._rest_moves(one, transfer.down)
            return
        self.hidden[row] |= {transfer.code, *transfer.others}
        self.transfers.setdefault(row, []).append(transfer)
        if transfer.up + transfer.down >= self.small:
            self.safe.add((row, transfer.code))
            if one is not None and is_whole:
                self.safe.add((row, one))

    def _rest_moves(self, code: int, up: int) -> None:
        self.rest_up[code] = max(self.rest_up.get(code, 0), up)
