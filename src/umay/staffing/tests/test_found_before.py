"""Whom a human found in the inner register: entered anew under whatever name, they wait until a human is asked again; and the register's walls."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection

from umay.core.api import JOB, actor_of, scoped
from umay.kernel.refusal import Refused
from umay.register import tasks as of_register
from umay.register.actions import keeping as registering
from umay.register.models import Entry, Match, Word
from umay.register.rules.entries import Answer
from umay.staffing import tasks
from umay.staffing.actions import deciding, erasing, keeping
from umay.staffing.api import Kind, Worker, serve_refusals
from umay.staffing.rules.serving import Outcome
from umay.staffing.tests.test_actions import code_of, registered, today
from umay.staffing.tests.worlds import entered, now

pytestmark = pytest.mark.django_db(transaction=True)


def found(cast: Any) -> Worker:
    """Return somebody of the school whom the office found in the register."""
    registered(cast.province_coordinator)
    worker = entered(cast.principal, "Ayşe Yılmaz", "0555 123 45 67")
    with scoped(JOB):
        match = Match.objects.get(worker_id=worker.pk)
    registering.answer(cast.province_coordinator, match.uid, Answer.SAME, now=now())
    tasks.bar_same(worker.pk)
    return worker


def state_of(worker: Worker) -> str:
    with scoped(JOB):
        return Worker.objects.get(pk=worker.pk).state


@pytest.mark.parametrize(
    ("name", "phone", "more"),
    [
        ("Ayşe Nur Yılmaz", "0555 999 00 11", {}),  # the same parts of a name
        ("Aişe Yilmas", "0555 999 00 11", {}),  # written in another way
        ("Aişe Yilmas", "", {"birth_year": 1991}),  # and another year of birth
        ("Somebody Else", "+90 555 1234567", {}),  # another name, the same number
    ],
)
def test_who_was_found_before_waits_under_a_new_name_and_number(cast: Any, name: str, phone: str, more: dict[str, Any]) -> None:
    found(cast)

    again = entered(cast.principal, name, phone, **more)

    assert again.state == state_of(again) == "waiting"
    assert serve_refusals(cast.principal, [again.pk], today())[again.pk].code == "staffing.not_accepted"
    assert code_of(lambda: deciding.accept(cast.principal, (again.uid,), now=now())) == "staffing.found_before"


def test_who_has_nothing_in_common_with_one_who_was_found_is_accepted(cast: Any) -> None:
    found(cast)

    assert entered(cast.principal, "Ali Kaya", "0555 222 33 44").state == "accepted"


def test_at_another_school_who_was_found_before_waits_too(cast: Any) -> None:
    found(cast)

    assert entered(cast.principal_elsewhere, "Yılmaz, Ayşe Nur", "0555 999 00 11").state == "waiting"


def test_another_person_is_accepted_once_the_office_said_so_and_the_same_one_never(cast: Any) -> None:
    found(cast)
    one, other = entered(cast.principal, "Ayşe Nur Yılmaz", "0555 1"), entered(cast.principal, "Nur Yılmaz", "0555 2")
    with scoped(JOB):
        asked = {match.worker_id: match.uid for match in Match.objects.filter(answer="open", again=True)}
    assert set(asked) == {one.pk, other.pk}

    registering.answer(cast.province_coordinator, asked[other.pk], Answer.OTHER, now=now())
    registering.answer(cast.province_coordinator, asked[one.pk], Answer.SAME, now=now())
    tasks.bar_same(one.pk)

    assert deciding.accept(cast.principal, (other.uid,), now=now()) == 1
    assert code_of(lambda: deciding.accept(cast.principal, (one.uid,), now=now())) == "staffing.nobody_chosen"
    assert (state_of(one), state_of(other)) == ("barred", "accepted")


def test_no_look_at_a_proof_and_no_change_of_name_leads_around_the_question(cast: Any) -> None:
    found(cast)
    again, renamed = entered(cast.principal, "Ayşe Nur Yılmaz", "0555 1"), entered(cast.principal, "Ali Kaya", "0555 2")

    for outcome in (Outcome.BARRED_BY_LIST, Outcome.CLEAR):
        keeping.record_check(cast.principal, again.uid, keeping.Seen(outcome, today()), today=today(), now=now())
    written = keeping.Written(Kind.PARENT, "Yılmaz Ayşe", "0555 2", "", "", licensed=False, experienced=False, on_board=False)
    keeping.change_worker(cast.principal, renamed.uid, written, now=now())

    assert (state_of(again), state_of(renamed)) == ("waiting", "waiting")


def test_who_was_entered_twice_before_the_answer_is_held_by_it(cast: Any) -> None:
    registered(cast.province_coordinator)
    first, second = entered(cast.principal, "Ayşe Yılmaz", "0555 1"), entered(cast.principal, "Ayşe Nur Yılmaz", "0555 2")
    with scoped(JOB):
        match = Match.objects.get(worker_id=first.pk)

    registering.answer(cast.province_coordinator, match.uid, Answer.SAME, now=now())
    tasks.bar_same(first.pk)

    assert state_of(second) == "waiting"


def test_the_answer_outlives_the_names_and_ends_with_its_entry(cast: Any) -> None:
    worker = found(cast)
    with scoped(JOB):
        Worker.objects.filter(pk=worker.pk).update(school_year=worker.school_year - 2)
        entry = Entry.objects.get()
    erasing.erase_unit(JOB, worker.unit_id, worker.school_year, now=now())
    assert entered(cast.principal, "Ayşe Yılmaz", "0555 3").state == "waiting"

    registering.remove(cast.province_coordinator, entry.uid, now=now())
    of_register.forget_entry(str(entry.uid), entry.unit_id)

    assert entered(cast.principal, "Ayşe Yılmaz", "0555 4").state == "accepted"


def refused_by_the_walls(actor: Any, statement: str, act: str = "") -> bool:
    """Tell whether the database lets an actor write nothing by a statement."""
    try:
        with scoped(actor, act), connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.rowcount == 0
    except DatabaseError:
        return True


WRITTEN = (
    "insert into register_word (entry_id, word) select id, 'x' from register_entry",
    "delete from register_word",
    "delete from register_entry",
    "update register_entry set expires_on = expires_on + 1000",
    "update register_match set answer = 'other', answered_at = now(), answered_by_id = 1",
    "delete from register_match",
)


@pytest.mark.parametrize("statement", WRITTEN)
def test_nobody_writes_in_the_register_outside_of_its_acts(cast: Any, statement: str) -> None:
    found(cast)

    for actor in (cast.province_coordinator, cast.principal, JOB):
        assert refused_by_the_walls(actor, statement)


def test_within_its_acts_an_entry_is_never_changed_and_a_school_takes_no_answer_back(cast: Any) -> None:
    found(cast)

    assert refused_by_the_walls(cast.province_coordinator, WRITTEN[3], "register.entered")
    assert refused_by_the_walls(cast.principal, WRITTEN[4], "worker.changed")
    assert refused_by_the_walls(cast.principal, WRITTEN[5], "worker.changed")
    assert refused_by_the_walls(cast.principal, WRITTEN[1], "register.removed")


def seen_by(actor: Any) -> tuple[int, int]:
    with scoped(actor):
        return Entry.objects.count(), Word.objects.count()


def test_only_offices_of_the_agency_in_the_area_of_an_entry_read_it(cast: Any) -> None:
    registered(cast.province_coordinator)
    coordinator = cast.province_coordinator
    seat = coordinator.seat
    police = replace(seat, place=replace(seat.place, agency="police"))
    elsewhere = replace(seat, place=replace(seat.place, province_id=(seat.place.province_id or 0) + 999))
    others = [actor_of(coordinator.person_id, coordinator.person_uid, one) for one in (police, elsewhere)]

    assert seen_by(coordinator) == (1, 3)
    assert [seen_by(one) for one in (*others, cast.principal)] == [(0, 0)] * 3


def test_an_office_that_is_asked_about_a_school_reads_the_entry_until_it_answered(cast: Any) -> None:
    registered(cast.province_coordinator)
    entered(cast.principal_elsewhere, "Ayşe Yılmaz")
    with scoped(JOB):
        match = Match.objects.get()
        elsewhere = Worker.objects.get(pk=match.worker_id)
    seat = cast.province_coordinator.seat
    there = replace(seat, place=replace(seat.place, province_id=elsewhere.province_id, district_id=elsewhere.district_id), level="district")
    office = actor_of(cast.province_coordinator.person_id, cast.province_coordinator.person_uid, there)

    assert seen_by(office)[0] == 1
    registering.answer(office, match.uid, Answer.OTHER, now=now() + timedelta(seconds=1))
    with pytest.raises(Refused):
        registering.answer(office, match.uid, Answer.SAME, now=now())
