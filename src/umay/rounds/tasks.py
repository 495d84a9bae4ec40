"""Jobs of the room. Each acts as the system and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.rounds.actions import telling, walking
from umay.rounds.queries.missed import missed_rounds
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
    """Count this week and the last anew, so that what nobody walked shows too; return for how many schools."""
    now = datetime.fromtimestamp(timestamp, UTC)
    schools = schools_to_count(JOB)
    for unit in schools:
        walking.count_anew(JOB, unit, now=now)
    return len(schools)


@app.periodic(cron="*/15 * * * *")
@app.task(name="rounds.tell_missed", queueing_lock="rounds.tell_missed", lock="rounds.tell_missed")
def tell_missed(timestamp: int) -> int:
    """Tell whoever keeps rounds of those that were missed, half an hour after their time; return how many notices are new."""
    now = datetime.fromtimestamp(timestamp, UTC)
    return sum(telling.tell_missed(JOB, unit_id, rounds, now=now) for unit_id, rounds in missed_rounds(JOB, now).items())
