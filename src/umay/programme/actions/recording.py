"""What a unit says about a task: planned, begun, done with figures, will not be done, does not apply. And a batch for standing duties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.programme.models import TaskEvent, TaskRecord
from umay.programme.queries.locking import LockedTask, TaskKey, locked_task
from umay.programme.rules import standing, states
from umay.programme.rules.figures import cleaned
from umay.programme.rules.states import DONE, Reason, State, Verb


def keep(task: LockedTask, actor: Actor, verb: str, now: datetime, *, said: str = "", **changes: Any) -> TaskRecord:
    """Insert or update the record of a locked task and add to its history. Called by the actions of this room only.

    said: the words that came with it; the history keeps them when the record gets others.
    """
    row = task.record or TaskRecord(
        obligation=task.obligation,
        unit_id=task.unit.id,
        ordinal=task.ordinal,
        country=task.unit.country,
        province_id=task.unit.province_id,
        district_id=task.unit.district_id,
        due_on=task.due_on,
    )
    for name, value in changes.items():
        setattr(row, name, value)
    row.version = (row.version or 0) + (1 if row.pk else 0)
    row.save()
    TaskEvent.objects.create(record=row, at=now, by_id=actor.person_id, state=row.state, verb=verb, note=said)
    task.record = row
    return row


def _said(actor: Actor, now: datetime) -> dict[str, Any]:
    """Return who said it and when, and that nobody above has judged it yet."""
    return {
        "recorded_at": now,
        "recorded_by_id": actor.person_id,
        "verified_at": None,
        "verified_by_id": None,
        "sent_back_at": None,
        "sent_back_by_id": None,
        "sent_back_note": "",
    }


@action(Perm.TASK_RECORD, "task.planned")
def plan(actor: Actor, key: TaskKey, *, scheduled_on: date, today: date, now: datetime) -> TaskRecord:
    """Say on which day the task is planned, today or later in the year; its due date stays.

    Raises TaskMissing; Refused ("access.not_granted", "task.…"). Audit: task.planned.
    """
    task = locked_task(actor, key)
    require(actor, Perm.TASK_RECORD, task.unit.place)
    if no := states.plan_refusal(task.facts(), scheduled_on=scheduled_on, today=today):
        raise Refused(no)

    row = keep(task, actor, "plan", now, state=State.PLANNED, scheduled_on=scheduled_on, due_on=task.due_on, **_said(actor, now))

    record(actor, "task.planned", row.pk, at=now, place=task.unit.place, detail={"day": scheduled_on.isoformat()})
    return row


@action(Perm.TASK_RECORD, "task.started")
def start(actor: Actor, key: TaskKey, *, now: datetime) -> TaskRecord:
    """Say that work on the task has begun.

    Raises TaskMissing; Refused ("access.not_granted", "task.…"). Audit: task.started.
    """
    task = locked_task(actor, key)
    require(actor, Perm.TASK_RECORD, task.unit.place)
    if no := states.refusal(Verb.START, task.facts()):
        raise Refused(no)

    row = keep(task, actor, "start", now, state=State.IN_PROGRESS, due_on=task.due_on, **_said(actor, now))

    record(actor, "task.started", row.pk, at=now, place=task.unit.place)
    return row


@action(Perm.TASK_RECORD, "task.recorded")
def record_done(
    actor: Actor,
    key: TaskKey,
    *,
    done_on: date,
    figures: Mapping[str, object],
    note: str,
    today: date,
    now: datetime,
    seen: int | None = None,
) -> TaskRecord:
    """Record that the task was done, or correct what was recorded and not accepted yet. Sent twice, it is done once.

    figures: by code, as typed; each is checked against its unit. note: never about a person.
    seen: the version of what was said when the page was made, 0 for nothing; None does not ask whether somebody spoke since.
    Raises TaskMissing; Refused ("access.not_granted", "task.…", "figure.…"). Audit: task.recorded.
    """
    task = locked_task(actor, key)
    require(actor, Perm.TASK_RECORD, task.unit.place)
    kept = cleaned(task.obligation.figures, figures)
    if isinstance(kept, Refusal):
        raise Refused(kept)
    if task.record is not None and _same(task.record, done_on, kept, note):
        record(actor, "task.recorded", task.record.pk, at=now, place=task.unit.place, detail={"again": True})
        return task.record
    facts = task.facts()
    if no := states.changed_refusal(facts, seen) or states.record_refusal(facts, done_on=done_on, today=today, figures=kept):
        raise Refused(no)

    row = keep(
        task, actor, "correct" if facts.state in DONE else "record", now, said=note.strip(),
        state=states.state_when_done(task.due_on, done_on), done_on=done_on, figures=kept, note=note.strip(), reason_code="",
        due_on=task.due_on, **_said(actor, now),
    )  # fmt: skip

    record(actor, "task.recorded", row.pk, at=now, place=task.unit.place, detail={"state": row.state})
    return row


def _same(row: TaskRecord, done_on: date, figures: Mapping[str, object], note: str) -> bool:
    """Tell whether the same was recorded before: a double click or a device that sends again."""
    return row.state in DONE and row.done_on == done_on and row.figures == figures and row.note == note.strip()


@action(Perm.TASK_RECORD, "task.declined")
def decline(actor: Actor, key: TaskKey, *, reason: Reason, note: str, now: datetime, seen: int | None = None) -> TaskRecord:
    """Say in a coded reason why the task will not be done, in advance or afterwards.

    note: needed when the reason is "other". seen: as for `record_done`.
    Raises TaskMissing; Refused ("access.not_granted", "task.…"). Audit: task.declined.
    """
    task = _answered(actor, key, Verb.DECLINE, reason, note, seen)

    row = _keep_reason(task, actor, Verb.DECLINE, reason, note, now)

    record(actor, "task.declined", row.pk, at=now, place=task.unit.place, detail={"reason": reason.value})
    return row


@action(Perm.TASK_RECORD, "task.set_aside")
def set_aside(actor: Actor, key: TaskKey, *, reason: Reason, note: str, now: datetime, seen: int | None = None) -> TaskRecord:
    """Say that the task does not apply to the unit, with a coded reason of its own kind.

    seen: as for `record_done`. Raises TaskMissing; Refused ("access.not_granted", "task.…"). Audit: task.set_aside.
    """
    task = _answered(actor, key, Verb.SET_ASIDE, reason, note, seen)

    row = _keep_reason(task, actor, Verb.SET_ASIDE, reason, note, now)

    record(actor, "task.set_aside", row.pk, at=now, place=task.unit.place, detail={"reason": reason.value})
    return row


def _answered(actor: Actor, key: TaskKey, verb: Verb, reason: Reason, note: str, seen: int | None) -> LockedTask:  # noqa: PLR0917
    """Return the locked task if this actor may answer so. Raises what the two actions raise."""
    task = locked_task(actor, key)
    require(actor, Perm.TASK_RECORD, task.unit.place)
    facts = task.facts()
    if no := states.refusal(verb, facts) or states.changed_refusal(facts, seen) or states.reason_refusal(verb, reason, note):
        raise Refused(no)
    return task


def _keep_reason(task: LockedTask, actor: Actor, verb: Verb, reason: Reason, note: str, now: datetime) -> TaskRecord:  # noqa: PLR0917
    return keep(
        task, actor, verb.value, now, said=note.strip(),
        state=State.NOT_DONE if verb is Verb.DECLINE else State.NOT_APPLICABLE,
        reason_code=reason.value, note=note.strip(), done_on=None, figures={}, due_on=task.due_on, **_said(actor, now),
    )  # fmt: skip


@action(Perm.TASK_RECORD, "task.reopened")
def reopen(actor: Actor, key: TaskKey, *, now: datetime) -> TaskRecord:
    """Take back what was said while the office above has not accepted it: the task is owed again. The history keeps the words.

    Raises TaskMissing; Refused ("access.not_granted", "task.…"). Audit: task.reopened.
    """
    task = locked_task(actor, key)
    require(actor, Perm.TASK_RECORD, task.unit.place)
    facts = task.facts()
    if task.record is None or (no := states.refusal(Verb.REOPEN, facts)):
        raise Refused(no if task.record is not None and no else Refusal("task.wrong_state"))

    note = task.record.note if facts.state in DONE else ""
    state = states.state_when_reopened(task.record.scheduled_on)
    row = keep(task, actor, "reopen", now, state=state, done_on=None, reason_code="", note=note, due_on=task.due_on, **_said(actor, now))

    record(actor, "task.reopened", row.pk, at=now, place=task.unit.place)
    return row


@action(Perm.TASK_RECORD, "standing.confirmed")
def confirm_standing(actor: Actor, keys: Sequence[TaskKey], *, note: str, today: date, now: datetime) -> int:
    """Confirm several standing duties at once: carried out as they should be; returns how many were.

    Left are those already settled, those sent back, which want an answer of their own, those whose figures are asked for, and those whose
    period has not come near its end. note: kept with each; without one the words there were stay.

    Raises TaskMissing; Refused ("access.not_granted", "standing.…"). Audit: standing.confirmed, one entry for each unit and duty.
    """
    confirmed = 0
    for key in sorted(keys, key=lambda one: (str(one.unit_uid), str(one.obligation_uid), one.ordinal)):
        task = locked_task(actor, key)
        require(actor, Perm.TASK_RECORD, task.unit.place)
        if standing.alone(task.facts(), standing=task.standing, opens_on=task.opens_on, today=today):
            continue
        state = states.state_when_done(task.due_on, today)
        words = note.strip() or (task.record.note if task.record else "")
        said = {"note": words, "done_on": today, "due_on": task.due_on, "reason_code": "", **_said(actor, now)}
        row = keep(task, actor, "confirm", now, said=note.strip(), state=state, **said)
        record(actor, "standing.confirmed", row.pk, at=now, place=task.unit.place)
        confirmed += 1
    if not confirmed:
        raise Refused(Refusal("standing.nothing_to_confirm" if keys else "standing.nothing_ticked"))
    return confirmed
