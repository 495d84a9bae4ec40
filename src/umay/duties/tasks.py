"""Jobs of the room. Each acts as the system and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.duties.actions import reminding
from umay.duties.queries.due import due_reminders


@app.periodic(cron="*/30 * * * *")
@app.task(name="duties.remind", queueing_lock="duties.remind", lock="duties.remind")
def remind(timestamp: int) -> int:
    """Remind of tomorrow's duties, in the evening of each school; return how many people were reminded. timestamp: when it was due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    waiting = due_reminders(JOB, now, timezone.get_default_timezone())
    return sum(reminding.remind(JOB, due, now=now) for due in waiting)
