"""Lines home: two teachers a class, and whether as many came as went. Pure."""

from __future__ import annotations

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
