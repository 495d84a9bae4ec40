"""Jobs of the room. Each acts as the system and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.hazards.actions import reminding
from umay.hazards.queries.due import to_remind


@app.periodic(cron="10 5 * * *")
@app.task(name="hazards.remind_due", queueing_lock="hazards.remind_due", lock="hazards.remind_due")
def remind_due(timestamp: int) -> int:
    """Tell of dangers whose day is over and of those to be looked at again; return how many people were told. timestamp: when due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    today = timezone.localdate(now)
    return sum(reminding.remind(JOB, uid, today=today, now=now) for uid in to_remind(JOB, today))


@app.task(name="hazards.tell_keepers")
def tell_keepers(hazard_id: int) -> int:
    """Tell the heads of what the public told; return how many were told."""
    return reminding.tell_of_public(JOB, hazard_id, now=timezone.now())
