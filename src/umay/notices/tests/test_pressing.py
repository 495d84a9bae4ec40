"""How pressing a thing is: usual waits for the digest, urgent for the quiet hours, danger for nothing; a flood leaves one message an hour."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from tests.support.cast import NOW
from umay.core.api import JOB
from umay.notices.actions.addresses import keep_quiet_hours
from umay.notices.actions.reading import read_all
from umay.notices.api import Urgency, tell, unread_count
from umay.notices.models import Notice, Outbox
from umay.notices.rules.quiet import USUAL_QUIET, Quiet, after_quiet
from umay.notices.rules.urgency import ONE_MESSAGE_IN, REPEAT_EVERY, REPEATS, Channel, Way, Wishes, leavings, next_message
from umay.notices.tests.gateway import open_gateway
from umay.notices.tests.post_office import post_office
from umay.notices.tests.reaching import browser, jobs, send, states, telephone, wish

NIGHT = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
MORNING = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
ZONES = st.sampled_from([ZoneInfo("Europe/Istanbul"), ZoneInfo("Asia/Almaty"), ZoneInfo("Europe/Berlin"), ZoneInfo("America/St_Johns")])
HOURS = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def report(actor: Any, at: datetime = NOW, urgency: Urgency = Urgency.URGENT, **more: Any) -> int:
    return tell(JOB, [actor.person_id], "report.waiting", link="/reports/", at=at, urgency=urgency, **more)


def leaving() -> list[tuple[str, int, datetime]]:
    return list(Outbox.objects.filter(state="waiting").order_by("next_at", "pk").values_list("channel", "turn", "next_at"))


@trying(max_examples=100)
@given(MOMENTS, HOURS, HOURS, ZONES)
def test_quiet_hours_end_within_a_day_and_never_hold_back_what_comes_outside_of_them(at: Any, since: time, until: time, zone: Any) -> None:
    quiet = Quiet(since, until)

    found = after_quiet(at, quiet, zone)

    assert at <= found <= at + timedelta(hours=25)  # a day on which the clocks are put back has 25
    assert found == at or quiet.holds(at.astimezone(zone).time())


def test_quiet_hours_are_those_of_the_country() -> None:
    almost_seven_there = datetime(2026, 11, 21, 1, 59, tzinfo=UTC)

    assert after_quiet(almost_seven_there, USUAL_QUIET, ZoneInfo("Asia/Almaty")) == datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
    assert after_quiet(almost_seven_there, USUAL_QUIET, ZoneInfo("Asia/Tokyo")) == almost_seven_there


@trying(max_examples=100)
@given(MOMENTS, st.sampled_from(["at_once", "daily", "weekly", "never"]), HOURS, HOURS, ZONES)
def test_danger_leaves_at_once_by_every_way_and_again_for_an_hour(at: Any, digest: str, since: time, until: time, zone: Any) -> None:
    ways = (Way(Channel.SMS, 1), Way(Channel.PUSH, 2))

    found = leavings(Urgency.DANGER, Wishes(digest, Quiet(since, until), zone, ways), at)

    assert {one.way for one in found if one.at == at} == {Way(Channel.EMAIL), *ways}
    assert {one.at - at for one in found} == {turn * REPEAT_EVERY for turn in range(REPEATS + 1)}
    assert max(one.at for one in found) == at + timedelta(hours=1)


def test_what_is_usual_rings_no_telephone() -> None:
    wishes = Wishes("at_once", None, UTC, (Way(Channel.SMS, 1), Way(Channel.PUSH, 2)))

    assert {one.way.channel for one in leavings(Urgency.USUAL, wishes, NOW)} == {Channel.EMAIL, Channel.PUSH}
    assert {one.way.channel for one in leavings(Urgency.URGENT, wishes, NOW)} == set(Channel)


def test_who_wishes_no_mail_gets_what_is_urgent_by_the_other_ways_alone() -> None:
    wishes = Wishes("never", None, UTC, (Way(Channel.SMS, 1),))

    assert [one.way.channel for one in leavings(Urgency.URGENT, wishes, NOW)] == [Channel.SMS]
    assert leavings(Urgency.USUAL, wishes, NOW) == ()


@trying(max_examples=100)
@given(st.lists(st.integers(0, 50), max_size=80), st.booleans())
def test_a_flood_leaves_one_message_an_hour(minutes: list[int], reads: bool) -> None:
    """However reports follow each other and whether they are read in between."""
    at, messaged, left = NOW, None, []
    for each in minutes:
        at += timedelta(minutes=each)
        if (start := next_message(Urgency.URGENT, Urgency.URGENT, messaged_at=messaged, is_read=reads, at=at)) is not None:
            messaged = start
            left.append(start)
        assert messaged is not None
        assert messaged >= at or at - messaged < ONE_MESSAGE_IN

    assert all(later - earlier >= ONE_MESSAGE_IN for earlier, later in pairwise(left))


def test_urgent_waits_for_the_end_of_the_quiet_hours_and_danger_does_not(cast: Any) -> None:
    telephone(cast.principal)
    report(cast.principal, NIGHT)
    assert {at for _channel, _turn, at in leaving()} == {MORNING}
    assert jobs("notices.send_urgent") == []

    report(cast.counsellor, NIGHT, Urgency.DANGER)

    assert next(at for _channel, _turn, at in leaving() if at < MORNING) == NIGHT
    assert jobs("notices.send_urgent") == [{"args": {"channel": "email"}, "queue_name": "urgent", "priority": 100}]


def test_one_chooses_ones_own_quiet_hours_or_none(cast: Any) -> None:
    keep_quiet_hours(cast.principal, since=time(8), until=time(12, 30), now=NOW)
    keep_quiet_hours(cast.counsellor, since=time(0), until=time(0), now=NOW)

    report(cast.principal)
    report(cast.counsellor, NIGHT)

    assert [at for _channel, _turn, at in leaving()] == [NOW.replace(hour=12, minute=30), NIGHT]


def test_danger_repeats_every_ten_minutes_for_an_hour_by_every_way(cast: Any) -> None:
    wish(cast.principal, "never")
    telephone(cast.principal)
    browser(cast.principal)

    report(cast.principal, NIGHT, Urgency.DANGER)

    assert len(leaving()) == 3 * 7
    assert {channel for channel, _turn, at in leaving() if at == NIGHT} == {"email", "sms", "push"}
    assert sorted({at - NIGHT for _channel, _turn, at in leaving()}) == [timedelta(minutes=10 * turn) for turn in range(7)]


def test_reading_ends_the_repeats(cast: Any) -> None:
    telephone(cast.principal)
    report(cast.principal, urgency=Urgency.DANGER)
    with open_gateway() as gateway:
        for minute in range(25):
            send(Channel.SMS, NOW + timedelta(minutes=minute), urgent=True)
        read_all(cast.principal, now=NOW + timedelta(minutes=25))
        for minute in range(25, 90):
            send(Channel.SMS, NOW + timedelta(minutes=minute), urgent=True)

    assert len(gateway.posted) == len(gateway.delivered()) == 3


def test_nobody_who_reads_is_rung_seven_times_and_no_more(cast: Any) -> None:
    telephone(cast.principal)
    report(cast.principal, urgency=Urgency.DANGER)
    with open_gateway() as gateway:
        for minute in range(120):
            send(Channel.SMS, NOW + timedelta(minutes=minute), urgent=True)

    assert len(gateway.posted) == REPEATS + 1


def test_seven_hundred_reports_in_an_hour_are_one_notice_one_mail_and_one_message(cast: Any) -> None:
    telephone(cast.principal)
    with open_gateway() as gateway, post_office() as office:
        for number in range(700):
            at = NOW + timedelta(seconds=number * 5)
            report(cast.principal, at, key="report.waiting/1", counts={"count": 1})
            if number % 70 == 0:
                send(Channel.SMS, at, urgent=True)
                send(Channel.EMAIL, at, urgent=True)

    notice = Notice.objects.get()
    assert notice.counts == {"count": 700}
    assert unread_count(cast.principal) == 1
    assert (len(gateway.posted), len(office.taken)) == (1, 1)
    assert Outbox.objects.count() == 2
    assert len(jobs("notices.send_urgent")) == 2


def test_the_flood_goes_on_and_the_next_hour_has_its_own_message(cast: Any) -> None:
    for minute in (0, 30, 59, 61, 90):
        report(cast.principal, NOW + timedelta(minutes=minute), key="k", counts={"count": 1})

    assert [at - NOW for _channel, _turn, at in leaving()] == [timedelta(0), timedelta(minutes=61)]
    assert Notice.objects.get().counts == {"count": 5}


def test_what_comes_after_reading_is_a_notice_of_its_own_whose_message_waits_for_the_hour(cast: Any) -> None:
    report(cast.principal, key="k", counts={"count": 3})
    send_all(NOW)
    read_all(cast.principal, now=NOW + timedelta(minutes=5))

    assert report(cast.principal, NOW + timedelta(minutes=10), key="k", counts={"count": 2}) == 1

    assert [(row.counts, row.read_at is None) for row in Notice.objects.order_by("pk")] == [({"count": 3}, False), ({"count": 2}, True)]
    assert [at - NOW for _channel, _turn, at in leaving()] == [timedelta(hours=1)]


def test_a_message_that_was_read_before_it_left_keeps_no_other_waiting(cast: Any) -> None:
    report(cast.principal, key="k", counts={"count": 1})
    read_all(cast.principal, now=NOW + timedelta(minutes=1))

    report(cast.principal, NOW + timedelta(minutes=2), key="k", counts={"count": 1})

    assert [at - NOW for _channel, _turn, at in leaving()] == [timedelta(minutes=2)]


def test_new_danger_is_never_held_back_once_the_last_was_read(cast: Any) -> None:
    report(cast.principal, urgency=Urgency.DANGER, key="k", counts={"count": 1})
    send_all(NOW)
    read_all(cast.principal, now=NOW + timedelta(minutes=1))

    report(cast.principal, NOW + timedelta(minutes=2), Urgency.DANGER, key="k", counts={"count": 1})

    assert (("email", 0, NOW + timedelta(minutes=2))) in leaving()


def test_what_grows_more_pressing_is_told_at_once(cast: Any) -> None:
    report(cast.principal, urgency=Urgency.URGENT, key="k", counts={"count": 1})
    report(cast.principal, NOW + timedelta(minutes=2), Urgency.DANGER, key="k")

    assert ("email", 1, NOW + timedelta(minutes=2)) in leaving()
    assert Notice.objects.get().urgency == "danger"


def test_a_job_that_runs_again_changes_nothing(cast: Any) -> None:
    for _ in range(3):
        report(cast.principal, urgency=Urgency.DANGER, key="k")

    assert len(leaving()) == REPEATS + 1


@pytest.mark.django_db(transaction=True)
def test_two_who_tell_the_same_at_once_make_one_notice_and_one_message(cast: Any, at_once: Any) -> None:
    from django.db import transaction

    def telling() -> None:
        with transaction.atomic():
            report(cast.principal, key="k", counts={"count": 1})

    assert at_once(6, telling) == ["ok"] * 6

    assert Notice.objects.get().counts == {"count": 6}
    assert states() == ["waiting"]


def send_all(at: datetime) -> None:
    with post_office():
        send(Channel.EMAIL, at, urgent=True)
