"""Minute by minute, how many were needed at a post and how many were there. Intervals at a post, nobody's name. Pure.

A minute is covered when everybody whom the window needs was there from its first second to its last: what is said to be proved is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody of a kind at the post. until_at: None while they are there. is_late: known by evidence that came more than a day later."""

    kind: str
    from_at: datetime
    until_at: datetime | None = None
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Minutes of the window, [from_min, until_min), in which `missing` of a kind were missing."""

    kind: str
    from_min: int
    until_min: int
    missing: int


@dataclass(frozen=True, slots=True)
class Proof:
    """What the stays prove. present: by kind, how many in each minute. late_min: covered minutes that stand on late evidence."""

    minutes: int
    covered_min: int
    late_min: int
    gaps: tuple[Gap, ...]
    present: Mapping[str, tuple[int, ...]]


def prove(starts_at: datetime, ends_at: datetime, needs: Mapping[str, int], stays: Iterable[Stay]) -> Proof:
    """Return how a window was held. starts_at, ends_at: aware, whole minutes; needs: by kind, at least how many.

    A kind that is not needed counts for nothing; more than needed cover no other kind's gap.

    >>> from datetime import UTC
    >>> at = lambda minute: datetime(2026, 11, 20, 7, minute, tzinfo=UTC)
    >>> proof = prove(at(30), at(40), {"parent": 2}, [Stay("parent", at(20), at(40)), Stay("parent", at(34), at(40))])
    >>> proof.covered_min, proof.gaps
    (6, (Gap(kind='parent', from_min=0, until_min=4, missing=1),))
    """
    minutes = max(0, (ends_at - starts_at) // _MINUTE)
    known = tuple(stays)
    everybody = _present(starts_at, minutes, needs, known)
    in_time = _present(starts_at, minutes, needs, tuple(one for one in known if not one.is_late))
    covered = [_is_held(everybody, needs, minute) for minute in range(minutes)]
    late = sum(held and not _is_held(in_time, needs, minute) for minute, held in enumerate(covered))
    gaps = tuple(gap for kind in sorted(needs) for gap in _gaps(kind, everybody[kind], needs[kind]))
    return Proof(minutes, sum(covered), late, gaps, everybody)


def _is_held(present: Mapping[str, Sequence[int]], needs: Mapping[str, int], minute: int) -> bool:
    return all(present[kind][minute] >= number for kind, number in needs.items())


def _present(starts_at: datetime, minutes: int, needs: Mapping[str, int], stays: Sequence[Stay]) -> dict[str, tuple[int, ...]]:
    found = {kind: [0] * minutes for kind in needs}
    for stay in stays:
        if stay.kind in found:
            first = max(0, -((starts_at - stay.from_at) // _MINUTE))
            last = minutes if stay.until_at is None else min(minutes, (stay.until_at - starts_at) // _MINUTE)
            for minute in range(first, last):
                found[stay.kind][minute] += 1
    return {kind: tuple(counts) for kind, counts in found.items()}


def _gaps(kind: str, counts: Sequence[int], needed: int) -> list[Gap]:
    found = []
    for missing, run in groupby(enumerate(counts), key=lambda one: max(0, needed - one[1])):
        if missing:
            minutes = [minute for minute, _count in run]
            found.append(Gap(kind, minutes[0], minutes[-1] + 1, missing))
    return found
