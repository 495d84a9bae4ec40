"""Jobs of the room. They hold no key: what a case says they cannot read."""

from __future__ import annotations

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from umay.cases.actions import climbing, takeover
from umay.cases.queries import above
from umay.core.api import JOB


@app.periodic(cron="*/10 * * * *")
@app.task(name="cases.climb", queueing_lock="cases.climb", lock="cases.climb")
def climb(timestamp: int) -> int:
    """Tell the level above of each signal whose time has come; return how many. timestamp: when it was due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    return sum(climbing.tell_above(JOB, uid, now=now) for uid in above.signals_due(JOB, now))


@app.periodic(cron="*/10 * * * *")
@app.task(name="cases.end_run_out", queueing_lock="cases.end_run_out", lock="cases.end_run_out")
def end_run_out(timestamp: int) -> int:
    """End each way into a case that ran out, and with it its keys; return how many. timestamp: when it was due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    over = above.ways_in_over(JOB)
    for grant_id, case_uid, person_id in over:
        takeover.end_run_out(JOB, grant_id, case_uid, person_id, now=now)
    return len(over)
