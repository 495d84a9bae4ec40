"""Which window of a day somebody has after a moment: for those who signed in too early for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from umay.core.api import Actor, own_place, query
from umay.staffing.api import worker_of
from umay.watch.queries.own import day_at
from umay.watch.queries.slots import standing_shifts


@dataclass(frozen=True, slots=True)
class OwnWindow:
    """A window of somebody and its post."""

    post_number: int
    starts_at: datetime


@query
def next_window(actor: Actor, at: datetime) -> OwnWindow | None:
    """Return the actor's first window of the day that is not over at a moment, or None."""
    worker, place = worker_of(actor), own_place(actor)
    if worker is None:
        return None
    shifts = standing_shifts(place.unit_id, day_at(place, at)).filter(worker_id=worker.pk, ends_at__gt=at)
    first = shifts.select_related("post").order_by("starts_at").first()
    return OwnWindow(first.post.number, first.starts_at) if first else None
