"""Begins and ends stays inside an act that holds the person's row: one person is at one post at a time, however many phones say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from umay.core.api import Actor, own_place
from umay.posts.api import Post
from umay.staffing.api import Worker
from umay.watch.models import Stay
from umay.watch.queries.slots import Slot, slot_of
from umay.watch.rules.states import Answer, Grade, Way


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody comes to a post, or goes. at: when it counts, on: that day at the school; now: by the server's clock."""

    actor: Actor
    worker: Worker
    post: Post
    at: datetime
    on: date
    now: datetime
    way: Way
    grade: Grade = Grade.LIVE


def come(step: Step) -> tuple[Answer, Stay | None]:
    """Begin a stay at the post; who is there already stays there once, from the earlier time."""
    known = list(Stay.objects.filter(worker_id=step.worker.pk, on_day=step.on).order_by("came_at"))
    there = next((one for one in known if one.came_at <= step.at and (one.left_at is None or one.left_at > step.at)), None)
    if there is not None and there.post_id == step.post.pk:
        return Answer.ALREADY, there
    slot = slot_of(step.actor, step.worker, step.post, step.at, step.on)
    if slot is None:
        return Answer.NO_WINDOW, None
    later = next((one for one in known if step.at < one.came_at < slot.ends_at), None)
    if later is not None and later.post_id == step.post.pk:
        later.came_at = step.at
        later.save(update_fields=["came_at"])
        return Answer.ALREADY, later
    if there is not None:
        end(there, step.at, step.way)
    return (Answer.HERE if slot.shift_id else Answer.STANDS_IN), _begin(step, slot, later.came_at if later else None)


def _begin(step: Step, slot: Slot, next_at: datetime | None) -> Stay:
    """Write the stay. One whose window is over already, or that another post ended, is ended with it."""
    over = slot.ends_at if slot.ends_at <= step.now else None
    left_at = min((one for one in (over, next_at) if one is not None), default=None)
    place = own_place(step.actor)
    return Stay.objects.create(
        unit_id=place.unit_id, country=place.country, province_id=place.province_id, district_id=place.district_id,
        post_id=step.post.pk, window_id=slot.window_id, shift_id=slot.shift_id, worker_id=step.worker.pk, kind=slot.kind,
        on_day=step.on, came_at=step.at, ends_at=slot.ends_at, left_at=left_at, came_by=step.way,
        left_by=Way.END if left_at else "", grade=step.grade, stands_in=slot.shift_id is None,
    )  # fmt: skip


def go(step: Step) -> tuple[Answer, Stay | None]:
    """End the stay that somebody is in; a window's end that ended it before gives way to when they went."""
    ended_by_itself = Q(left_by=Way.END.value)
    found = Stay.objects.filter(worker_id=step.worker.pk, on_day=step.on, came_at__lte=step.at)
    stay = found.filter(Q(left_at__isnull=True) | ended_by_itself).order_by("-came_at").first()
    if stay is None:
        return Answer.NOT_HERE, None
    end(stay, step.at, step.way)
    return Answer.GONE, stay


def end(stay: Stay, at: datetime, way: Way) -> None:
    """End a stay."""
    stay.left_at, stay.left_by = max(at, stay.came_at), way.value
    stay.save(update_fields=["left_at", "left_by"])
