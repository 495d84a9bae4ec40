"""Signing in and out: whose, when it counts, once however often it is sent, and what is said instead of nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.support.threads import AtOnce
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.notices.models import Notice
from umay.staffing.api import State, Worker
from umay.watch.actions import coding, leading, scanning
from umay.watch.models import Scan, Stay
from umay.watch.rules.clock import Told
from umay.watch.rules.states import Answer, Deed, Grade, Way
from umay.watch.tests.worlds import World, bearer, build, shift_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def stays(world: World) -> list[Stay]:
    with scoped(world.head):
        return list(Stay.objects.order_by("came_at"))


def refused(do: Any) -> str:
    with pytest.raises(Refused) as no:
        do()
    return no.value.refusal.code


def test_a_scan_signs_in_and_the_next_one_out(world: World) -> None:
    came = world.scan(0, -8)
    went = world.scan(0, 31, Deed.GO)

    (stay,) = stays(world)
    assert (came.answer, went.answer) == (Answer.HERE, Answer.GONE)
    assert (came.post_number, came.post_name) == (1, "Main gate")
    assert (stay.came_at, stay.left_at) == (world.at(-8), world.at(31))
    assert AuditEntry.objects.filter(verb="watch.scanned").count() == 2


def test_the_same_key_twice_counts_once(world: World) -> None:
    key = uuid4()

    first, second = world.scan(0, -8, key=key), world.scan(0, -2, key=key)

    assert (second.answer, second.at) == (first.answer, first.at)
    assert len(stays(world)) == 1


def test_two_phones_sign_one_person_in_once_and_it_is_named(world: World) -> None:
    answers = [world.scan(0, -8).answer, world.scan(0, -7).answer]

    assert answers == [Answer.HERE, Answer.ALREADY]
    assert len(stays(world)) == 1


def test_two_phones_at_the_same_moment_sign_in_once(world: World, at_once: AtOnce) -> None:
    code, actor = world.code(), world.parent(0)

    at_once(2, lambda: scanning.scan(actor, scanning.Sent(code, Deed.COME, uuid4()), now=world.at(-8)))

    with scoped(world.head):
        assert sorted(Scan.objects.values_list("answer", flat=True)) == [Answer.ALREADY, Answer.HERE]
    assert len(stays(world)) == 1


def test_one_key_sent_twice_at_the_same_moment_is_one_scan(world: World, at_once: AtOnce) -> None:
    code, actor, sent = world.code(), world.parent(0), uuid4()

    answers = at_once(3, lambda: scanning.scan(actor, scanning.Sent(code, Deed.COME, sent), now=world.at(-8)))

    assert answers == ["ok", "ok", "ok"]
    with scoped(world.head):
        assert Scan.objects.count() == 1


def test_another_person_s_key_is_refused(world: World) -> None:
    key = uuid4()
    world.scan(0, -8, key=key)

    assert refused(lambda: world.scan(1, -8, key=key)) == "watch.key_taken"


def test_a_code_of_another_school_keeps_nothing(world: World) -> None:
    strange = world.code()
    elsewhere = world.cast.principal_elsewhere
    from umay.staffing.api import Kind, WorkerFacts, enter_worker

    worker = enter_worker(elsewhere, WorkerFacts(Kind.PARENT, "Somebody elsewhere"), now=world.at())
    from umay.core.api import Function, Seat, actor_of
    from umay.people.api import Person

    actor = actor_of(
        worker.person_id or 0,
        Person.objects.get(pk=worker.person_id).uid,
        Seat(0, world.cast.other_school.place, Function.VOLUNTEER, "", "unit"),
    )

    assert refused(lambda: scanning.scan(actor, scanning.Sent(strange, Deed.COME, uuid4()), now=world.at())) == "watch.other_school"
    with scoped(world.cast.job):
        assert not Scan.objects.exists()


def test_a_code_made_anew_ends_the_old_sheet_but_not_what_was_scanned_before(world: World) -> None:
    old = world.code()
    coding.make_code(world.head, world.posts[0].uid, now=world.at(0))

    assert refused(lambda: world.scan(0, 5, code=old)) == "watch.code_renewed"
    earlier = world.scan(1, code=old, told=Told(world.at(-5), world.at(5)), now=world.at(5))
    assert (earlier.answer, earlier.at) == (Answer.HERE, world.at(-5))


def test_a_code_ends_with_the_school_year(world: World) -> None:
    assert refused(lambda: world.scan(0, now=world.at() + timedelta(days=300))) == "watch.code_expired"
    assert refused(lambda: world.scan(0, code="A" * 43)) == "watch.no_code"


def test_a_clock_a_day_off_is_named_and_breaks_nothing(world: World) -> None:
    off = timedelta(days=1)

    said = world.scan(0, told=Told(world.at(-5) + off, world.at(40) + off), now=world.at(40))

    (stay,) = stays(world)
    assert (said.answer, said.off_min, stay.came_at) == (Answer.HERE, 24 * 60, world.at(-5))
    with scoped(world.head):
        assert Scan.objects.get().device_at == world.at(-5) + off


def test_a_week_later_it_is_late_evidence_in_either_order(world: World) -> None:
    later = world.at() + timedelta(days=7)

    came = world.scan(0, told=Told(world.at(-5), later), now=later)
    went = world.scan(0, deed=Deed.GO, told=Told(world.at(28), later), now=later)

    (stay,) = stays(world)
    assert (came.answer, went.answer, stay.grade) == (Answer.HERE, Answer.GONE, Grade.LATE)
    assert (stay.came_at, stay.left_at) == (world.at(-5), world.at(28))


def test_who_is_not_on_the_roster_stands_in_and_the_leader_is_told(world: World) -> None:
    said = world.scan(2, 5)

    (stay,) = stays(world)
    assert (said.answer, stay.stands_in, stay.shift_id) == (Answer.STANDS_IN, True, None)
    with scoped(world.cast.job):
        assert Notice.objects.get(code="watch.stands_in").person_id == world.head.person_id


def test_outside_every_window_a_scan_is_kept_and_counts_for_nothing(world: World) -> None:
    assert world.scan(0, 300).answer is Answer.NO_WINDOW
    with scoped(world.head):
        assert Scan.objects.get().stay is None


def test_who_moves_to_another_post_has_left_the_first(world: World) -> None:
    world.scan(0, -5)
    world.scan(0, 10, post=1)

    first, second = stays(world)
    assert (first.left_at, second.came_at, second.stands_in) == (world.at(10), world.at(10), True)


def test_a_barred_person_speaks_to_the_leader_and_is_not_signed_in(world: World) -> None:
    with scoped(world.cast.job):
        Worker.objects.filter(pk=world.parents[0].pk).update(state=State.BARRED.value)

    assert world.scan(0, -5).answer is Answer.SPEAK
    assert stays(world) == []
    with scoped(world.cast.job):
        assert Notice.objects.filter(code="watch.speak", person_id=world.head.person_id).exists()


def test_the_leader_signs_in_with_one_tap_and_out(world: World) -> None:
    assert leading.sign_in(world.head, shift_of(world, 0), now=world.at(-5)) is Answer.HERE
    assert leading.sign_in(world.head, shift_of(world, 0), now=world.at(-4)) is Answer.ALREADY
    leading.sign_out(world.head, stays(world)[0].uid, now=world.at(20))

    (stay,) = stays(world)
    assert (stay.came_by, stay.left_by, stay.left_at) == (Way.LEADER, Way.LEADER, world.at(20))
    assert refused(lambda: leading.sign_out(world.head, stay.uid, now=world.at(21))) == "watch.gone_already"


def test_a_scan_that_catches_up_sets_the_time_back_that_the_leader_noted(world: World) -> None:
    leading.sign_in(world.head, shift_of(world, 0), now=world.at(3))

    said = world.scan(0, told=Told(world.at(-6), world.at(20)), now=world.at(20))

    assert said.answer is Answer.ALREADY
    assert [one.came_at for one in stays(world)] == [world.at(-6)]


def test_a_stay_that_nobody_ends_ends_with_its_window(world: World) -> None:
    world.scan(0, -5)

    assert leading.end_windows(world.cast.job, now=world.at(45)) == 1
    assert (stays(world)[0].left_at, stays(world)[0].left_by) == (world.at(30), Way.END)
    assert world.scan(0, 33, Deed.GO).answer is Answer.GONE


def test_a_parent_signs_nobody_in(world: World) -> None:
    assert refused(lambda: leading.sign_in(world.parent(0), shift_of(world, 1), now=world.at())) == "access.not_granted"
    assert refused(lambda: leading.stand_in(bearer(world.cast, world.parents[0]), world.posts[0].uid, world.parents[1].uid, now=world.at()))


def test_five_hundred_scans_after_a_week_are_taken_each_by_itself(world: World) -> None:
    later = world.at() + timedelta(days=7)
    keys = [uuid4() for _ in range(12)]

    said = [world.scan(0, key=key, told=Told(world.at(-5 + n / 10), later), now=later).answer for n, key in enumerate(keys * 2)]

    assert said.count(Answer.HERE) == 2  # the first, and the same key again
    assert len(stays(world)) == 1
