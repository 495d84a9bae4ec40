"""What leaves by itself: the evening's reminder with hour and post, a letter to one's own address, and windows that nobody stands in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail

from tests.support.cast import COUNTRY, NOW
from umay.core.api import JOB, scoped
from umay.duties import tasks
from umay.duties.queries.due import due_reminders
from umay.duties.queries.empty import empty_soon
from umay.notices.models import Notice
from umay.places import api as places
from umay.rosters import api as rosters
from umay.rosters.tests.worlds import FRIDAY, MONDAY, World, build, put, roster
from umay.staffing import api as staffing
from umay.staffing.api import Kind, Worker

pytestmark = pytest.mark.django_db(transaction=True)
EVENING = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
NEXT_DAY = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast, parents=2, needs={"parent": 1})


def publish(world: World, *stands: tuple[int, Any, int]) -> None:
    draft = roster(world)
    for number, day, window in stands:
        put(world, draft, world.parents[number], day, window)
    rosters.publish(world.head, draft.uid, now=NOW)


def told(code: str) -> list[Notice]:
    with scoped(JOB):
        return list(Notice.objects.filter(code=code).order_by("pk"))


def test_the_reminder_says_hour_and_post_and_goes_to_ones_own_address(world: World, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with scoped(JOB):
        Worker.objects.filter(pk=world.parents[0].pk).update(email="parent@example.invalid")
    publish(world, (0, MONDAY, 0))
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr(tasks, "datetime", _At)

    counted = [tasks.remind(int(EVENING.timestamp())) for _ in range(2)]
    sent = tasks.mail_reminder(world.parents[0].pk, MONDAY.isoformat())

    (notice,) = told("roster.tomorrow")
    assert counted == [1, 0]
    assert notice.counts["post"] == 1
    assert {"hour", "minute"} <= set(notice.counts)
    assert sent
    (letter,) = mail.outbox
    assert letter.to == ["parent@example.invalid"]
    assert letter.subject == "You have a duty tomorrow"
    assert "Post 1." in letter.body
    assert f"{notice.counts['hour']}:{notice.counts['minute']:02}" in letter.body
    assert [name for name in (world.parents[0].name, "Main gate", world.cast.school.name) if name in letter.body] == []


def test_the_zone_that_the_deployment_says_holds_for_reminders_too(world: World, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "zones", lambda: {COUNTRY: UTC})
    settings.UMAY_TIME_ZONE, settings.TIME_ZONE = "Asia/Shanghai", "Asia/Shanghai"
    publish(world, (0, MONDAY, 0))
    at_noon = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

    with scoped(JOB):
        (due,) = due_reminders(JOB, at_noon)

    assert due.place == world.cast.school.place


def test_no_letter_goes_to_who_stands_there_no_more(world: World, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr(tasks, "datetime", _At)
    with scoped(JOB):
        Worker.objects.update(email="parent@example.invalid")
    publish(world, (0, MONDAY, 0), (1, FRIDAY, 0))

    assert not tasks.mail_reminder(world.parents[1].pk, MONDAY.isoformat())
    assert mail.outbox == []


def test_windows_of_tomorrow_that_nobody_stands_in_are_told_once_in_the_evening(world: World) -> None:
    publish(world, (0, MONDAY, 0))

    early = tasks.look_ahead(int((EVENING - timedelta(hours=8)).timestamp()))
    counted = [tasks.look_ahead(int(EVENING.timestamp())) for _ in range(2)]

    assert early == 0
    assert counted == [1, 0]
    (notice,) = [one for one in told("roster.empty") if one.person_id == world.head.person_id]
    assert notice.counts == {"post": 1, "windows": 1}
    assert notice.link == f"/rosters/?day={MONDAY.isoformat()}"


def test_on_the_day_itself_who_leads_is_told_of_a_place_that_became_empty(world: World) -> None:
    leader = staffing.enter_worker(
        world.head, staffing.WorkerFacts(Kind.LEADER, "Leader", person_id=world.cast.counsellor.person_id), now=NOW
    )
    draft = roster(world)
    put(world, draft, world.parents[0], MONDAY, 1)
    put(world, draft, leader, MONDAY, 1)
    rosters.publish(world.head, draft.uid, now=NOW)

    with scoped(JOB):
        found = empty_soon(JOB, NEXT_DAY)

    assert [(one.on_day, len(one.windows)) for one in found] == [(MONDAY, 1)]
    assert world.cast.counsellor.person_id in found[0].told


def test_a_school_without_a_roster_is_told_nothing(world: World) -> None:
    roster(world)

    assert tasks.look_ahead(int(EVENING.timestamp())) == 0


class _At(datetime):
    """The clock of a job, on the evening before."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return EVENING.astimezone(tz)
