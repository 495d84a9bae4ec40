"""What a unit says about a task: planned, begun, done with figures, will not be done, does not apply. And a batch for standing duties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.programme.models import TaskEvent, TaskRecord
from umay.programme.queries.locking import LockedTask, TaskKey, locked_task
from umay.programme.rules import states
from umay.programme.rules.figures import cleaned
from umay.programme.rules.states import Reason, State, Verb


def keep(task: LockedTask, actor: Actor, verb: str, now: datetime, **changes: Any) -> TaskRecord:
    """Insert or update the record of a locked task and add to its history. Called by the actions of this room only."""
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
    TaskEvent.objects.create(record=row, at=now, by_id=actor.person_id, state=row.state, verb=verb)
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
def plan(actor: Actor, key: TaskKey, *, scheduled_on: date, now: datetime) -> TaskRecord:
    """Say on which day the task is planned; its due date stays.

    Raises TaskMissing; Refused ("access.not_granted", "task.…"). Audit: task.planned.
    """
    task = locked_task(actor, key)
    require(actor, Perm.TASK_RECORD, task.unit.place)
    if no := states.refusal(Verb.PLAN, task.facts()):
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
    actor: Actor, key: TaskKey, *, done_on: date, figures: Mapping[str, object], note: str, today: date, now: datetime
) -> TaskRecord:
    """Record that the task was done, with the figures it asks for and a note. Sent twice, it is done once.

    figures: by code, as typed; each is checked against its unit. note: never about a person.
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
    if no := states.record_refusal(task.facts(), done_on=done_on, today=today, figures=kept):
        raise Refused(no)

    row = keep(
        task, actor, "record", now,
        state=states.state_when_done(task.due_on, done_on), done_on=done_on, figures=kept, note=note.strip(), reason_code="",
        due_on=task.due_on, **_said(actor, now),
    )  # fmt: skip

    record(actor, "task.recorded", row.pk, at=now, place=task.unit.place, detail={"state": row.state})
    return row


def _same(row: TaskRecord, done_on: date, figures: Mapping[str, object], note: str) -> bool:
    """Tell whether the same was recorded before: a double click or a device that sends again."""
    return row.state in (State.DONE, State.DONE_LATE) and row.done_on == done_on and row.figures == figures and row.note == note.strip()


@action(Perm.TASK_RECORD, "task.declined")
def decline(actor: Actor, key: TaskKey, *, reason: Reason, note: str, now: datetime) -> TaskRecord:
    """Say in a coded reason why the task will not be done, in advance or afterwards.

    note: needed when the reason is "other". Raises TaskMissing; Refused ("access.not_granted", "task.…"). Audit: task.declined.
    """
    return _decline(actor, key, verb=Verb.DECLINE, state=State.NOT_DONE, reason=reason, note=note, now=now, said="task.declined")


@action(Perm.TASK_RECORD, "task.set_aside")
def set_aside(actor: Actor, key: TaskKey, *, reason: Reason, note: str, now: datetime) -> TaskRecord:
    """Say that the task does not apply to the unit, with a coded reason.

    Raises TaskMissing; Refused ("access.not_granted", "task.…"). Audit: task.set_aside.
    """
    return _decline(actor, key, verb=Verb.SET_ASIDE, state=State.NOT_APPLICABLE, reason=reason, note=note, now=now, said="task.set_aside")


def _decline(actor: Actor, key: TaskKey, *, verb: Verb, state: State, reason: Reason, note: str, now: datetime, said: str) -> TaskRecord:
    task = locked_task(actor, key)
    require(actor, Perm.TASK_RECORD, task.unit.place)
    if no := states.refusal(verb, task.facts()) or states.reason_refusal(reason, note):
        raise Refused(no)

    row = keep(
        task, actor, verb.value, now,
        state=state, reason_code=reason.value, note=note.strip(), done_on=None, figures={}, due_on=task.due_on, **_said(actor, now),
    )  # fmt: skip

    record(actor, said, row.pk, at=now, place=task.unit.place, detail={"reason": reason.value})
    return row


@action(Perm.TASK_RECORD, "standing.confirmed")
def confirm_standing(actor: Actor, keys: Sequence[TaskKey], *, note: str, today: date, now: datetime) -> int:
    """Confirm several standing duties at once: carried out as they should be; returns how many were.

    Those already settled are left. Figures are not asked for here: whoever has some records the duty by itself.

    Raises TaskMissing; Refused ("access.not_granted"). Audit: standing.confirmed, one entry for each unit and duty.
    """
    confirmed = 0
    for key in sorted(keys, key=lambda one: (str(one.unit_uid), str(one.obligation_uid), one.ordinal)):
        task = locked_task(actor, key)
        require(actor, Perm.TASK_RECORD, task.unit.place)
        if states.refusal(Verb.RECORD, task.facts()):
            continue
        state = states.state_when_done(task.due_on, today)
        row = keep(task, actor, "confirm", now, state=state, done_on=today, note=note.strip(), due_on=task.due_on, **_said(actor, now))
        record(actor, "standing.confirmed", row.pk, at=now, place=task.unit.place)
        confirmed += 1
    if not confirmed:
        raise Refused(Refusal("standing.nothing_to_confirm"))
    return confirmed
