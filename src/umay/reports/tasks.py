"""Jobs of the room. Each acts as the system, sees codes only, holds no keys, and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.reports.actions import calling, outliving


@app.task(name="reports.tell_readers")
def tell_readers(report_id: str) -> int:
    """Tell those who may read a report that it waits; return how many were told anew."""
    return calling.tell_readers(UUID(report_id), now=timezone.now())


@app.task(name="reports.tell_of_more")
def tell_of_more(report_id: str) -> int:
    """Tell those who read a report that its teller added something; return how many were told anew."""
    return calling.tell_of_more(UUID(report_id), now=timezone.now())


@app.task(name="reports.tell_above")
def tell_above(report_id: str) -> int:
    """Tell the office above that a report was set aside, by its code alone; return how many were told anew."""
    return calling.tell_above(UUID(report_id), now=timezone.now())


@app.task(name="reports.sound_alarm")
def sound_alarm(unit_id: int) -> int:
    """Tell administrators that something sealed does not open; return how many were told anew."""
    return calling.sound_alarm(unit_id, now=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="reports.climb", queueing_lock="reports.climb", lock="reports.climb")
def climb(timestamp: int) -> int:
    """Tell whoever stands on a rung whose time has come; also what a lost job left untold. timestamp: when it was due."""
    return calling.climb(now=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="20 2 * * *")
@app.task(name="reports.end_outlived", queueing_lock="reports.end_outlived", lock="reports.end_outlived")
def end_outlived(timestamp: int) -> int:
    """Take the keys of reports from those whose post or seat is gone; return of how many reports. timestamp: when it was due."""
    now, done = datetime.fromtimestamp(timestamp, UTC), 0
    while found := outliving.end_outlived(JOB, today=now.date(), now=now):
        done += found
    return done
