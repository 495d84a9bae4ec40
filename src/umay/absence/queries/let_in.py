"""Who follows a child: by the policy table, and by the keys that were handed out."""

from __future__ import annotations

from datetime import date

from umay.absence.models import Followed, Wrap
from umay.absence.sealed import CHILD, Holder
from umay.core.api import Perm, Place, functions_with
from umay.people import api as people


def keepers(unit_ids: list[int], today: date) -> dict[int, Holder]:
    """Return whom to let in by default, by person: those of the units who may follow absent children."""
    return {person: Holder(person, unit) for unit in unit_ids for person in people.holders(unit, today, functions_with(Perm.ABSENT_KEEP))}


def held(record: Followed, compartment: str = CHILD) -> dict[int, Holder]:
    """Return who was let in to the compartment's key in use, by person."""
    epoch = record.child_epoch if compartment == CHILD else record.place_epoch
    rows = Wrap.objects.filter(record=record, compartment=compartment, epoch=epoch, person_id__gt=0).select_related("share")
    return {one.person_id: Holder(one.person_id, one.unit_id or 0, one.until_on, one.share) for one in rows}


def place_of(row: Followed) -> Place:
    """Return where a record's unit is."""
    return Place(row.unit_id, row.unit.agency, row.country, row.province_id, row.district_id)
