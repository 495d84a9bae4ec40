"""Jobs of the room. Each acts as the system and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.duties.actions import alarming, reminding
from umay.duties.queries.due import due_reminders
from umay.duties.queries.empty import empty_soon
from umay.duties.queries.letters import reminder_letter


@app.periodic(cron="*/30 * * * *")
@app.task(name="duties.remind", queueing_lock="duties.remind", lock="duties.remind")
def remind(timestamp: int) -> int:
    """Remind of tomorrow's duties, in the evening of each school; return how many people were reminded. timestamp: when it was due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    waiting = due_reminders(JOB, now)
    return sum(reminding.remind(JOB, due, now=now) for due in waiting)


@app.task(name="duties.mail_reminder", retry=3)
def mail_reminder(worker_id: int, on_day: str) -> bool:
    """Send the letter of the evening before to somebody's own address; tell whether there was one to send."""
    now = datetime.now(UTC)
    letter = reminder_letter(JOB, worker_id, date.fromisoformat(on_day), now=now)
    if letter is None or settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        return False
    headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    connection = get_connection(timeout=settings.EMAIL_TIMEOUT)
    return bool(EmailMessage(letter.subject, letter.body, to=[letter.address], headers=headers, connection=connection).send())


@app.periodic(cron="*/15 * * * *")
@app.task(name="duties.look_ahead", queueing_lock="duties.look_ahead", lock="duties.look_ahead")
def look_ahead(timestamp: int) -> int:
    """Tell whoever keeps the roster, and on the day who leads, of windows for which nobody stands on it; return how many windows.

    timestamp: when it was due.
    """
    now = datetime.fromtimestamp(timestamp, UTC)
    found = empty_soon(JOB, now)
    return sum(alarming.tell_of_empty(JOB, one, now=now) for one in found)
