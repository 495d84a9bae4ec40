"""What deeds load and lock; a roster or a shift of another school is not there."""

from __future__ import annotations

from uuid import UUID

from umay.core.api import Actor, Place
from umay.rosters.models import Roster, Shift
from umay.rosters.queries.shifts import own_unit_id
from umay.staffing.api import Worker, WorkerMissing, worker_of

RosterMissing = Roster.DoesNotExist
ShiftMissing = Shift.DoesNotExist


def own_place(actor: Actor) -> Place:
    """Return the school that the actor sits in. Raises RosterMissing for nobody."""
    if actor.seat is None:
        raise RosterMissing
    return actor.seat.place


def own_worker(actor: Actor) -> Worker:
    """Return who the actor is at the gate. Raises WorkerMissing."""
    worker = worker_of(actor)
    if worker is None:
        raise WorkerMissing
    return worker


def locked_roster(actor: Actor, uid: UUID) -> Roster:
    """Return a roster of the actor's school, locked. Raises RosterMissing."""
    return Roster.objects.select_for_update().get(uid=uid, unit_id=own_unit_id(actor))


def locked_shift(actor: Actor, uid: UUID) -> Shift:
    """Return a shift of the actor's school that nobody dropped; its roster is locked first, then itself. Raises ShiftMissing."""
    found = Shift.objects.only("id", "roster_id").get(uid=uid, unit_id=own_unit_id(actor), dropped_at__isnull=True)
    Roster.objects.select_for_update().get(pk=found.roster_id)
    rows = Shift.objects.select_for_update(of=("self",)).select_related("post", "window", "worker", "roster")
    return rows.get(pk=found.pk, dropped_at__isnull=True)
