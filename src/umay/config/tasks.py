"""Jobs of the machine: rescue what a killed worker left, sign the audit's head each day, clear what has run out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from procrastinate import JobContext
from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(name="config.rescue_jobs", queueing_lock="config.rescue_jobs", pass_context=True)
async def rescue_jobs(context: JobContext, timestamp: int) -> int:  # noqa: ARG001  procrastinate passes it by this name
    """Give jobs of a worker that stopped breathing to another; returns how many. Jobs are safe to repeat."""
    manager: Any = context.app.job_manager
    stalled = list(await manager.get_stalled_jobs())
    for job in stalled:
        await manager.retry_job(job)
    return len(stalled)


@app.periodic(cron="5 0 * * *")
@app.task(name="config.anchor_audit", queueing_lock="config.anchor_audit")
def anchor_audit(timestamp: int) -> bool:
    """Sign the head of the audit for the day of the timestamp; say whether there was one. Once a day, safe to repeat."""
    from umay.core.api import anchor_audit as anchor

    key = settings.UMAY_AUDIT_KEY
    return key is not None and anchor(datetime.fromtimestamp(timestamp, UTC).date(), key) is not None


@app.periodic(cron="15 2 * * *")
@app.task(name="config.clear_what_ran_out", queueing_lock="config.clear_what_ran_out")
def clear_what_ran_out(timestamp: int) -> None:  # noqa: ARG001  procrastinate passes it by this name
    """Delete sessions that have ended."""
    from django.core.management import call_command

    call_command("clearsessions")
