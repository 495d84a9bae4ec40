"""Jobs of the room. Safe to repeat; none holds a key."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.vault.actions.sweeping import sweep
from umay.vault.queries.old import anything_old


@app.periodic(cron="*/5 * * * *")
@app.task(name="vault.sweep", queueing_lock="vault.sweep")
def sweep_old(timestamp: int = 0) -> int:  # noqa: ARG001 - procrastinate's signature
    """Delete vaults that closed, codes that ran out, shares that waited too long; return how many. timestamp: when it was due, unused."""
    now = timezone.now()
    return sweep(JOB, now=now) if anything_old(JOB, now=now) else 0
