"""When a duty is worth a reminder, and when the unit above hears of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

BEFORE: Final = timedelta(days=7)
EVE: Final = timedelta(days=1)
AFTER: Final = timedelta(days=7)
NOT_OLDER: Final = timedelta(days=60)  # what is late for longer is seen in the overview; it is told once, not again each year


class Kind(StrEnum):
    """What a reminder is about. Each is sent once for a task and a person. BELOW goes to the unit above."""

    TOMORROW = "tomorrow"
    WEEK = "week"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One person is reminded of one task. The task is named by ids alone."""

    obligation_id: int
    unit_id: int
    ordinal: int
    kind: Kind
    person_id: int


def window(today: date) -> tuple[date, date]:
    """Return the first and the last due date that any reminder of the day may be about."""
    return today - NOT_OLDER, today + BEFORE


def kind_of(due_on: date, adopted_on: date, today: date) -> Kind | None:
    """Return what an open task calls for on the day; None for nothing.

    A day on which no job ran is caught up with: the windows meet, and each kind is sent once. The unit above does not hear of dates
    that had passed when the programme was adopted.

    >>> kind_of(date(2026, 9, 25), date(2026, 9, 1), date(2026, 9, 18)).value
    'week'
    """
    if today <= due_on <= today + EVE:
        return Kind.TOMORROW
    if today + EVE < due_on <= today + BEFORE:
        return Kind.WEEK
    if today - NOT_OLDER <= due_on <= today - AFTER and due_on >= adopted_on:
        return Kind.BELOW
    return None


def counted(reminders: Iterable[Reminder]) -> dict[tuple[tuple[str, int], ...], list[int]]:
    """Return persons by what they are told: counts by kind. Those with the same counts are told together."""
    counts: dict[int, dict[str, int]] = {}
    for one in reminders:
        mine = counts.setdefault(one.person_id, {})
        mine[one.kind.value] = mine.get(one.kind.value, 0) + 1
    grouped: dict[tuple[tuple[str, int], ...], list[int]] = {}
    for person_id, mine in counts.items():
        grouped.setdefault(tuple(sorted(mine.items())), []).append(person_id)
    return grouped
