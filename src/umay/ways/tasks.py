"""Jobs of the room. Each acts as the system and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.ways.actions import counting
from umay.ways.queries.over import schools_to_count


@app.periodic(cron="20 * * * *")
@app.task(name="ways.count_weeks", queueing_lock="ways.count_weeks", lock="ways.count_weeks")
def count_weeks(timestamp: int) -> int:
    """Count this week and the last anew, so that a check nobody made shows too; return for how many schools."""
    now = datetime.fromtimestamp(timestamp, UTC)
    schools = schools_to_count(JOB)
    for unit in schools:
        counting.count_anew(JOB, unit, now=now)
    return len(schools)
