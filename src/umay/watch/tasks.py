"""Jobs of the room. Each acts as the system and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.places import api as places
from umay.watch.actions import forgetting, leading, proving, raising
from umay.watch.queries.country import alarms_over, news_at
from umay.watch.queries.own import day_at
from umay.watch.queries.schools import schools_with_posts


@app.periodic(cron="* * * * *")
@app.task(name="watch.look_out", queueing_lock="watch.look_out", lock="watch.look_out")
def look_out(timestamp: int) -> int:
    """Tell leaders of posts that are empty or short, and clear what holds no more; return how many. timestamp: when it was due."""
    return _look_out(datetime.fromtimestamp(timestamp, UTC))


def _look_out(now: datetime) -> int:
    news = news_at(JOB, now)
    for one in news:
        raising.raise_alarm(JOB, one, now=now)
    if over := alarms_over(JOB, now):
        raising.clear_alarms(JOB, over, now=now)
    return len(news)


@app.periodic(cron="*/15 * * * *")
@app.task(name="watch.end_windows", queueing_lock="watch.end_windows", lock="watch.end_windows")
def end_windows(timestamp: int) -> int:
    """End the stays whose window is over; return how many. timestamp: when it was due."""
    return leading.end_windows(JOB, now=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="50 1 * * *")
@app.task(name="watch.prove_yesterday", queueing_lock="watch.prove_yesterday", lock="watch.prove_yesterday")
def prove_yesterday(timestamp: int) -> int:
    """Write how the windows of the day before were held, school by school; return how many schools. timestamp: when it was due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    found = schools_with_posts(JOB)
    for unit in places.cards(found).values():
        proving.prove_day(JOB, unit.place, day_at(unit.place, now) - timedelta(days=1), now=now)
    return len(found)


@app.task(name="watch.prove_day")
def prove_day(unit_id: int, day: str) -> int:
    """Write a school's day anew, after late evidence came; return how many windows it had."""
    return proving.prove_day(JOB, places.unit_by_id(JOB, unit_id).place, date.fromisoformat(day), now=datetime.now(UTC))


@app.periodic(cron="15 3 * * *")
@app.task(name="watch.forget_persons", queueing_lock="watch.forget_persons", lock="watch.forget_persons")
def forget_persons(timestamp: int) -> int:
    """Take the person from what is older than ninety days; return how many stays. timestamp: when it was due."""
    return forgetting.forget_persons(JOB, now=datetime.fromtimestamp(timestamp, UTC))
