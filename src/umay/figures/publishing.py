"""What may be shown of counts: small ones hidden, and so much beside them that none can be worked out. From the top down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from umay.figures.grids import REST, Grid, Stuck, Transfer
from umay.figures.values import Counts, Node, Published, Row, Rule, Shown

_NOBODY: Mapping[Node, Shown] = {}


def publish(counts: Counts, rule: Rule, *, also_hide: Published | None = None) -> Published:
    """Return the counts as they may be shown, all tables together.

    also_hide: what was hidden from others who see more; it stays hidden here, so that the two say no more than the finer one.
    """
    below = counts.below()
    top = next(node for node, parent in counts.parents.items() if parent is None)
    rows = {}
    for measure, found in counts.rows.items():
        before = also_hide.rows[measure] if also_hide else _NOBODY
        rows[measure] = _Measure(found, below, rule, before).published(top) if top in found else {}
    return Published(counts.parents, counts.codes, rows, rule)


@dataclass(slots=True)
class _State:
    """What is hidden at a node. whole: all of it, but for the codes in `zeros`. By breakdown otherwise."""

    whole: bool = False
    hidden: dict[str, set[int]] = field(default_factory=dict)
    moving: dict[str, list[Transfer]] = field(default_factory=dict)
    zeros: dict[str, set[int]] = field(default_factory=dict)


@dataclass(slots=True)
class _Measure:
    """One measure on its way from the top to the lowest nodes."""

    rows: Mapping[Node, Row]
    below: Mapping[Node, list[Node]]
    rule: Rule
    before: Mapping[Node, Shown]
    states: dict[Node, _State] = field(default_factory=dict)

    def published(self, top: Node) -> dict[Node, Shown]:
        self.states[top] = self._top(top)
        waiting = [top]
        while waiting:
            node = waiting.pop()
            kids = [kid for kid in self.below.get(node, ()) if kid in self.rows]
            if kids:
                self._beneath(node, kids)
                waiting += kids
        return {node: self._shown(node, state) for node, state in self.states.items()}

    def _shown(self, node: Node, state: _State) -> Shown:
        row = self.rows[node]
        if state.whole:
            return Shown(None, {by: _zeros(len(part), state.zeros.get(by, set())) for by, part in row.parts.items()})
        hidden = state.hidden
        parts = {by: tuple(None if n in hidden.get(by, ()) else count for n, count in enumerate(part)) for by, part in row.parts.items()}
        return Shown(row.total, parts)

    # --- the top -----------------------------------------------------------------------------------------------------------------------
    def _top(self, node: Node) -> _State:
        row = self.rows[node]
        if self._is_small(node):
            return _State(whole=True)
        state = _State()
        for by, part in row.parts.items():
            hidden = self._first_hidden(node, by)
            while hidden and (len(hidden) < 2 or sum(part[code] for code in hidden) < self.rule.small):
                hidden.add(min((code for code in range(len(part)) if code not in hidden), key=lambda code: (part[code] == 0, part[code])))
            state.hidden[by] = hidden
            state.moving[by] = _freely(part, hidden, self.rule.small)
        return state

    def _is_small(self, node: Node) -> bool:
        before = self.before.get(node)
        return 1 <= self.rows[node].total <= self.rule.small or (before is not None and before.total is None)

    def _first_hidden(self, node: Node, by: str) -> set[int]:
        """Return the codes that are hidden for what they say themselves: few, or all of a group in one."""
        part = self.rows[node].parts[by]
        hidden = {code for code, count in enumerate(part) if 1 <= count <= self.rule.small}
        if len(part) > 1 and sum(1 for count in part if count) == 1:
            hidden |= {code for code, count in enumerate(part) if count}
        before = self.before.get(node)
        if before is not None:
            hidden |= {code for code, count in enumerate(before.parts[by]) if count is None}
        return hidden if len(part) > 1 else set()

    # --- downwards ---------------------------------------------------------------------------------------------------------------------
    def _beneath(self, node: Node, kids: list[Node]) -> None:
        state = self.states[node]
        if state.whole:
            for kid in kids:
                self.states[kid] = _State(whole=True, zeros=state.zeros)
        elif len(kids) == 1:  # the same figures once more
            self.states[kids[0]] = _State(hidden=state.hidden, moving=state.moving)
        else:
            self._children(state, kids)

    def _children(self, state: _State, kids: list[Node]) -> None:
        whole = {kid for kid in kids if self._is_small(kid)}
        while True:
            while not self._enough(whole) and (more := self._smallest_shown(kids, whole)) is not None:
                whole.add(more)
            if not self._enough(whole):
                self._all_hidden(state, kids)
                return
            stuck = self._try(state, kids, whole)
            if stuck is None:
                return
            more = self._smallest_shown(kids, whole) if stuck == REST else kids[stuck]
            if more is None:
                self._all_hidden(state, kids)
                return
            whole.add(more)

    def _try(self, state: _State, kids: list[Node], whole: set[Node]) -> int | None:
        """Settle the children with these hidden whole; returns the row that cannot be protected, None when all is well."""
        try:
            self._settle(kids, whole, {by: self._grid(by, state, kids, whole) for by in state.hidden})
        except Stuck as stuck:
            return stuck.row
        return None

    def _enough(self, whole: set[Node]) -> bool:
        """Tell whether the totals that are hidden leave each other room: whoever knows that each is at least one must not find one out."""
        total = sum(self.rows[kid].total for kid in whole)
        return not whole or (len(whole) > 1 and total - len(whole) >= self.rule.small)

    def _smallest_shown(self, kids: list[Node], whole: set[Node]) -> Node | None:
        shown = [kid for kid in kids if kid not in whole and self.rows[kid].total]
        return min(shown, key=lambda kid: self.rows[kid].total, default=None)

    def _grid(self, by: str, state: _State, kids: list[Node], whole: set[Node]) -> Grid:
        cells: dict[int, Sequence[int]] = {
            n: self.rows[kid].parts[by] for n, kid in enumerate(kids) if kid not in whole and self.rows[kid].total
        }
        hidden = {n: self._first_hidden(kids[n], by) for n in cells}
        if whole:
            cells[REST] = tuple(map(sum, zip(*(self.rows[kid].parts[by] for kid in whole), strict=True)))
        width = len(next(iter(cells.values()), ()))
        grid = Grid(width, cells, self.rule.small, tuple(state.moving.get(by, ())), hidden, self._open_before(by, whole))
        grid.protect()
        return grid

    def _open_before(self, by: str, whole: set[Node]) -> frozenset[int]:
        """Return the codes that others who see more could not tell to be zero."""
        seen = [self.before[kid].parts[by] for kid in whole if kid in self.before]
        return frozenset(code for part in seen for code, count in enumerate(part) if count is None)

    def _settle(self, kids: list[Node], whole: set[Node], grids: dict[str, Grid]) -> None:
        for n, kid in enumerate(kids):
            if kid in whole:
                self.states[kid] = _State(whole=True, zeros={by: grid.zeros for by, grid in grids.items()})
                continue
            hidden = {by: grid.hidden.get(n, set()) for by, grid in grids.items()}
            self.states[kid] = _State(hidden=hidden, moving={by: grid.transfers.get(n, []) for by, grid in grids.items()})

    def _all_hidden(self, state: _State, kids: list[Node]) -> None:
        """Hide all children whole, those with nothing too: only their sum is known then."""
        for kid in kids:
            self.states[kid] = _State(whole=True, zeros=self._zeros_above(state, kids))

    def _zeros_above(self, state: _State, kids: list[Node]) -> dict[str, set[int]]:
        found = {}
        for by, hidden in state.hidden.items():
            sums = tuple(map(sum, zip(*(self.rows[kid].parts[by] for kid in kids), strict=True)))
            found[by] = {code for code, count in enumerate(sums) if not count and code not in hidden}
        return found


def _zeros(width: int, zeros: set[int]) -> tuple[int | None, ...]:
    return tuple(0 if code in zeros else None for code in range(width))


def _freely(part: tuple[int, ...], hidden: set[int], small: int) -> list[Transfer]:
    """Return how the hidden codes of the top may move: nothing binds them but their sum."""
    if not hidden:
        return []
    most = max(hidden, key=lambda code: part[code])
    if all(part[code] + part[most] >= small for code in hidden - {most}):
        return [Transfer(code, frozenset({most}), part[most], part[code]) for code in sorted(hidden - {most})]
    total = sum(part[code] for code in hidden)
    return [Transfer(code, frozenset(hidden - {code}), total - part[code], part[code]) for code in sorted(hidden)]
