"""Whom to remind of tomorrow: for jobs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from umay.core.api import Actor, query
from umay.duties.models import Reminder
from umay.places import api as places
from umay.rosters.api import Shift, live_shifts

EVENING_H: Final = 17
"""Early enough to find somebody else, late enough to be remembered."""


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody who stands tomorrow. person_id: None for who has none. post: number of the first. hour, minute: when to be there, local."""

    worker_id: int
    unit_id: int
    country: str
    person_id: int | None
    on_day: date
    post: int
    hour: int
    minute: int
    has_email: bool


@query
def due_reminders(_actor: Actor, now: datetime, default: tzinfo) -> tuple[Due, ...]:
    """Return who stands tomorrow, by the clock of their country, where it is evening, and was not reminded yet; each once."""
    zones = places.zones()
    days = {now.date() + timedelta(days=step) for step in (0, 1, 2)}
    found: dict[tuple[int, date], Due] = {}
    for one in live_shifts().filter(on_day__in=days):
        local = now.astimezone(zones.get(one.country, default))
        if local.hour >= EVENING_H and one.on_day == local.date() + timedelta(days=1):
            found.setdefault((one.worker_id, one.on_day), _due(one, local.tzinfo))
    told = set(Reminder.objects.filter(on_day__in=days).values_list("worker_id", "on_day"))
    return tuple(due for key, due in found.items() if key not in told)


def _due(one: Shift, zone: tzinfo | None) -> Due:
    there = (one.starts_at - timedelta(minutes=one.post.lead_min)).astimezone(zone)
    worker = one.worker
    return Due(
        one.worker_id, one.unit_id, one.country, worker.person_id, one.on_day, one.post.number, there.hour, there.minute, bool(worker.email)
    )
