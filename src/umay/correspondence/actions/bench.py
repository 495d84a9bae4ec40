"""What every act of the room does alike: open the case, ask for the permission, and bring the steps in line with the letters that left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import connection

from umay.cases import api as cases
from umay.core.api import Actor, Perm, require
from umay.correspondence.models import MadeLetter
from umay.correspondence.queries.offices import authorities, steps_of
from umay.correspondence.rules.choosing import Gone, shown_done
from umay.kernel.refusal import Refusal, Refused
from umay.vault import api as vaults

LetterMissing = MadeLetter.DoesNotExist


@dataclass(frozen=True, slots=True)
class Desk:
    """A case on the desk, with whoever works on it."""

    actor: Actor
    vault: vaults.Vault
    work: cases.Work

    @property
    def now(self) -> datetime:
        """Return when this happens."""
        return self.work.now


def begin(actor: Actor, vault: vaults.Vault, case_uid: UUID, now: datetime) -> Desk:
    """Open a case to work on its letters.

    Raises CaseMissing; Refused ("access.not_granted", "case.vault_of_another", "correspondence.rehearsal").
    """
    work = cases.read_case(actor, vault, case_uid, now=now)
    require(actor, Perm.CASE_LEAD, work.place)
    if work.case.is_practice:
        raise Refused(Refusal("correspondence.rehearsal"))
    return Desk(actor, vault, work)


def only_one(uid: UUID) -> None:
    """Let whoever sends the same form at the same moment wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"correspondence:{uid}"])


def settle(desk: Desk, last: MadeLetter, to: str) -> None:
    """Mark the steps as done that the letters which left now show. last: the letter that is named there; to: the office it went to."""
    page = cases.case_page(desk.actor, desk.work)
    rows = MadeLetter.objects.filter(case_ref=desk.work.case.uid, sending__isnull=False).select_related("answer")
    gone = [Gone(one.office, one.kind, one.child_uid, hasattr(one, "answer")) for one in rows]
    steps, told = steps_of(desk.work, page), authorities(desk.work)
    every = (*steps, *steps_of(desk.work, page, settled=True))
    for step in steps:
        if shown_done(step, told, every, gone):
            letter = cases.StepLetter(uuid5(last.uid, str(step.uid)), last.number, last.written_on, to)
            cases.step_done_by(desk.actor, desk.vault, desk.work.case.uid, step.uid, letter, now=desk.now)
