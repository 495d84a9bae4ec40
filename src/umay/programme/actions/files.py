"""Files that show that a task was done: added, opened, removed. Opening one is recorded too."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, access_refusal, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.programme.actions.recording import keep
from umay.programme.models import EvidenceFile
from umay.programme.queries.locking import TaskKey, locked_task
from umay.programme.rules import files as rules
from umay.programme.rules.states import State


@action(Perm.TASK_RECORD, "file.added")
def attach(actor: Actor, key: TaskKey, *, name: str, content: bytes, now: datetime) -> EvidenceFile:
    """Add a file to the task; a task nobody has spoken about is in progress from then on. The same file twice is kept once.

    Raises TaskMissing; Refused ("access.not_granted", "file.…", "task.already_verified"). Audit: file.added.
    """
    task = locked_task(actor, key)
    require(actor, Perm.TASK_RECORD, task.unit.place)
    if task.record is not None and task.record.verified_at is not None:
        raise Refused(Refusal("task.already_verified"))
    already = EvidenceFile.objects.filter(record=task.record).count() if task.record else 0
    if no := rules.file_refusal(name, content, already=already):
        raise Refused(no)

    if task.record is None:
        keep(task, actor, "start", now, state=State.IN_PROGRESS, due_on=task.due_on, recorded_at=now, recorded_by_id=actor.person_id)
    kind = rules.media_type(name, content) or ""
    bare = rules.without_traces(kind, content)
    digest = hashlib.sha256(bare).hexdigest()
    file, _ = EvidenceFile.objects.get_or_create(
        record=task.record,
        sha256=digest,
        defaults={
            "country": task.unit.country,
            "province_id": task.unit.province_id,
            "district_id": task.unit.district_id,
            "unit_id": task.unit.id,
            "name": rules.safe_name(name),
            "media_type": kind,
            "size": len(bare),
            "content": bare,
            "added_at": now,
            "added_by_id": actor.person_id,
        },
    )

    record(actor, "file.added", file.uid, at=now, place=task.unit.place)
    return file


def _loaded(actor: Actor, file_uid: UUID) -> tuple[EvidenceFile, places.UnitCard]:
    """Return the file and its unit. Raises EvidenceFile.DoesNotExist for a missing and a hidden one alike."""
    file = EvidenceFile.objects.select_for_update(of=("self",)).select_related("record__obligation").get(uid=file_uid)
    try:
        return file, places.unit_by_id(actor, file.unit_id)
    except places.UnitMissing:
        raise EvidenceFile.DoesNotExist from None


@action(Perm.TASK_READ, "file.opened")
def open_file(actor: Actor, file_uid: UUID, *, now: datetime) -> EvidenceFile:
    """Open a file, which is recorded: one's own unit's, or that of a unit whose work one judges.

    Raises EvidenceFile.DoesNotExist; Refused ("access.not_granted"). Audit: file.opened.
    """
    file, unit = _loaded(actor, file_uid)
    if access_refusal(actor, Perm.TASK_VERIFY, unit.place) is not None:
        require(actor, Perm.TASK_READ, unit.place)
    else:
        require(actor, Perm.TASK_VERIFY, unit.place)

    record(actor, "file.opened", file.uid, at=now, place=unit.place)
    return file


@action(Perm.TASK_RECORD, "file.removed")
def remove_file(actor: Actor, file_uid: UUID, *, now: datetime) -> None:
    """Remove a file of one's own unit while nobody above has accepted the task.

    Raises EvidenceFile.DoesNotExist; Refused ("access.not_granted", "task.already_verified"). Audit: file.removed.
    """
    file, unit = _loaded(actor, file_uid)
    require(actor, Perm.TASK_RECORD, unit.place)
    if file.record.verified_at is not None:
        raise Refused(Refusal("task.already_verified"))

    file.delete()

    record(actor, "file.removed", file_uid, at=now, place=unit.place)
