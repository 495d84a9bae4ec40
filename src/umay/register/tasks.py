"""Jobs of the room. Each acts as the system and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.register.actions import keeping
from umay.register.queries.pages import entries_expired


@app.periodic(cron="45 2 * * *")
@app.task(name="register.drop_expired", queueing_lock="register.drop_expired", lock="register.drop_expired")
def drop_expired(timestamp: int) -> int:
    """Delete entries whose last day is past; return how many. timestamp: when it was due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    today = timezone.localdate(now)
    expired = entries_expired(JOB, today)
    for uid in expired:
        keeping.drop(JOB, uid, today, now=now)
    return len(expired)


@app.task(name="register.forget_entry")
def forget_entry(entry_uid: str, unit_id: int) -> int:
    """Delete what was asked and answered by an entry of an office that is gone; return how many."""
    return keeping.forget(JOB, UUID(entry_uid), unit_id, now=timezone.now())
