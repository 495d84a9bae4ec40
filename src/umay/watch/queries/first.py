"""Who writes the log of a post: the first person on its roster, from when they are due until an hour after."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from umay.core.api import Actor, own_place
from umay.staffing.api import worker_of
from umay.watch.queries.own import day_at
from umay.watch.queries.slots import standing_shifts

_BEFORE: Final = timedelta(minutes=30)
_AFTER: Final = timedelta(hours=1)


def is_first(actor: Actor, post_id: int, now: datetime) -> bool:
    """Tell whether the actor is the first on the roster of a window of the post that runs now or has just ended."""
    place, own = own_place(actor), worker_of(actor)
    if own is None:
        return False
    shifts = standing_shifts(place.unit_id, day_at(place, now)).filter(post_id=post_id, ends_at__gt=now - _AFTER)
    first: dict[tuple[int, datetime], int] = {}
    for shift in shifts.filter(starts_at__lte=now + _BEFORE).order_by("pk"):
        first.setdefault((shift.window_id, shift.starts_at), shift.worker_id)
    return own.pk in first.values()
