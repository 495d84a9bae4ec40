"""What rooms above do with an opened case: read a step for its letter, mark it done with that letter, take out one child's file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from umay.cases.actions.bench import Draft, begin, done
from umay.cases.actions.doing import doing_refusal, settle_step, step_of
from umay.cases.actions.reading import read_case
from umay.cases.queries.lent import ChildFile, StepFacts, facts_of_step, file_of_child
from umay.core.api import Actor, Perm, action
from umay.kernel.refusal import Refused
from umay.vault import api as vaults


@dataclass(frozen=True, slots=True, repr=False)
class StepLetter:
    """A letter that shows a step as done. uid: of the entry that it makes in the case. to: who gets it. words: what else is kept."""

    uid: UUID
    number: str
    on: date
    to: str
    words: str = ""


def step_facts(actor: Actor, vault: vaults.Vault, case_uid: UUID, step_uid: UUID, *, now: datetime) -> StepFacts:
    """Return what the letter of a step is filled with; the reading is recorded. Raises CaseMissing; Refused ("access.not_granted")."""
    return facts_of_step(actor, read_case(actor, vault, case_uid, now=now), step_uid)


def child_file(actor: Actor, vault: vaults.Vault, case_uid: UUID, child_uid: UUID, *, now: datetime) -> ChildFile:
    """Return all of one child's compartment, opened; the reading is recorded. Raises CaseMissing; Refused ("access.not_granted")."""
    return file_of_child(actor, read_case(actor, vault, case_uid, child_uid, now=now), child_uid)


@action(Perm.CASE_WORK, "case.step_done_by_letter")
def step_done_by(actor: Actor, vault: vaults.Vault, case_uid: UUID, step_uid: UUID, letter: StepLetter, *, now: datetime) -> None:
    """Mark a step as done with its letter: number, day and to whom are sealed into the case. The same letter again changes nothing.

    Raises CaseMissing; Refused ("access.not_granted", "case.closed", "case.step_done", "case.step_fallen", "case.step_needs",
    "case.guardians_undecided", "case.guardians_wait"). Audit: case.step_done_by_letter.
    """
    work = begin(actor, vault, case_uid, now, closed=True)
    row, step = step_of(work, step_uid)
    again = row.entry is not None and row.entry.uid == letter.uid
    if not again and (refusal := doing_refusal(work, row, step, letter.number)):
        raise Refused(refusal)

    if not again:
        texts = {"number": letter.number, "on": letter.on.isoformat(), "to": letter.to, "words": letter.words}
        settle_step(work, row, "done", Draft("letter", texts, row.child, row.code, uid=letter.uid))

    done(work, "case.step_done_by_letter", detail={"step": row.code})
