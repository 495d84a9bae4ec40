"""What deeds load and lock; a roster or a shift of another school is not there."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

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


def lock_rosters(unit_id: int) -> None:
    """Let only one at a time make or publish rosters of a school, so that of two sent at once the second sees the first."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('rosters'), %s)", [unit_id])


def locked_roster(actor: Actor, uid: UUID) -> Roster:
    """Return a roster of the actor's school, locked. Raises RosterMissing."""
    return Roster.objects.select_for_update().get(uid=uid, unit_id=own_unit_id(actor))


def locked_shift(actor: Actor, uid: UUID) -> Shift:
    """Return a shift of the actor's school that nobody dropped; its roster is locked first, then itself. Raises ShiftMissing."""
    found = Shift.objects.only("id", "roster_id").get(uid=uid, unit_id=own_unit_id(actor), dropped_at__isnull=True)
    Roster.objects.select_for_update().get(pk=found.roster_id)
    rows = Shift.objects.select_for_update(of=("self",)).select_related("post", "window", "worker", "roster")
    return rows.get(pk=found.pk, dropped_at__isnull=True)


def sent_already(actor: Actor, key: UUID | None) -> Shift | None:
    """Return the shift that a form made when it was sent before. key: of the form."""
    return Shift.objects.select_related("roster").filter(uid=key, unit_id=own_unit_id(actor)).first() if key else None


def locked_or_sent(actor: Actor, uid: UUID, key: UUID | None) -> Shift:
    """Return a shift, locked; or, where the form was sent before and it is gone, the one that it made. Raises ShiftMissing."""
    try:
        return locked_shift(actor, uid)
    except Shift.DoesNotExist:
        if sent := sent_already(actor, key):
            return sent
        raise
