"""Erasing what has been kept long enough: names and numbers a year after the school year, entries of the register that expired."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, later, record, require
from umay.places import api as places
from umay.staffing.models import Attendance, Clearance, Commitment, RegisterEntry, RegisterMatch, Worker
from umay.staffing.queries.due import ERASED_NAME
from umay.staffing.rules.registering import Match


@action(Perm.STAFFING_KEEP, "worker.erased")
def erase_unit(actor: Actor, unit_id: int, before_year: int, *, now: datetime) -> int:
    """Erase name, number and all that was noted of the people of school years before the given one; the row stays for the counts.

    Safe to repeat. Returns how many. Audit: worker.erased.
    """
    place = places.unit_by_id(actor, unit_id).place
    require(actor, Perm.STAFFING_KEEP, place)
    rows = Worker.objects.select_for_update().filter(unit_id=unit_id, school_year__lt=before_year).exclude(name=ERASED_NAME)
    ids = list(rows.order_by("pk").values_list("pk", flat=True))

    for table in (Clearance, Attendance, Commitment):
        table.objects.filter(worker_id__in=ids).delete()
    RegisterMatch.objects.filter(worker_id__in=ids).exclude(answer=Match.SAME.value).delete()  # one who was found is found again
    Worker.objects.filter(pk__in=ids).update(
        name=ERASED_NAME,
        phone="",
        email="",
        class_name="",
        grade=None,
        birth_year=None,
        with_id=None,
        again_of_id=None,
        known_by="",
        pass_hash="",
        on_board=False,
    )

    record(actor, "worker.erased", unit_id, at=now, place=place, detail={"people": len(ids)})
    return len(ids)


@action(Perm.REGISTER_KEEP, "register.expired")
def drop_entry(actor: Actor, uid: UUID, today: date, *, now: datetime) -> None:
    """Delete an entry of the register whose last day is past. Raises RegisterEntry.DoesNotExist for any other.

    Audit: register.expired. Queues: staffing.forget_entry.
    """
    entry = RegisterEntry.objects.select_for_update().get(uid=uid, expires_on__lt=today)
    place = places.unit_by_id(actor, entry.unit_id).place
    require(actor, Perm.REGISTER_KEEP, place)

    entry.delete()

    record(actor, "register.expired", uid, at=now, place=place)
    later("staffing.forget_entry", entry_uid=str(uid), unit_id=place.unit_id)
