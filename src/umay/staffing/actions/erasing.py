"""Erasing what has been kept long enough: names and numbers a year after the school year."""

from __future__ import annotations

from datetime import datetime

from umay.core.api import Actor, Perm, action, record, require
from umay.places import api as places
from umay.register import api as register
from umay.staffing.models import Attendance, Clearance, Commitment, Worker
from umay.staffing.queries.due import ERASED_NAME


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
    register.forget_people(ids)
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
