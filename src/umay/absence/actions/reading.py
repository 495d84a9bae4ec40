"""Opening a record. Each opening is recorded, and those who follow the child see it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from umay.absence.actions.bench import Work, begin
from umay.absence.models import Followed, Measure, Opening, Visit
from umay.absence.queries.opened import ChildRead, initials
from umay.absence.sealed import PLACE, Keys, open_child, open_part, open_place
from umay.core.api import Actor, Perm, action, own_place, record, require, sealing
from umay.vault.api import Vault


@action(Perm.ABSENT_KEEP, "absent.opened")
def open_record(actor: Actor, vault: Vault, uid: UUID, *, now: datetime) -> ChildRead:
    """Open a record.

    Raises ChildMissing, sealing.CannotOpen when it is sealed to another key of this person, Refused ("access.not_granted").
    Audit: absent.opened.
    """
    work = begin(actor, vault, uid, now)

    read = _read(work, with_place=work.keys.holds(PLACE))
    seen = read.place is not None and work.is_hidden
    Opening.objects.create(record=work.record, person_id=work.person_id, at=now, with_place=seen)

    work.done("absent.opened", {"with_place": seen})
    return read


@action(Perm.ABSENT_KEEP, "absent.exported")
def open_for_export(actor: Actor, vault: Vault, uid: UUID, *, now: datetime) -> ChildRead:
    """Open a record to hand it to whom it is about. A protected child's place is never in it, whoever asks: place is None.

    Raises ChildMissing, sealing.CannotOpen, Refused ("access.not_granted"). Audit: absent.exported.
    """
    work = begin(actor, vault, uid, now)

    hidden = work.is_hidden
    read = _read(work, with_place=not hidden and work.keys.holds(PLACE))
    Opening.objects.create(record=work.record, person_id=work.person_id, at=now, with_place=False)

    work.done("absent.exported", {"protected": hidden})
    return read


def _read(work: Work, *, with_place: bool) -> ChildRead:
    keys, row = work.keys, work.record
    visits = Visit.objects.filter(record=row, note_blob__isnull=False)
    return ChildRead(
        record=row,
        words=open_child(keys),
        place=open_place(keys) if with_place else None,
        notes={one.id: _tried(keys, "visit", one.id, "note_blob", (one.epoch, bytes(one.note_blob or b""))).get("note") for one in visits},
        courts={
            one.id: _tried(keys, "measure", one.id, "court_blob", (one.epoch, bytes(one.court_blob))) or None
            for one in Measure.objects.filter(record=row)
        },
    )


def _tried(keys: Keys, table: str, row: UUID, column: str, sealed: tuple[int, bytes]) -> Mapping[str, str]:
    try:
        return open_part(keys, table, row, column, sealed)
    except sealing.CannotOpen:
        return {}


@action(Perm.ABSENT_KEEP, "absent.listed")
def names_in_list(actor: Actor, vault: Vault, *, now: datetime) -> dict[UUID, str]:
    """Return the initials of the children this vault opens, by record. Nothing but initials leaves here.

    Audit: absent.listed, with their number.
    """
    require(actor, Perm.ABSENT_KEEP, own_place(actor))
    found = {}
    for row in Followed.objects.filter(erased_at__isnull=True).order_by("-entered_at")[:200]:
        try:
            found[row.id] = initials(open_child(Keys(row, vault))["name"])
        except sealing.CannotOpen:
            continue

    record(actor, "absent.listed", "list", at=now, detail={"count": len(found)})
    return found
