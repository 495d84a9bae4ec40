"""When rounds are due, which round a scan belongs to, what comes next and what was missed. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from typing import Final

from umay.kernel.refusal import Refusal
from umay.kernel.weeks import is_due_day
from umay.rounds.rules.kinds import Ending
from umay.timing.api import Calendar

EARLY: Final = timedelta(minutes=15)  # a scan so long before its hour begins the round all the same
MOST_STOPS: Final = 60


@dataclass(frozen=True, slots=True)
class Halt:
    """A point of a route. minutes: expected from the one before."""

    point_id: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Way:
    """A route as its rules see it. begins: sorted times of a day. weekdays: empty means every school day. ended_on: None while it holds."""

    id: int
    begins: tuple[time, ...]
    lasts: timedelta
    halts: tuple[Halt, ...]
    weekdays: frozenset[int] = frozenset()
    from_on: date = date.min
    ended_on: date | None = None
    sheet: bool = True

    def has(self, point_id: int) -> bool:
        """Tell whether the point lies on the way."""
        return any(halt.point_id == point_id for halt in self.halts)


@dataclass(frozen=True, slots=True)
class Due:
    """A round that the hours of a route ask for."""

    way: Way
    on_day: date
    starts_at: datetime
    until_at: datetime

    def takes(self, at: datetime) -> bool:
        """Tell whether a scan at that time belongs to it."""
        return self.starts_at - EARLY <= at <= self.until_at


def due_on(way: Way, day: date, calendar: Calendar | None, zone: tzinfo) -> tuple[Due, ...]:
    """Return the rounds of a day, by the school's local hours."""
    over = way.ended_on is not None and day >= way.ended_on
    if day < way.from_on or over or not is_due_day(way.weekdays, day, calendar):
        return ()
    starts = (datetime.combine(day, begins, zone) for begins in sorted(way.begins))
    return tuple(Due(way, day, start, start + way.lasts) for start in starts)


def due_for(point_id: int, at: datetime, dues: Iterable[Due]) -> Due | None:
    """Return the round that a scan of the point begins or goes on with: the one that began last, else the one that is about to begin."""
    fitting = [due for due in dues if due.takes(at) and due.way.has(point_id)]
    begun = [due for due in fitting if due.starts_at <= at]
    if begun:
        return max(begun, key=lambda due: (due.starts_at, -due.way.id))
    return min(fitting, key=lambda due: (due.starts_at, due.way.id), default=None)


def missed(way: Way, passed: Collection[int]) -> tuple[int, ...]:
    """Return the points that nobody passed, in their order."""
    return tuple(halt.point_id for halt in way.halts if halt.point_id not in passed)


def next_point(way: Way, passed: Collection[int], last: int | None) -> int | None:
    """Return where to go next: the first point not passed after the last one, else the first left over; None when all are passed."""
    order = [halt.point_id for halt in way.halts]
    start = order.index(last) + 1 if last in order else 0
    left = [one for one in (*order[start:], *order[:start]) if one not in passed]
    return left[0] if left else None


def expected(way: Way, starts_at: datetime) -> Iterator[tuple[int, datetime]]:
    """Yield each point with when one is expected there."""
    at = starts_at
    for halt in way.halts:
        at += timedelta(minutes=halt.minutes)
        yield halt.point_id, at


def ending_of(way: Way, passed: Collection[int], until_at: datetime, now: datetime) -> Ending:
    """Return how a round stands that nobody ended by hand."""
    if not missed(way, passed):
        return Ending.WALKED
    return Ending.TIME_OVER if now > until_at else Ending.OPEN


def route_refusal(name: str, begins: Collection[time], lasts_min: int, points: Collection[int]) -> Refusal | None:
    """Return why a route may not be kept so, or None."""
    if not name.strip():
        return Refusal("rounds.name_missing")
    if len(points) < 2 or len(set(points)) != len(points):
        return Refusal("rounds.points_missing")
    if len(points) > MOST_STOPS:
        return Refusal("rounds.too_many_points", {"most": MOST_STOPS})
    return _hours_refusal(sorted(begins), lasts_min)


def _hours_refusal(begins: list[time], lasts_min: int) -> Refusal | None:
    minutes = [one.hour * 60 + one.minute for one in begins]
    overlaps = any(late - early < lasts_min for early, late in pairwise(minutes))
    if overlaps or (minutes and minutes[-1] + lasts_min > 24 * 60):
        return Refusal("rounds.hours_overlap")
    return None


@dataclass(frozen=True, slots=True)
class Walked:
    """A planned round as it was walked. passed: points."""

    starts_at: datetime
    way_id: int
    passed: frozenset[int]


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a week. Never more walked than begun, never more begun than planned."""

    planned: int = 0
    begun: int = 0
    walked: int = 0
    missed: int = 0


def tally(dues: Iterable[Due], rounds: Iterable[Walked], now: datetime) -> Tally:
    """Count the rounds whose time is over, or that were walked already: what still can be walked is not missed yet."""
    by_due = {(one.way_id, one.starts_at): one for one in rounds}
    planned = begun = walked = gone = 0
    for due in dues:
        found = by_due.get((due.way.id, due.starts_at))
        passed: Collection[int] = found.passed if found else ()
        left = missed(due.way, passed)
        if due.until_at > now and not passed:
            continue
        planned += 1
        begun += bool(passed)
        walked += bool(passed) and not left
        gone += len(left) if due.until_at <= now else 0
    return Tally(planned, begun, walked, gone)
