"""Jobs of the room. Each acts as the system, sees codes only, holds no keys, and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.absence.actions import keeping, releasing, sharing, visiting
from umay.absence.queries.due import measures_to_remind, quarters_over, shares_run_out
from umay.core.api import JOB


@app.periodic(cron="20 2 * * *")
@app.task(name="absence.erase_due", queueing_lock="absence.erase_due", lock="absence.erase_due")
def erase_due(timestamp: int) -> int:
    """Erase what has reached its day of deletion; return how many records. timestamp: when it was due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    today = timezone.localdate(now)
    return sum(keeping.erase(JOB, uid, today=today, now=now) for uid in keeping.begin_round(JOB, today=today, now=now))


@app.periodic(cron="40 2 * * *")
@app.task(name="absence.look_ahead", queueing_lock="absence.look_ahead", lock="absence.look_ahead")
def look_ahead(timestamp: int) -> int:
    """Remind of reviews that come near, and delete the keys of shares that ran out; return how many there were. timestamp: when due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    return _look_ahead(timezone.localdate(now), now)


def _look_ahead(today: date, now: datetime) -> int:
    shares, measures = shares_run_out(JOB, today), measures_to_remind(JOB, today)
    for share in shares:
        sharing.run_out(JOB, share, now=now)
    for measure in measures:
        visiting.remind(JOB, measure, now=now)
    return len(shares) + len(measures)


@app.periodic(cron="10 3 * * *")
@app.task(name="absence.publish", queueing_lock="absence.publish", lock="absence.publish")
def publish(timestamp: int) -> int:
    """Publish the numbers of quarters that are over; return how many tables were written. timestamp: when it was due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    return sum(releasing.publish(JOB, country, span, now=now) for country, span in quarters_over(JOB, timezone.localdate(now)))
