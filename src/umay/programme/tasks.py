"""Jobs of the room. Each acts as the system, looks first, and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.programme.actions import adopting, reminding
from umay.programme.queries import adoptions, reminders


@app.task(name="programme.tell_sent_back")
def tell_sent_back(record_id: int) -> int:
    """Tell those who record for a unit that a task was sent back to it; return how many. record_id: of the task's record."""
    found = reminders.sent_back(JOB, record_id, today=timezone.localdate())
    return reminding.tell_unit(JOB, found, code="task.sent_back", now=timezone.now()) if found else 0


@app.task(name="programme.follow_calendar")
def follow_calendar(calendar_id: int) -> int:
    """Move the open dates of all adoptions that a newly recorded school calendar is for; return how many dates were written."""
    today, now = timezone.localdate(), timezone.now()
    return sum(adopting.follow_calendar(JOB, uid, today=today, now=now) for uid in adoptions.on_calendar(calendar_id))


@app.periodic(cron="0 2 * * *")  # an hour before the day's mail leaves
@app.task(name="programme.remind", queueing_lock="programme.remind", lock="programme.remind")
def remind(timestamp: int) -> int:
    """Remind units of what falls due in a week and tomorrow, and tell the unit above what is a week late; return how many were told.

    timestamp: when it was due.
    """
    now = datetime.fromtimestamp(timestamp, UTC)
    today, told = now.date(), 0
    for unit_ids in reminders.unit_batches():
        if due := reminders.reminders_due(JOB, unit_ids, today=today):
            told += reminding.send_reminders(JOB, due, today=today, now=now)
    for found in reminders.agreements_running_out(JOB, today=today):
        told += reminding.tell_unit(JOB, found, code="agreement.expiring", now=now)
    return told
