"""Jobs of the room. Each acts as the system and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.rounds.actions import walking
from umay.rounds.queries.over import rounds_over, schools_to_count


@app.periodic(cron="*/5 * * * *")
@app.task(name="rounds.close_over", queueing_lock="rounds.close_over", lock="rounds.close_over")
def close_over(timestamp: int) -> int:
    """Close rounds whose time is over; return how many. timestamp: when it was due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    over = rounds_over(JOB, now)
    for uid in over:
        walking.close_over(JOB, uid, now=now)
    return len(over)


@app.periodic(cron="15 * * * *")
@app.task(name="rounds.count_weeks", queueing_lock="rounds.count_weeks", lock="rounds.count_weeks")
def count_weeks(timestamp: int) -> int:
    """Count the weeks of today and a week ago anew, so that what nobody walked shows too; return for how many schools."""
    now = datetime.fromtimestamp(timestamp, UTC)
    schools = schools_to_count(JOB)
    for unit in schools:
        walking.count_anew(JOB, unit, (now.date(), (now - timedelta(days=7)).date()), now=now)
    return len(schools)
