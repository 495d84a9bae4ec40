"""When a post is held on a day: by the ring of the bell that is narrowest on it, or by the clock. Pure; local times.

Also which week of the term a day lies in. What becomes of the hours, who stands there and where, is not here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from umay.posts.rules.kinds import Turn
from umay.timing.api import Calendar

_WEEKDAYS: Final = 7
_ALWAYS: Final = 366 * _WEEKDAYS


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring of the bell. weekdays, grades: empty means all. from_on, until_on: both included; None for no bound."""

    code: str
    variant: str
    starts: time
    ends: time
    weekdays: frozenset[int] = frozenset()
    grades: frozenset[int] = frozenset()
    from_on: date | None = None
    until_on: date | None = None

    def holds(self, day: SchoolDay) -> bool:
        """Tell whether it rings on the day."""
        if self.weekdays and day.weekday not in self.weekdays:
            return False
        return (self.from_on is None or self.from_on <= day.on) and (self.until_on is None or day.on <= self.until_on)

    @property
    def width(self) -> int:
        """On how many days it rings, about, in sevenths: what rings on fewer is narrower."""
        days = (self.until_on - self.from_on).days + 1 if self.from_on and self.until_on else _ALWAYS // _WEEKDAYS
        bounded = self.from_on is not None or self.until_on is not None
        return days * (len(self.weekdays) or _WEEKDAYS) - (1 if bounded else 0)


@dataclass(frozen=True, slots=True)
class SchoolDay:
    """A day on which school is held. weekday: as which it is held, 0 for Monday. week: of its term, from 1. year: school year."""

    on: date
    weekday: int
    week: int
    year: int


@dataclass(frozen=True, slots=True)
class Hours:
    """When a window is held, as Window keeps it: by the ring `bell_code`, widened, or from `starts` to `ends` by the clock."""

    bell_code: str = ""
    before_min: int = 0
    after_min: int = 0
    starts: time | None = None
    ends: time | None = None
    weekdays: frozenset[int] = frozenset()
    week_from: int | None = None
    week_until: int | None = None
    turn: Turn = Turn.FREE
    grades: frozenset[int] = frozenset()
    class_weeks: Mapping[int, str] = field(default_factory=dict, hash=False)

    def holds(self, day: SchoolDay) -> bool:
        """Tell whether its weekdays and weeks take in the day."""
        if self.weekdays and day.weekday not in self.weekdays:
            return False
        return (self.week_from is None or self.week_from <= day.week) and (self.week_until is None or day.week <= self.week_until)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A window on one day, in local time. grades: whose; empty means everybody's. class_name: of the week, "" for none."""

    on: date
    starts: time
    ends: time
    grades: frozenset[int]
    class_name: str
    variant: str = ""


def ring_on(rings: Iterable[Ring], code: str, day: SchoolDay) -> Ring | None:
    """Return the ring of the code that holds on the day: of several the one that rings on fewest days; None where none rings.

    >>> usual = Ring("out", "usual", time(15), time(15, 20))
    >>> friday = Ring("out", "friday", time(12), time(12, 20), frozenset({4}))
    >>> ring_on([usual, friday], "out", SchoolDay(date(2026, 11, 20), 4, 12, 2026)).variant
    'friday'
    """
    found = [ring for ring in rings if ring.code == code and ring.holds(day)]
    return min(found, key=lambda ring: (ring.width, ring.variant), default=None)


def rung_instead(asked: Ring, rings: Iterable[Ring]) -> tuple[str, ...]:
    """Return the codes of rings that a school has of the same kind, for pupils and on all days of one that a plan asks for.

    Empty where it lacks some, and where it has that very code.

    >>> rung_instead(Ring("dismissal_1", "usual", time(15), time(16)), [Ring("dismissal", "usual", time(14), time(15))])
    ('dismissal',)
    """
    alike = [ring for ring in rings if ring.code.partition("_")[0] == asked.code.partition("_")[0]]
    found = [ring for ring in alike if not (ring.grades and asked.grades and ring.grades.isdisjoint(asked.grades))]
    days = frozenset(day for ring in found for day in ring.weekdays or range(_WEEKDAYS))
    lacks = not days.issuperset(asked.weekdays or range(5)) or any(ring.code == asked.code for ring in alike)
    return () if lacks else tuple(dict.fromkeys(ring.code for ring in found))


def sitting_on(hours: Hours, rings: Sequence[Ring], day: SchoolDay) -> Sitting | None:
    """Return when the window is held on the day; None where it is not, or where its bell does not ring."""
    if not hours.holds(day):
        return None
    name = hours.class_weeks.get(day.week, "") if hours.turn is Turn.CLASS_WEEK else ""
    if not hours.bell_code:
        return Sitting(day.on, hours.starts or time.min, hours.ends or time.max, hours.grades, name)
    ring = ring_on(rings, hours.bell_code, day)
    if ring is None:
        return None
    starts, ends = moved(ring.starts, -hours.before_min), moved(ring.ends, hours.after_min)
    return Sitting(day.on, starts, ends, hours.grades or ring.grades, name, ring.variant)


def sittings(hours: Hours, rings: Sequence[Ring], days: Iterable[SchoolDay]) -> Iterator[Sitting]:
    """Yield the window's sittings on the days, in their order."""
    for day in days:
        if found := sitting_on(hours, rings, day):
            yield found


def moved(at: time, minutes: int) -> time:
    """Return a time of day so many minutes later, earlier if negative, within the same day.

    >>> moved(time(7, 50), -20), moved(time(0, 10), -20), moved(time(23, 50), 20)
    (datetime.time(7, 30), datetime.time(0, 0), datetime.time(23, 59))
    """
    whole = at.hour * 60 + at.minute + minutes
    whole = min(max(whole, 0), 24 * 60 - 1)
    return time(whole // 60, whole % 60)


def school_days(calendar: Calendar, year: int, from_on: date, until_on: date) -> Iterator[SchoolDay]:
    """Yield the school days of a calendar from one day to another, both included."""
    for day in calendar.school_days(from_on, until_on):
        yield SchoolDay(day, calendar.held_as(day), week_of_term(calendar, day), year)


def week_of_term(calendar: Calendar, day: date) -> int:
    """Return the week of its term that the day lies in, 1 for the term's first; 1 before any term.

    A calendar that names the Monday of week 1 is believed from that Monday to the end of the term.
    """
    begun = [_monday(first) for first, _last in calendar.terms_or_alike() or (calendar.school_year,) if first <= day]
    named = calendar.term_week_1_monday
    if named is not None and named <= day and (not begun or max(begun) <= named + timedelta(days=_WEEKDAYS)):
        begun = [named]
    return max((day - max(begun, default=day)).days // _WEEKDAYS + 1, 1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def overlap(one: Sitting, other: Sitting) -> int:
    """Return for how many minutes two sittings of a day are held at once."""
    if one.on != other.on:
        return 0
    starts, ends = max(one.starts, other.starts), min(one.ends, other.ends)
    return max(int((datetime.combine(one.on, ends) - datetime.combine(one.on, starts)).total_seconds() // 60), 0)
