"""What the level above says about what a unit recorded: accepted, or sent back with a note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from umay.core.api import Actor, Perm, action, later, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.programme.actions.recording import keep
from umay.programme.models import TaskRecord
from umay.programme.queries.locking import LockedTask, TaskKey, locked_task
from umay.programme.rules import states
from umay.programme.rules.states import State, Verb


def _loaded(actor: Actor, key: TaskKey, verb: Verb, seen: int | None) -> LockedTask:
    """Return the locked task if this actor may judge it. Nobody judges the unit they act in, nor what they said for another one.

    The second happens to whoever acts for a unit whose people are away, and to whoever holds posts in two units. What the unit changed
    after the page was made is looked at first.
    """
    task = locked_task(actor, key)
    require(actor, Perm.TASK_VERIFY, task.unit.place)
    if states.is_own_work(actor.person_id, actor.seat.place.unit_id if actor.seat else None, task.unit.id, task.said_by):
        raise Refused(Refusal("task.own_unit"))
    facts = task.facts()
    if no := states.refusal(verb, facts) or states.changed_refusal(facts, seen):
        raise Refused(no)
    return task


@action(Perm.TASK_VERIFY, "task.verified")
def verify(actor: Actor, key: TaskKey, *, now: datetime, seen: int | None = None) -> TaskRecord:
    """Accept what the unit recorded; from then on it stays as it is until sent back.

    seen: the version of what was said when the page was made; None does not ask whether somebody spoke since.
    Raises TaskMissing; Refused ("access.not_granted", "task.…"). Audit: task.verified.
    """
    task = _loaded(actor, key, Verb.VERIFY, seen)

    row = keep(task, actor, "verify", now, verified_at=now, verified_by_id=actor.person_id)

    record(actor, "task.verified", row.pk, at=now, place=task.unit.place)
    return row


@action(Perm.TASK_VERIFY, "task.verified")
def verify_together(actor: Actor, keys: Sequence[TaskKey], *, opened: datetime, now: datetime) -> int:
    """Accept what several units recorded; returns how many were.

    Left out is what was recorded or corrected after the page was made, what was judged or reopened meanwhile, and what is one's own work.
    opened: when the page was made.
    Raises TaskMissing; Refused ("access.not_granted", "task.nothing_to_accept"). Audit: task.verified, one entry for each.
    """
    accepted = 0
    for key in sorted(keys, key=lambda one: (str(one.unit_uid), str(one.obligation_uid), one.ordinal)):
        task = locked_task(actor, key)
        require(actor, Perm.TASK_VERIFY, task.unit.place)
        own = states.is_own_work(actor.person_id, actor.seat.place.unit_id if actor.seat else None, task.unit.id, task.said_by)
        if own or states.refusal(Verb.VERIFY, task.facts()) or task.said_after(opened):
            continue
        row = keep(task, actor, "verify", now, verified_at=now, verified_by_id=actor.person_id)
        record(actor, "task.verified", row.pk, at=now, place=task.unit.place)
        accepted += 1
    if not accepted:
        raise Refused(Refusal("task.nothing_to_accept"))
    return accepted


@action(Perm.TASK_VERIFY, "task.sent_back")
def send_back(actor: Actor, key: TaskKey, *, note: str, now: datetime, seen: int | None = None) -> TaskRecord:
    """Send the task back to its unit, saying what is missing; it stands first on the unit's day.

    seen: as for `verify`.
    Raises TaskMissing; Refused ("access.not_granted", "task.…"). Audit: task.sent_back. Queues: programme.tell_sent_back.
    """
    task = _loaded(actor, key, Verb.SEND_BACK, seen)
    if not note.strip():
        raise Refused(Refusal("task.sent_back_without_note"))

    row = keep(
        task, actor, "send_back", now, said=note.strip(),
        state=State.SENT_BACK, sent_back_at=now, sent_back_by_id=actor.person_id, sent_back_note=note.strip(),
        verified_at=None, verified_by_id=None,
    )  # fmt: skip

    record(actor, "task.sent_back", row.pk, at=now, place=task.unit.place)
    later("programme.tell_sent_back", record_id=row.pk)
    return row
