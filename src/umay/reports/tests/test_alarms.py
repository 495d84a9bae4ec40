"""A flood that says "danger" wakes nobody seven hundred times, and hides no real one for longer than a few minutes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from umay.core.api import scoped
from umay.notices.models import Notice, Outbox
from umay.reports.actions import calling
from umay.reports.models import Report, TellingPlace
from umay.reports.queries.queue import queue_page
from umay.reports.tests.telling_world import World, build, tell

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def told_in_danger(world: World, *, flood: bool = False) -> UUID:
    with scoped(world.cast.job):
        before = set(Report.objects.values_list("pk", flat=True))
    tell(danger=True, in_flood=flood)
    with scoped(world.cast.job):
        return Report.objects.exclude(pk__in=before).get().pk


def pages(world: World) -> int:
    """Return how many messages were made for the counsellor, repeats of one alarm counted once."""
    return Outbox.objects.filter(notice__person_id=world.cast.counsellor.person_id, turn=0).count()


def reads_notices(world: World, at: datetime) -> None:
    Notice.objects.filter(person_id=world.cast.counsellor.person_id, read_at__isnull=True).update(read_at=at)


def test_the_first_of_danger_leaves_at_once_and_the_next_within_minutes_with_their_count(world: World) -> None:
    first, at = told_in_danger(world), datetime.now(UTC)
    assert calling.tell_readers(first, now=at) > 0
    reads_notices(world, at)
    for second in range(1, 6):
        one = told_in_danger(world, flood=True)
        assert calling.tell_readers(one, now=at + timedelta(seconds=10 + second)) == 0
    real = told_in_danger(world)
    assert calling.tell_readers(real, now=at + timedelta(seconds=30)) == 0
    assert calling.climb(now=at + timedelta(minutes=2)) == 0

    assert calling.climb(now=at + timedelta(minutes=4)) > 0

    last = Notice.objects.filter(person_id=world.cast.counsellor.person_id).latest("made_at")
    assert (last.counts, last.urgency) == ({"count": 6}, "danger")
    with scoped(world.cast.job):
        assert not Report.objects.filter(told_rung__lt=0).exists()


def test_a_flood_of_danger_over_an_hour_wakes_a_reader_who_keeps_reading_at_most_every_few_minutes(world: World) -> None:
    began = datetime.now(UTC)
    for minute in range(12):
        at = began + timedelta(minutes=minute + 1)
        calling.tell_readers(told_in_danger(world, flood=True), now=at)
        calling.climb(now=at + timedelta(seconds=30))
        reads_notices(world, at)

    assert 3 <= Notice.objects.filter(person_id=world.cast.counsellor.person_id).count() <= 12 / 3 + 1


def test_no_minute_of_an_alarm_is_kept(world: World) -> None:
    one, at = told_in_danger(world), datetime.now(UTC)
    assert calling.tell_readers(one, now=at) > 0

    calling.climb(now=at + timedelta(minutes=5))

    assert TellingPlace.objects.get().danger_told_at is None


def test_what_came_alone_stands_before_what_came_in_a_flood_of_danger(world: World) -> None:
    flood = [told_in_danger(world, flood=True) for _time in range(3)]
    real = told_in_danger(world)

    lines = queue_page(world.cast.counsellor, now=datetime.now(UTC)).lines

    assert lines[0].href == f"/reports/{real}/"
    assert len(lines) == len(flood) + 1
