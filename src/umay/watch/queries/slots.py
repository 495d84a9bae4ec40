"""For which window somebody comes to a post: their own shift, or one that they may stand in for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from umay.core.api import Actor
from umay.posts.api import Occurrence, Post, occurrences
from umay.rosters.api import RosterState, Shift
from umay.staffing.api import Worker
from umay.watch.rules.now import Hours

EARLY: Final = timedelta(minutes=30)  # who comes earlier than that comes for something else


@dataclass(frozen=True, slots=True)
class Slot:
    """A window that somebody stands in. shift_id: None for who stands in. kind: they stand there as.

    due_at, starts_at, ends_at: aware; of a shift as it was published, also where the bell has changed since.
    """

    window_id: int
    shift_id: int | None
    due_at: datetime
    starts_at: datetime
    ends_at: datetime
    kind: str


def hours_of(one: Occurrence) -> Hours:
    """Return when a window of a day is held, as the rules read it."""
    return Hours(one.starts_at, one.ends_at, one.lead_min)


def standing_shifts(unit_id: int, on: date) -> QuerySet[Shift]:
    """Return the shifts of a school's day that stand: of a published roster, and nobody dropped out of them."""
    return Shift.objects.filter(unit_id=unit_id, on_day=on, dropped_at__isnull=True, roster__state=RosterState.PUBLISHED.value)


def slot_of(actor: Actor, worker: Worker, post: Post, at: datetime, on: date) -> Slot | None:
    """Return the window of the post that somebody comes for at a moment; None where the post is not held then.

    One's own shift first. The windows of the day are reckoned for those who have none there: few, and the longest part of a sign-in.
    """
    shifts = standing_shifts(post.unit_id, on).filter(worker_id=worker.pk, post_id=post.pk, ends_at__gt=at).order_by("starts_at")
    lead = timedelta(minutes=post.lead_min)
    for shift in shifts:
        if shift.starts_at - lead - EARLY <= at:
            return Slot(shift.window_id, shift.pk, shift.starts_at - lead, shift.starts_at, shift.ends_at, shift.kind)
    windows = (one for one in occurrences(actor, on, on) if one.post_id == post.pk and _is_near(hours_of(one), at))
    return next((Slot(one.window_id, None, hours_of(one).due_at, one.starts_at, one.ends_at, worker.kind) for one in windows), None)


def _is_near(hours: Hours, at: datetime) -> bool:
    return hours.due_at - EARLY <= at < hours.ends_at
