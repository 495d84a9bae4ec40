"""Whom to remind of tomorrow: for jobs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from umay.core.api import Actor, Place, query
from umay.duties.models import Reminder
from umay.people.api import zone_of
from umay.places import api as places
from umay.rosters.api import Shift, live_shifts

EVENING_H: Final = 17
"""Early enough to find somebody else, late enough to be remembered."""


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody who stands tomorrow at a school. person_id: None for who has none. post: number of the first.

    hour, minute: when to be there, local.
    """

    worker_id: int
    place: Place
    person_id: int | None
    on_day: date
    post: int
    hour: int
    minute: int
    has_email: bool


@query
def due_reminders(_actor: Actor, now: datetime) -> tuple[Due, ...]:
    """Return who stands tomorrow, by the clock of their place, where it is evening, and was not reminded yet; each once."""
    days = {now.date() + timedelta(days=step) for step in (0, 1, 2)}
    found: dict[tuple[int, date], tuple[Shift, tzinfo | None]] = {}
    for one in live_shifts().filter(on_day__in=days):
        local = now.astimezone(zone_of(one.country))
        if local.hour >= EVENING_H and one.on_day == local.date() + timedelta(days=1):
            found.setdefault((one.worker_id, one.on_day), (one, local.tzinfo))
    told = set(Reminder.objects.filter(on_day__in=days).values_list("worker_id", "on_day"))
    waiting = [due for key, due in found.items() if key not in told]
    schools = places.cards(sorted({one.unit_id for one, _zone in waiting}))
    return tuple(_due(one, schools[one.unit_id].place, zone) for one, zone in waiting)


def _due(one: Shift, place: Place, zone: tzinfo | None) -> Due:
    there = (one.starts_at - timedelta(minutes=one.post.lead_min)).astimezone(zone)
    worker = one.worker
    return Due(one.worker_id, place, worker.person_id, one.on_day, one.post.number, there.hour, there.minute, bool(worker.email))
