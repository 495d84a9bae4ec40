"""What somebody said of themselves, as they said it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from umay.rosters.models import Availability, Wish
from umay.turns.api import Can, Half

MOST: Final = 99


@dataclass(frozen=True, slots=True)
class Wished:
    """What somebody would like. post_uid: None for anywhere; numbers: None where they say nothing."""

    post_uid: UUID | None = None
    most_week: int | None = None
    most_term: int | None = None
    minutes_away: int | None = None


def times_said(worker_id: int) -> Mapping[tuple[int, Half], Can]:
    """Return what a worker said of half weekdays."""
    rows = Availability.objects.filter(worker_id=worker_id).values_list("weekday", "half", "state")
    return {(weekday, Half(half)): Can(state) for weekday, half, state in rows}


def wish_said(worker_id: int) -> Wished:
    """Return what a worker wished; nothing where they said nothing."""
    row = Wish.objects.filter(worker_id=worker_id).select_related("post").first()
    if row is None:
        return Wished()
    return Wished(row.post.uid if row.post else None, row.most_week, row.most_term, row.minutes_away)
