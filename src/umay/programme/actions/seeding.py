"""Fills a demo with what its units might have recorded so far. For jobs only; refuses where anything was recorded already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from umay.core.api import Actor, Perm, Place, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.programme.models import TaskEvent, TaskRecord
from umay.programme.rules.states import State


@dataclass(frozen=True, slots=True)
class Seed:
    """One invented record."""

    obligation_id: int
    unit_id: int
    ordinal: int
    country: str
    province_id: int | None
    district_id: int | None
    due_on: date
    state: State
    done_on: date | None
    figures: dict[str, Any]
    reason_code: str = ""
    sent_back_note: str = ""


@action(Perm.TASK_RECORD, "demo.seeded")
def seed_records(actor: Actor, seeds: Iterable[Seed], *, by_id: int, place: Place, now: datetime) -> int:
    """Insert invented records; returns how many. Raises Refused ("demo.only"): never where a person acts. Audit: demo.seeded."""
    require(actor, Perm.TASK_RECORD, place)
    if not actor.is_job:
        raise Refused(Refusal("demo.only"))

    rows = TaskRecord.objects.bulk_create([_row(one, by_id, now) for one in seeds], batch_size=1000, ignore_conflicts=False)
    TaskEvent.objects.bulk_create(
        [TaskEvent(record=row, at=now, by_id=by_id, state=row.state, verb="record") for row in rows], batch_size=1000
    )

    record(actor, "demo.seeded", place.unit_id, at=now, place=place, detail={"records": len(rows)})
    return len(rows)


def _row(one: Seed, by_id: int, now: datetime) -> TaskRecord:
    sent_back = one.state is State.SENT_BACK
    return TaskRecord(
        obligation_id=one.obligation_id,
        unit_id=one.unit_id,
        ordinal=one.ordinal,
        country=one.country,
        province_id=one.province_id,
        district_id=one.district_id,
        due_on=one.due_on,
        state=one.state,
        done_on=one.done_on,
        figures=one.figures,
        reason_code=one.reason_code,
        recorded_at=now,
        recorded_by_id=by_id,
        sent_back_at=now if sent_back else None,
        sent_back_by_id=by_id if sent_back else None,
        sent_back_note=one.sent_back_note,
    )
