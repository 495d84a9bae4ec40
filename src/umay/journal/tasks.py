"""Jobs of the room. Each acts as the system, looks first, and is safe to repeat."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.journal.actions import releasing


@app.task(name="journal.publish", retry=3)
def publish(release_id: int) -> int:
    """Work out the tables of a quarter that was closed; return how many were written. release_id: of the release."""
    return releasing.publish_release(JOB, release_id, now=timezone.now())
