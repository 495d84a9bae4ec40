"""Going through the procedure: a step done or decided against, whether the guardians are told, a forbidden way out set down."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from umay.cases.actions.bench import Draft, begin, done, lay, signal_of, write
from umay.cases.actions.writing import Words
from umay.cases.models import Signal, StepRecord
from umay.cases.queries import common
from umay.cases.queries.above import overseers_of
from umay.cases.queries.opened import Work
from umay.core.api import Actor, Perm, action
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import tell
from umay.packs import api as packs
from umay.procedure import api as procedure
from umay.procedure.api import closing, forbidden, guardians
from umay.vault import api as vaults

RETALIATION: Final = "retaliation"


def step_of(work: Work, step_uid: UUID) -> tuple[StepRecord, packs.Step]:
    """Return a step of the case, locked, and what the procedure says of it. Raises CaseMissing."""
    row = StepRecord.objects.select_for_update(of=("self",)).select_related("child", "entry").filter(case=work.case, uid=step_uid).first()
    step = next((one for one in work.response.steps if row and one.code == row.code), None)
    if row is None or step is None:
        raise common.CaseMissing
    if work.case.state == "closed" and not closing.is_later(step):
        raise Refused(Refusal("case.closed"))
    return row, step


@action(Perm.CASE_WORK, "case.step_done")
def do_step(actor: Actor, vault: vaults.Vault, uid: UUID, step_uid: UUID, said: Words, *, now: datetime) -> None:
    """Record that a step was done, with the words that show it. Guardians are told only where nothing speaks against it.

    Raises CaseMissing; Refused ("access.not_granted", "case.closed", "case.step_done", "case.step_fallen", "case.step_needs",
    "case.guardians_undecided", "case.guardians_wait", "case.words_missing"). Audit: case.step_done.
    """
    work = begin(actor, vault, uid, now, closed=True)
    row, step = step_of(work, step_uid)
    if refusal := doing_refusal(work, row, step, said.words):
        raise Refused(refusal)

    settle_step(work, row, "done", _kept(row, said))

    done(work, "case.step_done", detail={"step": row.code})


def doing_refusal(work: Work, row: StepRecord, step: packs.Step, words: str) -> Refusal | None:
    """Return why a step cannot be recorded as done, or None. words: what shows it."""
    if row.code == guardians.TELL_STEP and row.child is not None:
        state = common.guardians_of(work.case, work.response)[row.child.uid]
        if refusal := guardians.tell_refusal(state):
            return refusal
    return procedure.do_refusal(step, common.as_laid(row), common.kept_in(work.case), words)


@action(Perm.CASE_WORK, "case.step_left")
def leave_step(actor: Actor, vault: vaults.Vault, uid: UUID, step_uid: UUID, said: Words, *, now: datetime) -> None:
    """Decide that a step is not taken in this matter, and say why; it can be taken all the same later.

    Raises CaseMissing; Refused ("access.not_granted", "case.closed", "case.step_done", "case.words_missing"). Audit: case.step_left.
    """
    work = begin(actor, vault, uid, now, Perm.CASE_LEAD, closed=True)
    row, _said = step_of(work, step_uid)
    if refusal := procedure.leave_refusal(common.as_laid(row), said.words):
        raise Refused(refusal)

    settle_step(work, row, "not_done", _kept(row, said))

    done(work, "case.step_left", detail={"step": row.code})


@action(Perm.CASE_LEAD, "case.steps_left")
def leave_steps(actor: Actor, vault: vaults.Vault, uid: UUID, step_uids: Collection[UUID], said: Words, *, now: datetime) -> int:
    """Decide that several steps are not taken in this matter, for one reason that is said; return how many.

    Raises CaseMissing; Refused ("access.not_granted", "case.closed", "case.guest", "case.steps_missing", "case.words_missing").
    Audit: case.steps_left, with the steps' codes.
    """
    work = begin(actor, vault, uid, now, Perm.CASE_LEAD)
    found = StepRecord.objects.select_for_update(of=("self",)).filter(case=work.case, uid__in=list(step_uids), state="open")
    rows = list(found.select_related("child").order_by("pk"))
    if not rows:
        raise Refused(Refusal("case.steps_missing"))
    if refusal := procedure.leave_refusal(common.as_laid(rows[0]), said.words):
        raise Refused(refusal)

    entry = write(work, Draft("step", said.texts, names=tuple(row.code for row in rows), uid=said.uid))
    for row in rows:
        row.state, row.done_at, row.done_by_id, row.entry = "not_done", now, vault.person_id, entry
        row.save(update_fields=["state", "done_at", "done_by_id", "entry"])
    lay(work)

    done(work, "case.steps_left", detail={"steps": [row.code for row in rows]})
    return len(rows)


def _kept(row: StepRecord, said: Words) -> Draft | None:
    return Draft("step", said.texts, row.child, row.code, uid=said.uid) if said.words.strip() else None


def settle_step(work: Work, row: StepRecord, state: str, kept: Draft | None) -> None:
    """Write down what shows it, and mark the step as done or decided against; the procedure follows."""
    if kept is not None:
        row.entry = write(work, kept)
    row.state, row.done_at, row.done_by_id = state, work.now, work.keys.vault.person_id
    row.save(update_fields=["state", "done_at", "done_by_id", "entry"])
    lay(work)


@action(Perm.CASE_WORK, "case.child_asked")
def keep_answer(actor: Actor, vault: vaults.Vault, uid: UUID, step_uid: UUID, said: Words, *, answer: str, now: datetime) -> None:
    """Keep what the child answered when it was asked again, in closed cases too: a yes makes a step of its own, could not is asked anew.

    Raises CaseMissing; Refused ("access.not_granted", "case.step_done", "case.step_fallen", "case.code_unknown", "case.words_missing").
    Audit: case.child_asked, with the answer's code.
    """
    work = begin(actor, vault, uid, now, closed=True)
    row, step = step_of(work, step_uid)
    if refusal := procedure.answer_refusal(step, common.as_laid(row), answer, said.words):
        raise Refused(refusal)

    kept = Draft("asked", said.texts, row.child, row.code, (answer,), uid=said.uid)
    if answer == "could_not":
        write(work, kept)
        row.due_at = now + procedure.ASK_AGAIN
        row.save(update_fields=["due_at"])
    else:
        work.case.flags = sorted({*work.case.flags, *([RETALIATION] if answer == "yes" else [])})
        settle_step(work, row, "done", kept)
    if answer == "yes":
        _begin_again(work, row)

    done(work, "case.child_asked", "flags", detail={"step": row.code, "answer": answer})


def _begin_again(work: Work, asked: StepRecord) -> None:
    """Open the steps against retaliation once more for that child, where they were taken after an earlier yes."""
    stops = {step.code: step for step in work.response.steps if step.when is not None and RETALIATION in step.when.flags_any}
    for row in StepRecord.objects.filter(case=work.case, child=asked.child, code__in=stops).exclude(state="open"):
        row.state, row.done_at, row.done_by_id, row.entry = "open", None, None, None
        row.due_at = procedure.due_at(stops[row.code].within, work.now, common.times_of(work.case))
        row.save(update_fields=["state", "done_at", "done_by_id", "entry", "due_at"])


@action(Perm.CASE_LEAD, "case.guardians_decided")
def decide_guardians(actor: Actor, vault: vaults.Vault, uid: UUID, decided: str, said: Words, *, now: datetime) -> None:
    """Decide by name whether a child's guardians are told: told, only one whom nobody suspects, or not yet, and why.

    A wait goes to the level above by itself after its hours. Raises CaseMissing; Refused ("access.not_granted", "case.closed",
    "case.decision_unknown", "case.guardian_suspected", "case.words_missing"). Audit: case.guardians_decided.
    """
    work = begin(actor, vault, uid, now, Perm.CASE_LEAD)
    child = work.child(said.child)
    if refusal := guardians.decide_refusal(common.situation_of(work.case), decided, said.words):
        raise Refused(refusal)

    entry = write(work, Draft("decision", said.texts, child, decided, uid=said.uid))
    own = StepRecord.objects.filter(case=work.case, child=child, code=guardians.DECIDE_STEP, state="open")
    own.update(state="done", done_at=now, done_by_id=vault.person_id, entry=entry)
    lay(work)

    done(work, "case.guardians_decided", detail={"decided": decided})


@action(Perm.CASE_WORK, "case.forbidden_flagged")
def flag_forbidden(actor: Actor, vault: vaults.Vault, uid: UUID, code: str, said: Words, *, now: datetime) -> None:
    """Set down that somebody asked for or took a way out that may not be taken. The level above learns the code at once, by itself.

    Raises CaseMissing; Refused ("access.not_granted", "case.forbidden_unknown", "case.explanation_short"). Audit: case.forbidden_flagged.
    Tells: the level above.
    """
    work = begin(actor, vault, uid, now, closed=True)
    if refusal := forbidden.flag_refusal(work.response, code, said.words):
        raise Refused(refusal)

    write(work, Draft("forbidden", said.texts, code=code, uid=said.uid))
    alarm(work, code)

    done(work, "case.forbidden_flagged", detail={"code": code})


def alarm(work: Work, code: str) -> None:
    """Let the level above know that a forbidden way out was taken or asked for in a case of the unit; a rehearsal alarms nobody."""
    if work.case.is_practice:
        return
    Signal.objects.create(**signal_of(work), kind="forbidden", code=code, since_at=work.now, due_at=work.now, told_at=work.now)
    tell(work.actor, overseers_of(work.case.unit_id, work.now), "case.signal", link="/cases/above/", at=work.now)
