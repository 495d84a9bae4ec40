"""Jobs of the room. Each acts as the system, holds no keys, and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.handover.actions import asking, retention


@app.task(name="handover.tell_of_answer")
def tell_of_answer(referral_uid: str) -> int:
    """Tell the members of a case that there is something new; return how many were told anew."""
    return asking.tell_of_answer(JOB, UUID(referral_uid), now=timezone.now())


@app.periodic(cron="40 2 * * *")
@app.task(name="handover.sweep", queueing_lock="handover.sweep", lock="handover.sweep")
def sweep(timestamp: int) -> int:
    """Go round all clocks of what is kept; return how much was destroyed. timestamp: when it was due."""
    return retention.sweep(JOB, now=datetime.fromtimestamp(timestamp, UTC)).shredded
