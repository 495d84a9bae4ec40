"""What the patterns make of a person's duties: what each costs, and whether one is broken. The solver's own; the auditor counts anew.

Runs are counted by windows: a run too long has one full window of (most + 1) days for each day beyond.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from umay.rostering.model import Demand, Limit, Model, Row
from umay.rostering.network import Pair
from umay.rostering.patterns import RUNS, TOTALS, PatternKind
from umay.rostering.values import DAYS_IN_WEEK, OWED_PRICE

SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Spans:
    """The roster's days or weeks, numbered from 0. first: the number of the first; many: how many there are."""

    first: int
    many: int


def spans_of(demands: Iterable[Demand], kind: PatternKind) -> Spans:
    """Return the days of the roster, or its weeks."""
    weekly = kind is PatternKind.WEEKS_RUNNING
    found = [one.week if weekly else one.day for one in demands] or [0]
    return Spans(min(found), max(found) - min(found) + 1)


def at(one: Demand, kind: PatternKind, spans: Spans) -> int:
    """Return the number of the day or week that a demand stands in."""
    return (one.week if kind is PatternKind.WEEKS_RUNNING else one.day) - spans.first


def is_owed(row: Row, limit: Limit) -> bool:
    """Return whether a limit can ask for more than anybody can give, so that even a hard one must have its price."""
    off = row.kind is PatternKind.DAYS_OFF_RUNNING and limit is row.most
    return off or (limit is row.least and row.kind in TOTALS)


def price_of(row: Row, limit: Limit) -> int | None:
    """Return what each unit beyond a limit costs, None where it is not allowed."""
    return OWED_PRICE if limit.price is None and is_owed(row, limit) else limit.price


def weight_of(row: Row, one: Demand) -> int:
    """Return how much of what a total counts lies in one duty."""
    return one.ends - one.starts if row.kind is PatternKind.MINUTES else 1


def weekend_of(day: int) -> int | None:
    """Return the number of the weekend of a day, None on a weekday.

    >>> from datetime import date
    >>> weekend_of(date(2026, 11, 20).toordinal()) is None
    True
    """
    return (day - 1) // DAYS_IN_WEEK if (day - 1) % DAYS_IN_WEEK >= SATURDAY else None


def rows_cost(model: Model, pairs: Iterable[Pair]) -> int:
    """Return what the patterns cost with these duties; what a hard one forbids costs nothing here."""
    return sum(beyond * price for _, beyond, price in _misses(model, pairs) if price)


def forbidding(model: Model, person: int, held: Collection[int], demand: int, *, soft: bool = False) -> int | None:
    """Return the number of the first pattern that one duty more of this person would break, None for none. soft: not of the hard alone."""
    for number, row in enumerate(model.rows):
        if row.most and (soft or row.most.price is None) and person in row.people and _is_over(model, row, held, demand):
            return number
    return None


def _is_over(model: Model, row: Row, held: Collection[int], demand: int) -> bool:
    """Return whether a duty more would be one too many of a row; of duties that stand too many already nothing is said."""
    this, mine = model.demands[demand], [model.demands[one] for one in held if one in row.demands]
    if row.kind is PatternKind.NOT_AFTER:
        later = demand in row.demands and any(model.demands[one].day == this.day + 1 for one in held if one in row.then)
        return later or (demand in row.then and any(one.day == this.day - 1 for one in mine))
    if row.most is None or demand not in row.demands or row.kind is PatternKind.DAYS_OFF_RUNNING:
        return False
    if row.kind in RUNS:
        numbers = {at(one, row.kind, Spans(0, 0)) for one in (*mine, this)}
        return run_through(at(this, row.kind, Spans(0, 0)), numbers) > row.most.amount
    return _total(row, [*mine, this]) > max(row.most.amount, _total(row, mine))


def run_through(number: int, numbers: Collection[int]) -> int:
    """Return how many numbers run on end through one of them."""
    first = last = number
    while first - 1 in numbers:
        first -= 1
    while last + 1 in numbers:
        last += 1
    return last - first + 1


def rows_by(model: Model, pairs: Iterable[Pair]) -> set[str]:
    """Return the kinds of people of whom somebody misses a pattern, hard or soft."""
    return {model.problem.people[person].kind for person, *_ in _misses(model, pairs)}


def rows_broken(model: Model, pairs: Iterable[Pair]) -> bool:
    """Return whether these duties break a hard pattern."""
    return any(price is None for *_, price in _misses(model, pairs))


def _misses(model: Model, pairs: Iterable[Pair]) -> Iterable[tuple[int, int, int | None]]:
    """Yield who misses a pattern, by how many units, and the price of a unit."""
    held: dict[int, list[int]] = defaultdict(list)
    for person, demand in pairs:
        held[person].append(demand)
    for row in model.rows:
        spans = spans_of(model.demands, row.kind)
        for person in row.people:
            for limit, beyond in _beyond(model, row, spans, held.get(person, ())):
                if beyond:
                    yield person, beyond, price_of(row, limit)


def _beyond(model: Model, row: Row, spans: Spans, held: Collection[int]) -> Iterable[tuple[Limit, int]]:
    mine = [model.demands[one] for one in held if one in row.demands]
    if row.kind is PatternKind.NOT_AFTER:
        early = Counter(one.day for one in mine)
        late = sum(early[model.demands[one].day - 1] for one in held if one in row.then)
        yield row.most or Limit(0, None), late
    elif row.kind in RUNS:
        taken = {at(one, row.kind, spans) for one in mine}
        off = row.kind is PatternKind.DAYS_OFF_RUNNING
        yield from _runs(row, [(number in taken) is not off for number in range(spans.many)])
    else:
        yield from _totals(row, _total(row, mine))


def _total(row: Row, mine: Sequence[Demand]) -> int:
    if row.kind is PatternKind.WEEKENDS:
        return len({weekend_of(one.day) for one in mine} - {None})
    return sum(weight_of(row, one) for one in mine)


def _totals(row: Row, total: int) -> Iterable[tuple[Limit, int]]:
    if row.most:
        yield row.most, max(0, total - row.most.amount)
    if row.least:
        yield row.least, max(0, row.least.amount - total)


def _runs(row: Row, line: Sequence[bool]) -> Iterable[tuple[Limit, int]]:
    if row.most:
        size = row.most.amount + 1
        yield row.most, sum(all(line[start : start + size]) for start in range(len(line) - size + 1))
    if row.least:
        short = 0
        for size in range(1, row.least.amount):
            ringed = [False, *[True] * size, False]
            many = sum(list(line[start : start + size + 2]) == ringed for start in range(len(line) - size - 1))
            short += many * (row.least.amount - size)
        yield row.least, short
