"""Jobs of the room. Each acts as the system, opens no order, and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.visits.actions import forgetting, wording
from umay.visits.queries.today import schools_with_visitors


@app.periodic(cron="50 2 * * *")
@app.task(name="visits.forget", queueing_lock="visits.forget", lock="visits.forget")
def forget(timestamp: int) -> int:
    """Forget visitors after thirty days and orders after their last day; return how many there were. timestamp: when it was due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    return forgetting.forget_visitors(JOB, today=now.date(), now=now) + forgetting.end_orders(JOB, now=now)


@app.periodic(cron="20 6 * * *")
@app.task(name="visits.ask_for_words", queueing_lock="visits.ask_for_words", lock="visits.ask_for_words")
def ask_for_words(timestamp: int) -> int:
    """Ask heads again for the word that an order still waits for; return for how many orders. timestamp: when it was due."""
    return wording.ask_again(JOB, now=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="*/10 * * * *")
@app.task(name="visits.name_left_inside", queueing_lock="visits.name_left_inside", lock="visits.name_left_inside")
def name_left_inside(timestamp: int) -> int:
    """Tell the heads of schools that have closed with visitors inside; return at how many. timestamp: when it was due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    schools = schools_with_visitors(JOB, now=now)
    if schools:
        forgetting.name_left_inside(JOB, schools, now=now)
    return len(schools)
