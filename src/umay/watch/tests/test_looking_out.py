"""What jobs do: tell of empty posts once, clear what is over, forget persons, prove a day; and what the database refuses by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError

from tests.support.cast import COUNTRY
from tests.support.threads import AtOnce
from umay.core.api import scoped
from umay.kernel.refusal import Refused
from umay.notices.models import Notice
from umay.watch import tasks
from umay.watch.actions import forgetting, kit, leading, proving, writing
from umay.watch.models import Alarm, Coverage, Hand, LogLine, Scan, Stay
from umay.watch.queries.country import news_at, watch_now
from umay.watch.rules.states import AlarmKind, Cover, LogKind
from umay.watch.tests.worlds import FRIDAY, World, build

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def test_the_head_is_told_once_of_each_empty_post(world: World) -> None:
    assert tasks._look_out(world.at(-11)) == 0
    assert tasks._look_out(world.at(-9)) == 2
    assert tasks._look_out(world.at(-8)) == 0

    with scoped(world.cast.job):
        told = Notice.objects.filter(code="watch.empty")
        assert {one.person_id for one in told} == {world.head.person_id}
        assert sorted(one.counts["post"] for one in told) == [1, 2]
        assert {one.kind for one in Alarm.objects.all()} == {AlarmKind.EMPTY}


def test_an_alarm_ends_when_somebody_comes_and_a_short_window_is_told_when_it_begins(world: World) -> None:
    tasks._look_out(world.at(-9))
    world.scan(0, -8)
    tasks._look_out(world.at(-7))

    with scoped(world.cast.job):
        assert [one.post_id for one in Alarm.objects.filter(cleared_at__isnull=True)] == [world.posts[1].pk]

    assert tasks._look_out(world.at(1)) == 1
    with scoped(world.cast.job):
        assert Alarm.objects.get(kind=AlarmKind.SHORT).missing == 1
    tasks._look_out(world.at(31))
    with scoped(world.cast.job):
        assert not Alarm.objects.filter(cleared_at__isnull=True).exists()


def test_two_look_outs_at_once_tell_once(world: World, at_once: AtOnce) -> None:
    at_once(2, lambda: tasks._look_out(world.at(-9)))

    with scoped(world.cast.job):
        assert (Alarm.objects.count(), Notice.objects.filter(code="watch.empty").count()) == (2, 2)


def test_a_country_at_half_past_seven_in_one_statement(world: World, django_assert_max_num_queries: Any) -> None:
    world.scan(0, -8)
    world.scan(1, -7)

    with django_assert_max_num_queries(4):  # the statement, and the scope around it
        (found,) = watch_now(world.cast.job, COUNTRY, world.at(0))

    assert (found.schools, found.windows, found.due, found.needed, found.here, found.empty) == (1, 2, 3, 4, 2, 1)
    assert [one.post_number for one in news_at(world.cast.job, world.at(0))] == [2]
    assert watch_now(world.cast.job, "XB", world.at(0)) == ()


def test_a_day_is_proved_again_when_late_evidence_comes(world: World) -> None:
    place = world.cast.school.place
    proving.prove_day(world.cast.job, place, FRIDAY, now=world.at(600))
    with scoped(world.cast.job):
        assert set(Coverage.objects.values_list("state", "covered_min")) == {(Cover.NOTHING, None)}

    for parent in (0, 1):
        world.scan(parent, -5)
    leading.end_windows(world.cast.job, now=world.at(60))
    proving.prove_day(world.cast.job, place, FRIDAY, now=world.at(700))

    with scoped(world.cast.job):
        assert sorted(Coverage.objects.values_list("state", "covered_min")) == [(Cover.PROVED, 0), (Cover.PROVED, 30)]


def test_after_ninety_days_the_intervals_name_nobody(world: World) -> None:
    world.scan(0, -5)
    forgetting.forget_persons(world.cast.job, now=world.at() + timedelta(days=80))
    with scoped(world.head):
        assert Stay.objects.get().worker_id == world.parents[0].pk

    forgetting.forget_persons(world.cast.job, now=world.at() + timedelta(days=91))

    with scoped(world.head):
        assert (Stay.objects.get().worker_id, Scan.objects.count()) == (None, 0)


def test_defensive_gear_goes_to_nobody_but_licensed_guards_and_police(world: World) -> None:
    with scoped(world.head):
        baton = world.posts[0].kit.get(defensive=True)

    for worker in (world.parents[0], world.unlicensed):
        with pytest.raises(Refused, match=r"watch\.gear_is_for_guards"):
            kit.hand_out(world.head, baton.uid, worker.uid, now=world.at())
        with pytest.raises(IntegrityError, match="licensed guards and police"), scoped(world.head):
            Hand.objects.create(unit_id=world.cast.school.id, item=baton, worker=worker, on_day=FRIDAY, out_at=world.at())
    kit.hand_out(world.head, baton.uid, world.licensed.uid, now=world.at())
    kit.hand_out(world.head, baton.uid, world.licensed.uid, now=world.at())
    with pytest.raises(Refused, match=r"watch\.none_left"):
        kit.hand_out(world.head, baton.uid, world.licensed.uid, now=world.at())


def test_the_log_is_added_to_and_never_changed(world: World) -> None:
    key = uuid4()
    first = writing.write_line(world.parent(0), world.posts[0].uid, LogKind.CALM, "", key=key, now=world.at(5))
    again = writing.write_line(world.parent(0), world.posts[0].uid, LogKind.CALM, "", key=key, now=world.at(6))

    assert first == again
    with pytest.raises(Refused, match=r"watch\.log_by_first"):
        writing.write_line(world.parent(1), world.posts[0].uid, LogKind.CALM, "", key=uuid4(), now=world.at(5))
    for change in (lambda: LogLine.objects.update(words="else"), lambda: LogLine.objects.all().delete()):
        with pytest.raises(DatabaseError, match="never changed"), scoped(world.head):
            change()


def test_nobody_is_in_two_places_in_the_database_either(world: World) -> None:
    world.scan(0, -5)
    with scoped(world.head):
        there = Stay.objects.get()
        there.pk, there.uid, there.came_at = None, uuid4(), world.at(2)
        with pytest.raises(IntegrityError, match="stay_nobody_in_two_places"):
            there.save(force_insert=True)


def test_another_school_sees_no_row(world: World) -> None:
    world.scan(0, -5)

    for other in (world.cast.principal_elsewhere, world.cast.district_secretary):
        with scoped(other):
            assert not Stay.objects.exists()
            assert not Scan.objects.exists()
