"""The safety team against what the country's procedure asks for: who may be seated, and what is missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from umay.kernel.refusal import Refusal

LONGEST_COURSE: Final = 200  # letters
SAFETY_TEAM: Final = "safety-team"  # the kind of the body, as packs name it


def seat_refusal(
    seat: str, person_id: int, *, places_in: Mapping[str, int], taken: Sequence[tuple[str, int]], staff: Collection[int]
) -> Refusal | None:
    """Return why somebody cannot be seated. places_in: how many each seat holds; taken: seat and person; staff: who works in the unit."""
    if seat not in places_in:
        return Refusal("team.no_seat")
    if person_id not in staff:
        return Refusal("team.not_of_unit")
    if any(person == person_id for _seat, person in taken):
        return Refusal("team.seated_already")
    held = sum(1 for one, _person in taken if one == seat)
    return Refusal("team.seat_taken") if held >= places_in[seat] else None


def training_refusal(course: str, on: date | None, today: date) -> Refusal | None:
    """Return why a training cannot be noted. on: None when no day was said."""
    if not course.strip() or len(course) > LONGEST_COURSE:
        return Refusal("team.no_course", {"most": LONGEST_COURSE})
    return Refusal("team.trained_when") if on is None or on > today else None


def lacking(at_least: int, seated: int) -> int:
    """Return how many members the team lacks to be whole.

    >>> lacking(5, 3), lacking(5, 6)
    (2, 0)
    """
    return max(0, at_least - seated)
