"""Jobs of the room. Each acts as the system and is safe to repeat."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from procrastinate.contrib.django import app

from umay.core.api import JOB
from umay.places import api as places
from umay.watch.actions import forgetting, leading, proving, raising
from umay.watch.queries.country import alarms_over, news_at
from umay.watch.queries.own import day_at
from umay.watch.queries.schools import days_to_reckon, schools_with_posts

AHEAD = timedelta(days=2)  # over two midnights, so that a day is counted from its first window on wherever the school is


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
    """Write how the windows of the day before were held, of days that no night reckoned too, and which windows are due next.

    Return how many schools there are. timestamp: when it was due.
    """
    return _prove_yesterday(datetime.fromtimestamp(timestamp, UTC))


def _prove_yesterday(now: datetime) -> int:
    found = schools_with_posts(JOB, now.date())
    for unit in places.cards(found).values():
        today = day_at(unit.place, now)
        for day in days_to_reckon(JOB, unit.place, today):
            proving.prove_day(JOB, unit.place, day, now=now)
        proving.expect_windows(JOB, unit.place, today, today + AHEAD, now=now)
    return len(found)


@app.task(name="watch.expect_windows")
def expect_windows(unit_id: int) -> int:
    """Write which windows of a school are due in the next days, after its posts or its bell changed; return how many."""
    now = datetime.now(UTC)
    place = places.unit_by_id(JOB, unit_id).place
    today = day_at(place, now)
    return proving.expect_windows(JOB, place, today, today + AHEAD, now=now)


@app.task(name="watch.prove_day")
def prove_day(unit_id: int, day: str) -> int:
    """Write a school's day anew, after late evidence came; return how many windows it had."""
    return proving.prove_day(JOB, places.unit_by_id(JOB, unit_id).place, date.fromisoformat(day), now=datetime.now(UTC))


@app.periodic(cron="15 3 * * *")
@app.task(name="watch.forget_persons", queueing_lock="watch.forget_persons", lock="watch.forget_persons")
def forget_persons(timestamp: int) -> int:
    """Take the person from what is older than ninety days; return how many stays. timestamp: when it was due."""
    return forgetting.forget_persons(JOB, now=datetime.fromtimestamp(timestamp, UTC))
