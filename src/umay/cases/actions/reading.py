"""Opening a case to read it: recorded, and shown to its members. Nobody is asked why."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from umay.cases.actions.bench import by_name
from umay.cases.models import CaseOpening, Child
from umay.cases.queries import common
from umay.cases.queries.opened import Work, work_on
from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.vault import api as vaults

SAME_READING: Final = timedelta(minutes=15)  # ours, as long as a vault stays open unused: turning the pages is one reading


@action(Perm.CASE_WORK, "case.read")
def read_case(actor: Actor, vault: vaults.Vault, uid: UUID, child_uid: UUID | None = None, *, now: datetime) -> Work:
    """Open a case, or the part of one of its children, and return it with the keys that the reader holds.

    Raises CaseMissing; Refused ("access.not_granted", "case.vault_of_another"). Audit: case.read, once for a reading.
    """
    case = common.the_case(actor, uid, now)
    place = places.unit_by_id(actor, case.unit_id).place
    require(actor, by_name(actor, Perm.CASE_WORK, place), place)
    if vault.person_id != actor.person_id:
        raise Refused(Refusal("case.vault_of_another"))

    work = work_on(actor, case, place, vault, now)
    child = work.child(child_uid)
    _note(work, child)

    record(actor, "case.read", case.uid, at=now, place=place, detail={"child": str(child_uid)} if child_uid else None)
    return work


def _note(work: Work, child: Child | None) -> None:
    me = work.keys.vault.person_id
    known = CaseOpening.objects.filter(case=work.case, person_id=me, child=child, at__gt=work.now - SAME_READING, at__lte=work.now)
    if not known.exists():
        CaseOpening.objects.create(case=work.case, person_id=me, child=child, at=work.now)
