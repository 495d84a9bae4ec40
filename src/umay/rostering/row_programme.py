"""The patterns as sums of an integer programme, one person at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from umay.rostering.kit import Kit
from umay.rostering.model import Limit, Model, Row
from umay.rostering.patterns import RUNS, PatternKind
from umay.rostering.rows import Spans, at, is_owed, price_of, spans_of, weekend_of, weight_of

UNBROKEN = 100_000_000  # of a hard pattern that pins break: more than any hole, so that nothing but pins ever breaks one


@dataclass(frozen=True, slots=True)
class Hand:
    """One person's part.

    duty: the number of each demand that may be taken, or is held. single: one duty a day at most. pinned: some are held.
    """

    duty: Mapping[int, int]
    single: bool
    pinned: bool


class RowWriter:
    """Writes what the patterns ask of people into a programme.

    slack: numbers held at 0, and how far to lift them where no roster is found without.
    """

    def __init__(self, kit: Kit, model: Model) -> None:
        self._kit, self._model = kit, model
        self._spans = {row.kind: spans_of(model.demands, row.kind) for row in model.rows}
        self._people = [frozenset(row.people) for row in model.rows]
        self._lines: dict[tuple[bool, frozenset[int]], list[int | None]] = {}
        self.slack: list[tuple[int, int]] = []

    def write(self, person: int, hand: Hand) -> None:
        """Write the patterns of one person."""
        self._lines = {}
        for row, people in zip(self._model.rows, self._people, strict=True):
            if person in people:
                self._row(row, hand)

    def _row(self, row: Row, hand: Hand) -> None:
        if row.kind is PatternKind.NOT_AFTER:
            self._not_after(row, hand)
        elif row.kind in RUNS:
            self._runs(row, hand)
        else:
            self._bounded(row, hand, self._weekends(row, hand) if row.kind is PatternKind.WEEKENDS else self._totals(row, hand))

    def _totals(self, row: Row, hand: Hand) -> list[tuple[int, int]]:
        return [(x, weight_of(row, self._model.demands[one])) for one, x in hand.duty.items() if one in row.demands]

    def _weekends(self, row: Row, hand: Hand) -> list[tuple[int, int]]:
        spans = self._spans[row.kind]
        found: dict[int, list[int]] = defaultdict(list)
        for number, x in enumerate(self._line(row, hand, spans)):
            weekend = weekend_of(spans.first + number)
            if weekend is not None and x is not None:
                found[weekend].append(x)
        return [(self._any(its, single=False), 1) for its in found.values()]

    def _bounded(self, row: Row, hand: Hand, parts: Sequence[tuple[int, int]]) -> None:
        large = sum(times for _, times in parts)
        if row.most and large > row.most.amount:
            extra = self._give(row, row.most, hand, large)
            self._kit.sum(-self._kit.infinity, row.most.amount, [*parts, *((x, -1) for x in extra)])
        if row.least:
            extra = self._give(row, row.least, hand, row.least.amount)
            self._kit.sum(row.least.amount, self._kit.infinity, [*parts, *((x, 1) for x in extra)])

    def _give(self, row: Row, limit: Limit, hand: Hand, most: int, times: int = 1) -> list[int]:
        """Return a number by which a limit may be missed at so many times its price; none where it never may."""
        if limit.price is not None:
            return [self._kit.whole(most, limit.price * times)]
        if not hand.pinned and not is_owed(row, limit):
            return []
        found = self._kit.whole(0, (price_of(row, limit) or UNBROKEN) * times)
        self.slack.append((found, most))
        return [found]

    def _runs(self, row: Row, hand: Hand) -> None:
        spans, off = self._spans[row.kind], row.kind is PatternKind.DAYS_OFF_RUNNING
        line = self._line(row, hand, spans)
        if row.most:
            size = row.most.amount + 1
            for start in range(spans.many - size + 1):
                self._too_long(row, hand, line[start : start + size], off=off)
        if row.least:
            for size in range(1, min(row.least.amount, spans.many - 1)):
                for start in range(spans.many - size - 1):
                    self._too_short(row, hand, line[start : start + size + 2], off=off)

    def _too_long(self, row: Row, hand: Hand, window: Sequence[int | None], *, off: bool) -> None:
        """Forbid that a run fills this window."""
        if row.most and (off or None not in window):
            extra = [(x, -1) for x in self._give(row, row.most, hand, 1)]
            parts = [(x, -1 if off else 1) for x in window if x is not None]
            self._kit.sum(-self._kit.infinity, -1 if off else len(window) - 1, [*parts, *extra])

    def _too_short(self, row: Row, hand: Hand, window: Sequence[int | None], *, off: bool) -> None:
        """Forbid a run that begins after the first span of the window and ends before its last."""
        inside, ends, sign = window[1:-1], (window[0], window[-1]), -1 if off else 1
        if row.least and None not in (ends if off else inside):
            extra = [(x, -1) for x in self._give(row, row.least, hand, 1, row.least.amount - len(inside))]
            parts = [*((x, sign) for x in inside if x is not None), *((x, -sign) for x in ends if x is not None)]
            self._kit.sum(-self._kit.infinity, 1 if off else len(inside) - 1, [*parts, *extra])

    def _line(self, row: Row, hand: Hand, spans: Spans) -> list[int | None]:
        """Return, for each day or week, a number that is 1 where a counted duty stands; None where none can."""
        weekly = row.kind is PatternKind.WEEKS_RUNNING
        key = (weekly, row.demands)
        if key not in self._lines:
            found: dict[int, list[int]] = defaultdict(list)
            for one, x in hand.duty.items():
                if one in row.demands:
                    found[at(self._model.demands[one], row.kind, spans)].append(x)
            single = hand.single and not weekly
            self._lines[key] = [self._any(found[one], single=single) if one in found else None for one in range(spans.many)]
        return self._lines[key]

    def _any(self, its: Sequence[int], *, single: bool) -> int:
        """Return a number that is 1 where one of these is 1 at least. single: they never are more than one."""
        if len(its) == 1:
            return its[0]
        found = self._kit.whole(1)
        self._kit.sum(0, 0 if single else self._kit.infinity, [*((x, 1) for x in its), (found, -1)])
        if not single:
            for x in its:
                self._kit.sum(-self._kit.infinity, 0, [(x, 1), (found, -1)])
        return found

    def _not_after(self, row: Row, hand: Hand) -> None:
        early, late = (self._days(hand, demands) for demands in (row.demands, row.then))
        for day in sorted(early.keys() & {day - 1 for day in late}):
            if hand.single and not hand.pinned and row.most and row.most.price is None:
                self._kit.sum(-self._kit.infinity, 1, [(x, 1) for x in (*early[day], *late[day + 1])])
                continue
            for one, other in product(early[day], late[day + 1]):
                extra = [(x, -1) for x in self._give(row, row.most, hand, 1)] if row.most else []
                self._kit.sum(-self._kit.infinity, 1, [(one, 1), (other, 1), *extra])

    def _days(self, hand: Hand, demands: frozenset[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for one, x in hand.duty.items():
            if one in demands:
                found[self._model.demands[one].day].append(x)
        return found
