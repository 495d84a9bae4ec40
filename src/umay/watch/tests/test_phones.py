"""Phone numbers of who stands are for heads and deputies, and for who leads the duty at that moment."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.cast import NOW
from umay.core.api import Actor, Function, Seat, actor_of, scoped
from umay.rosters.api import Shift
from umay.staffing import api as staffing
from umay.staffing.api import Kind
from umay.watch.queries.now import watch_page
from umay.watch.tests.worlds import World, build

pytestmark = pytest.mark.django_db(transaction=True)


def phones(actor: Actor, world: World, minute: int) -> set[str]:
    page = watch_page(actor, world.at(minute))
    return {one.phone for post in (*page.wrong, *page.on, *page.later) for one in post.people} - {""}


def teacher(world: World, person: Any) -> Actor:
    seat = Seat(0, world.cast.school.place, Function.TEACHER, "teacher", "unit")
    return actor_of(person.person_id, person.person_uid, seat)


def test_a_teacher_reads_numbers_while_leading_and_the_head_always(cast: Any) -> None:
    world = build(cast, codes=False)
    somebody = teacher(world, cast.counsellor)
    facts = staffing.WorkerFacts(Kind.LEADER, "Leader", person_id=somebody.person_id)
    leader = staffing.enter_worker(world.head, facts, now=NOW)

    before = phones(somebody, world, -5)
    with scoped(world.head):
        first = Shift.objects.order_by("pk").first()
        assert first is not None
        first.pk, first.uid, first.worker, first.kind = None, leader.uid, leader, Kind.LEADER.value
        first.save()

    assert before == set()
    assert "0555 000 00 00" in phones(somebody, world, -5)
    assert phones(somebody, world, -300) == set()
    assert "0555 000 00 00" in phones(world.head, world, -300)
