"""Jobs of the room: sending what is due, telling of a broken glass, and forgetting what is old. Safe to repeat."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.notices import mail
from umay.notices.actions import glass, outbox

KEEP_FOR = timedelta(days=365)


@app.periodic(cron="* * * * *")
@app.task(name="notices.send_due", queueing_lock="notices.send_due", lock="notices.send_due")
def send_due(timestamp: int) -> int:  # noqa: ARG001 - the name that procrastinate passes it by
    """Send the messages that are due; return to how many people."""
    return mail.send_due(timezone.now)


@app.task(name="notices.tell_broken_glass")
def tell_broken_glass(glass_id: int) -> int:
    """Tell the people of a unit that somebody acts for it; return how many were told anew."""
    return glass.tell_of_glass(glass_id, now=timezone.now())


@app.periodic(cron="45 2 * * *")
@app.task(name="notices.forget_old", queueing_lock="notices.forget_old")
def forget_old(timestamp: int) -> int:
    """Delete notices older than a year. timestamp: when it was due."""
    return outbox.forget_old(datetime.fromtimestamp(timestamp, UTC) - KEEP_FOR)
