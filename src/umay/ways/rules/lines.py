"""Lines home: two teachers a class, and whether as many came as went. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from umay.kernel.refusal import Refusal

MOST: Final = 200  # of one class


def teachers_refusal(first_id: int | None, second_id: int | None) -> Refusal | None:
    """Return why a class may not be led so, or None: two teachers, not one twice.

    Source: docs/sources.md#cn-posts-plan-8, the class's teacher and a second one lead it together.
    """
    if first_id is None or second_id is None or first_id == second_id:
        return Refusal("ways.two_teachers")
    return None


def count_refusal(number: int) -> Refusal | None:
    """Return why a number of children cannot be, or None."""
    return None if 0 <= number <= MOST else Refusal("ways.count_cannot_be", {"most": MOST})


def missing(out: int, end: int | None) -> int | None:
    """Return how many did not come that went; below zero when more came than went; None while nobody counted at the end."""
    return None if end is None else out - end


def leaving(leaves: tuple[time, ...], at: datetime) -> time | None:
    """Return which leaving of the day is meant at a local time: the latest begun, else the first; None for a line without hours."""
    if not leaves:
        return None
    begun = [one for one in sorted(leaves) if (one.hour * 60 + one.minute) - 30 <= at.hour * 60 + at.minute]
    return begun[-1] if begun else min(leaves)


@dataclass(frozen=True, slots=True)
class Told:
    """A count as somebody told it. at: when it counts. at_end: at the line's end, else at the gate. by: who."""

    number: int
    at: datetime
    at_end: bool
    by: int | None = None


def standing(counts: Collection[Told]) -> tuple[Told | None, Told | None]:
    """Return which counts hold, at the gate and at the end: the last told of each, but at the gate none that came after the end.

    Whatever order they arrive in, what was told on two phones comes to the same.
    """
    ends = [one for one in counts if one.at_end]
    end = max(ends, key=lambda one: one.at, default=None)
    outs = sorted((one for one in counts if not one.at_end), key=lambda one: one.at)
    before = [one for one in outs if end is None or one.at <= end.at]
    return (before[-1] if before else outs[0] if outs else None), end


def turn_refusal(out: Told | None, end: Told | None, *, at_end: bool) -> Refusal | None:
    """Return why a count may not be told now, or None: at the end after the gate, and nothing more at the gate once they arrived."""
    if at_end and out is None:
        return Refusal("ways.not_left_yet")
    return Refusal("ways.arrived_already") if not at_end and end is not None else None
