"""What the auditor finds of patterns: each person's row of days written out and read from left to right. Shares nothing with the solver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from umay.rostering.patterns import TOTALS, Pattern, PatternKind
from umay.rostering.values import DAYS_IN_WEEK, OWED_PRICE, Person, Problem, Slot

WEEKEND: Final = {6, 0}  # a day modulo 7: Saturday, Sunday


@dataclass(frozen=True, slots=True)
class Miss:
    """One way in which a person's duties miss a pattern: found beside the limit, by how many units, at what price, by which slots.

    hard: never to be; what a hard pattern asks for and nobody may be able to give has its price instead.
    """

    pattern: Pattern
    found: int
    limit: int
    beyond: int
    slots: tuple[Slot, ...]
    hard: bool
    price: int


def misses(problem: Problem, who: Person, duties: Sequence[Slot], calendar: Calendar) -> Iterator[Miss]:
    """Yield where a person's duties miss the patterns that hold for them."""
    for pattern in problem.patterns:
        if pattern.holds_for(who.kind, who.groups) and usable(pattern):
            yield from _of(pattern, duties, calendar)


def usable(pattern: Pattern) -> bool:
    """Return whether a pattern says something that can be held."""
    given = [one for one in (pattern.least, pattern.most) if one is not None]
    if pattern.weight < 0 or bool(pattern.then) is not (pattern.kind is PatternKind.NOT_AFTER):
        return False
    return not given if pattern.then else bool(given) and 0 <= given[0] <= given[-1]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The first and last day of the roster, and its first and last week."""

    days: tuple[int, int]
    weeks: tuple[int, int]


def calendar_of(slots: Iterable[Slot]) -> Calendar:
    """Return the calendar of a problem's slots."""
    its = [(one.day, one.in_week) for one in slots] or [(0, 0)]
    days, weeks = [day for day, _ in its], [week for _, week in its]
    return Calendar((min(days), max(days)), (min(weeks), max(weeks)))


def _of(pattern: Pattern, duties: Sequence[Slot], calendar: Calendar) -> Iterator[Miss]:
    counted = [one for one in duties if pattern.means(one.names)]
    match pattern.kind:
        case PatternKind.NOT_AFTER:
            yield from _follows(pattern, counted, duties)
        case PatternKind.DUTIES:
            yield from _total(pattern, counted, len(counted))
        case PatternKind.MINUTES:
            yield from _total(pattern, counted, sum(one.ends - one.starts for one in counted))
        case PatternKind.WEEKENDS:
            there = [one for one in counted if one.day % DAYS_IN_WEEK in WEEKEND]
            yield from _total(pattern, there, len({(one.day + 1) // DAYS_IN_WEEK for one in there}))
        case PatternKind.WEEKS_RUNNING:
            yield from _runs(pattern, calendar.weeks, [(one.in_week, one) for one in counted])
        case PatternKind.DAYS_RUNNING | PatternKind.DAYS_OFF_RUNNING:
            yield from _runs(pattern, calendar.days, [(one.day, one) for one in counted])


def _follows(pattern: Pattern, counted: Iterable[Slot], duties: Sequence[Slot]) -> Iterator[Miss]:
    after = set(pattern.then)
    for one in counted:
        for other in duties:
            if other.day == one.day + 1 and after & set(other.names):
                yield _miss(pattern, 1, 0, (one, other))


def _total(pattern: Pattern, counted: Sequence[Slot], total: int) -> Iterator[Miss]:
    if pattern.most is not None and total > pattern.most:
        yield _miss(pattern, total, pattern.most, counted)
    if pattern.least is not None and total < pattern.least:
        yield _miss(pattern, total, pattern.least, counted)


def _runs(pattern: Pattern, ends: tuple[int, int], counted: Sequence[tuple[int, Slot]]) -> Iterator[Miss]:
    there = {number for number, _ in counted}
    off = pattern.kind is PatternKind.DAYS_OFF_RUNNING
    for taken, run in groupby(range(ends[0], ends[1] + 1), lambda number: number in there):
        numbers = list(run)
        if taken is off:
            continue
        slots = () if off else tuple(one for number, one in counted if number in numbers)
        whole = numbers[0] > ends[0] and numbers[-1] < ends[1]
        if pattern.most is not None and len(numbers) > pattern.most:
            yield _miss(pattern, len(numbers), pattern.most, slots)
        if pattern.least is not None and len(numbers) < pattern.least and whole:
            yield _miss(pattern, len(numbers), pattern.least, slots)


def _miss(pattern: Pattern, found: int, limit: int, slots: Iterable[Slot]) -> Miss:
    lacking = found < limit and pattern.kind in TOTALS
    idle = found > limit and pattern.kind is PatternKind.DAYS_OFF_RUNNING
    owed = lacking or idle
    beyond, hard = abs(found - limit), pattern.hard and not owed
    weight = OWED_PRICE if pattern.hard else pattern.weight
    return Miss(pattern, found, limit, beyond, tuple(slots), hard, 0 if hard else weight * beyond)
