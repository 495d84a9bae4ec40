"""Jobs of the room. Each acts as the system and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.register import api as register
from umay.staffing.actions import alike, erasing
from umay.staffing.queries.due import units_to_erase


@app.periodic(cron="50 2 * * *")
@app.task(name="staffing.erase_due", queueing_lock="staffing.erase_due", lock="staffing.erase_due")
def erase_due(timestamp: int) -> int:
    """Erase names a year after their school year; return how many. timestamp: when it was due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    today = timezone.localdate(now)
    return sum(erasing.erase_unit(JOB, unit, year, now=now) for unit, year in units_to_erase(JOB, today))


@app.task(name="staffing.compare_entry")
def compare_entry(entry_uid: str) -> int:
    """Look who serves already under a name like that of a new entry; return how many. An entry that was taken out again finds nobody."""
    try:
        return alike.compare(JOB, UUID(entry_uid), now=timezone.now())
    except register.EntryMissing:
        return 0


@app.task(name="staffing.bar_same")
def bar_same(worker_id: int) -> None:
    """End the pass of somebody whom an office found in the register."""
    alike.bar_same(JOB, worker_id, now=timezone.now())
