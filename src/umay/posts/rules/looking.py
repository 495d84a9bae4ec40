"""What is wrong with a school's posts and its bell, and what a change of the bell moves. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, combinations

from umay.posts.rules.hours import Hours, Ring, SchoolDay, Sitting, overlap, ring_on, sitting_on


class Trouble(StrEnum):
    """What can be wrong."""

    OVERLAP = "overlap"  # two windows of a post are held at once
    NO_RING = "no_ring"  # a window hangs on a bell that does not ring on a day
    NEVER = "never"  # a window is held on no day
    UNKNOWN_GRADE = "unknown_grade"  # a window is of a grade that no bell of its code lets in or out
    RINGS_CROSS = "rings_cross"  # two rings for the same pupils at once
    HOLE = "hole"  # a ring of the bell has no time on a school day


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is wrong. windows: ids of the windows, or none. code: of the bell. days: on how many, the first of them."""

    trouble: Trouble
    windows: tuple[int, ...] = ()
    code: str = ""
    other: str = ""
    grades: frozenset[int] = frozenset()
    days: int = 0
    first: SchoolDay | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """What a change of the bell does to a window: on how many days it moves, stops being held, or comes to be held."""

    window: int
    moved: int
    lost: int
    gained: int
    first: SchoolDay | None = None
    before: Sitting | None = None
    after: Sitting | None = None


def moves(windows: Mapping[int, Hours], before: Sequence[Ring], after: Sequence[Ring], days: Sequence[SchoolDay]) -> tuple[Move, ...]:
    """Return the windows that another bell moves, by id; those that it leaves as they are, are left out."""
    found = (_move(window, hours, before, after, days) for window, hours in sorted(windows.items()))
    return tuple(one for one in found if one.moved or one.lost or one.gained)


def _move(window: int, hours: Hours, before: Sequence[Ring], after: Sequence[Ring], days: Sequence[SchoolDay]) -> Move:
    pairs = [(day, sitting_on(hours, before, day), sitting_on(hours, after, day)) for day in days] if hours.bell_code else []
    moved = [pair for pair in pairs if pair[1] and pair[2] and (pair[1].starts, pair[1].ends) != (pair[2].starts, pair[2].ends)]
    lost = [pair for pair in pairs if pair[1] and not pair[2]]
    gained = [pair for pair in pairs if pair[2] and not pair[1]]
    first = min((*moved, *lost, *gained), key=lambda pair: pair[0].on, default=(None, None, None))
    return Move(window, len(moved), len(lost), len(gained), *first)


def windows_found(windows: Mapping[int, Hours], rings: Sequence[Ring], days: Sequence[SchoolDay]) -> tuple[Found, ...]:
    """Return what is wrong with the windows of one post on the days: held at once, without a ring, on no day, of unknown grades."""
    sat = {window: {day.on: sitting_on(hours, rings, day) for day in days} for window, hours in windows.items()}
    found: list[Found] = []
    for one, other in combinations(sorted(windows), 2):
        both = [day for day in days if (a := sat[one][day.on]) and (b := sat[other][day.on]) and overlap(a, b)]
        if both and _same_people(windows[one], windows[other]):
            found.append(Found(Trouble.OVERLAP, (one, other), days=len(both), first=both[0]))
    for window, hours in sorted(windows.items()):
        found += _window_found(window, hours, rings, days)
    return tuple(found)


def _same_people(one: Hours, other: Hours) -> bool:
    """Tell whether two windows of a post could ask the same people: of different grades they stand side by side."""
    return not (one.grades and other.grades and one.grades.isdisjoint(other.grades))


def _window_found(window: int, hours: Hours, rings: Sequence[Ring], days: Sequence[SchoolDay]) -> Iterable[Found]:
    held = [day for day in days if hours.holds(day)]
    silent = [day for day in held if hours.bell_code and ring_on(rings, hours.bell_code, day) is None]
    if days and len(silent) == len(held):
        yield Found(Trouble.NEVER, (window,), code=hours.bell_code)
    elif silent:
        yield Found(Trouble.NO_RING, (window,), code=hours.bell_code, days=len(silent), first=silent[0])
    let_out = frozenset().union(*(ring.grades for ring in rings if ring.code == hours.bell_code))
    everybody = any(not ring.grades for ring in rings if ring.code == hours.bell_code)
    if let_out and not everybody and (lost := hours.grades - let_out):
        yield Found(Trouble.UNKNOWN_GRADE, (window,), code=hours.bell_code, grades=lost)


def bell_found(rings: Sequence[Ring], days: Sequence[SchoolDay]) -> tuple[Found, ...]:
    """Return what is wrong with a bell: rings for the same pupils at once, and rings that are silent on school days between others."""
    codes = sorted({ring.code for ring in rings})
    rung = {code: {day.on: ring_on(rings, code, day) for day in days} for code in codes}
    found: list[Found] = []
    for one, other in combinations(codes, 2):
        both = [day for day in days if (a := rung[one][day.on]) and (b := rung[other][day.on]) and _cross(a, b)]
        if both:
            found.append(Found(Trouble.RINGS_CROSS, code=one, other=other, days=len(both), first=both[0]))
    for code in codes:
        silent = [day for day in days if rung[code][day.on] is None]
        if silent and len(silent) * 2 <= len(days):  # what rings on a day or two of the week is meant so
            found.append(Found(Trouble.HOLE, code=code, days=len(silent), first=silent[0]))
    return tuple(found)


def _cross(one: Ring, other: Ring) -> bool:
    return one.starts < other.ends and other.starts < one.ends and not (one.grades and other.grades and one.grades.isdisjoint(other.grades))


def most_at_once(windows: Iterable[tuple[Hours, int]], rings: Sequence[Ring], days: Sequence[SchoolDay]) -> int:
    """Return how many people are needed at one moment at most. windows: with how many each needs.

    One window that ends as another begins needs its people no more.
    """
    known = list(windows)
    return max((_most_on(known, rings, day) for day in days), default=0)


def _most_on(windows: Iterable[tuple[Hours, int]], rings: Sequence[Ring], day: SchoolDay) -> int:
    held = [(sitting, people) for hours, people in windows if (sitting := sitting_on(hours, rings, day))]
    turns = sorted(turn for one, people in held for turn in ((one.starts, people), (one.ends, -people)))  # who goes, goes first
    return max(accumulate(people for _at, people in turns), default=0)


def too_far(metres: int | None, limit: int | None) -> bool:
    """Tell whether a post lies farther from the gate than its limit; never where one of them is not known."""
    return metres is not None and limit is not None and metres > limit
