"""Forms that come back with the id of one that was sent: the same thing counts once, another is kept too. And whose pass is asked for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.support.cast import seated
from umay.core.api import JOB, Actor, scoped
from umay.kernel.refusal import Refused
from umay.staffing.actions import deciding, entering, keeping, linking, own, teaching
from umay.staffing.api import Kind, Worker, WorkerFacts
from umay.staffing.models import Clearance, Training
from umay.staffing.queries.doors import bearer_by_secret
from umay.staffing.queries.pages import person_page
from umay.staffing.rules.serving import Outcome
from umay.staffing.rules.teaching import TrainingKind
from umay.staffing.tests.test_actions import today
from umay.staffing.tests.worlds import entered, now

pytestmark = pytest.mark.django_db(transaction=True)
NAME, PHONE, MINE = "Ayşe Yılmaz", "0555 123 45 67", "0555 999 00 11"


@pytest.fixture
def link(cast: Any) -> UUID:
    uid: UUID = linking.make_link(cast.principal, "3-A", today() + timedelta(days=9), today=today(), now=now()).uid
    return uid


def enrolled(link: UUID, name: str = NAME, phone: str = PHONE, key: UUID | None = None) -> linking.Enrolled:
    return linking.enrol(JOB, link, WorkerFacts(Kind.PARENT, name, phone), now=now(), key=key)


def row(uid: UUID) -> Worker:
    with scoped(JOB):
        return Worker.objects.get(uid=uid)


def bearer(done: linking.Enrolled) -> Actor:
    found = bearer_by_secret(done.secret, today())
    assert found is not None
    return found.actor


def test_a_second_parent_who_fills_in_the_form_of_the_first_gets_a_pass_of_their_own(link: UUID) -> None:
    key = uuid4()

    first, again, second = enrolled(link, key=key), enrolled(link, f" {NAME} ", key=key), enrolled(link, "Ali Kaya", MINE, key)

    assert first.worker_uid == again.worker_uid != second.worker_uid
    assert (row(first.worker_uid).name, row(second.worker_uid).name) == (NAME, "Ali Kaya")
    assert bearer(again).person_id == row(first.worker_uid).person_id != bearer(second).person_id


def test_the_pass_of_a_guard_is_never_asked_for_by_a_link(cast: Any, link: UUID) -> None:
    guard = entered(cast.principal, NAME, PHONE, Kind.GUARD)

    again = enrolled(link)
    other = enrolled(link, phone=MINE)
    own.change_own(bearer(other), own.OwnWords(PHONE, "", "en", on_board=False), now=now())
    deciding.accept(cast.principal, (again.worker_uid, other.worker_uid), now=now())

    for one in (row(again.worker_uid), row(other.worker_uid)):
        assert (one.again_of_id, one.known_by, one.state, one.kind) == (None, "", "accepted", "parent")
    assert row(guard.uid).pass_hash == ""


def test_who_changes_a_known_number_away_asks_for_nobody_s_pass_any_more(cast: Any, link: UUID) -> None:
    first = entered(cast.principal, NAME, PHONE)
    again = enrolled(link)
    assert row(again.worker_uid).again_of_id == first.pk

    own.change_own(bearer(again), own.OwnWords(MINE, "", "en", on_board=False), now=now())
    deciding.accept(cast.principal, (again.worker_uid,), now=now())

    assert (row(again.worker_uid).again_of_id, row(again.worker_uid).state) == (None, "accepted")
    assert row(first.uid).pass_hash == ""


def test_the_school_reads_where_to_ask_who_is_on_the_list_and_no_number_of_who_enrolled(cast: Any, link: UUID) -> None:
    entered(cast.principal, NAME, PHONE)
    again = enrolled(link, phone="+90 555 1234567")

    page = person_page(cast.principal, again.worker_uid, today())

    assert page.again_phone == PHONE
    assert "+90 555 1234567" not in [said for _name, said in page.facts]


def test_a_pass_that_is_handed_over_is_made_at_that_moment_and_brings_the_number_with_it(cast: Any, link: UUID) -> None:
    first = entered(cast.principal, NAME, PHONE)
    again, later = enrolled(link, phone="+90 555 1234567"), now() + timedelta(hours=1)

    deciding.accept(cast.principal, (again.worker_uid,), now=later)

    kept = row(first.uid)
    assert (kept.pass_made_at, kept.phone, kept.known_by) == (later, "+90 555 1234567", first.known_by)
    assert bearer(again).person_id == first.person_id


def test_another_check_with_the_id_of_one_that_was_sent_is_kept_too_and_the_state_follows_the_new_one_alone(cast: Any) -> None:
    worker, key = entered(cast.principal), uuid4()

    for outcome in (Outcome.CLEAR, Outcome.BARRED_BY_LIST, Outcome.BARRED_BY_LIST, Outcome.CLEAR):  # the last: the first once more
        keeping.record_check(cast.principal, worker.uid, keeping.Seen(outcome, today()), today=today(), now=now(), key=key)

    with scoped(JOB):
        assert list(Clearance.objects.order_by("pk").values_list("outcome", flat=True)) == ["clear", "barred_by_list"]
    assert row(worker.uid).state == "barred"


def test_another_person_entered_with_the_id_of_one_who_was_is_kept_too(cast: Any) -> None:
    key = uuid4()

    made = [
        entering.enter_worker(cast.principal, WorkerFacts(Kind.GUARD, name), now=now(), key=key) for name in ("One", "One", "Two", "Two")
    ]

    assert [one.name for one in made] == ["One", "One", "Two", "Two"]
    assert made[0].pk == made[1].pk != made[2].pk == made[3].pk


def test_another_link_made_with_the_id_of_one_that_was_is_kept_too(cast: Any) -> None:
    key = uuid4()

    made = [
        linking.make_link(cast.principal, name, today() + timedelta(days=9), today=today(), now=now(), key=key)
        for name in ("3-A", "3-A", "3-B", "3-B", "3-A")
    ]

    assert [one.class_name for one in made] == ["3-A", "3-A", "3-B", "3-B", "3-A"]
    assert made[0].pk == made[1].pk == made[4].pk != made[2].pk == made[3].pk


def test_another_training_recorded_with_the_id_of_one_that_was_is_kept_too_with_who_took_part(cast: Any) -> None:
    one, other, key = entered(cast.principal), entered(cast.principal, "Ali Kaya", MINE), uuid4()

    def taught(topic: str, *who: Worker, leaflet: bytes = b"") -> Training:
        files = (teaching.Picked(leaflet, "rules.txt"),) if leaflet else ()
        lesson = teaching.Lesson(TrainingKind.DUTY, topic, "", today(), files=files)
        return teaching.record_training(cast.principal, lesson, tuple(each.uid for each in who), today=today(), now=now(), key=key)

    first, again, with_file = taught("Gate", one), taught("Gate", one), taught("Gate", one, leaflet=b"Call 112.")
    another, others = taught("Fire", one), taught("Gate", one, other)

    assert first.pk == again.pk == with_file.pk
    assert len({first.pk, another.pk, others.pk}) == 3
    with scoped(JOB):
        assert [each.attendances.count() for each in (first, another, others)] == [1, 1, 2]
        assert first.leaflets.count() == 1  # what was added when it was sent again is kept


def test_who_left_and_who_was_declined_by_a_second_click_is_answered_as_done_to_the_same_person_alone(cast: Any, link: UUID) -> None:
    worker, waiting = entered(cast.principal), enrolled(link, "Ali Kaya", MINE)
    deputy = seated("deputy", cast.school, "deputy_head")

    for _click in range(2):
        keeping.say_left(cast.principal, worker.uid, today=today(), now=now())
        assert deciding.decline(cast.principal, (waiting.worker_uid,), now=now()) == 1

    with pytest.raises(Refused, match=r"staffing\.left"):
        keeping.say_left(deputy, worker.uid, today=today(), now=now())
    with pytest.raises(Refused, match=r"staffing\.nobody_chosen"):
        deciding.decline(deputy, (waiting.worker_uid,), now=now())
    with pytest.raises(Refused, match=r"staffing\.nobody_chosen"):
        deciding.accept(cast.principal, (waiting.worker_uid,), now=now())


def test_a_link_that_ended_is_not_handed_out_again_when_its_form_comes_back(cast: Any) -> None:
    key = uuid4()

    def made() -> linking.ClassLink:
        return linking.make_link(cast.principal, "3-A", today() + timedelta(days=9), today=today(), now=now(), key=key)

    first = made()
    linking.end_link(cast.principal, first.uid, now=now())

    second, again = made(), made()

    assert first.pk != second.pk == again.pk
    assert second.ended_at is None


def test_a_form_whose_id_another_school_s_row_has_is_kept_under_one_of_its_own(cast: Any) -> None:
    worker, key = entered(cast.principal), uuid4()
    elsewhere = entered(cast.principal_elsewhere)
    lesson, seen = teaching.Lesson(TrainingKind.DUTY, "Gate", "", today()), keeping.Seen(Outcome.CLEAR, today())

    for actor, one in ((cast.principal_elsewhere, elsewhere), (cast.principal, worker), (cast.principal, worker)):
        linking.make_link(actor, "3-A", today() + timedelta(days=9), today=today(), now=now(), key=key)
        teaching.record_training(actor, lesson, (one.uid,), today=today(), now=now(), key=key)
        keeping.record_check(actor, one.uid, seen, today=today(), now=now(), key=key)

    with scoped(JOB):
        for rows in (linking.ClassLink.objects, Training.objects, Clearance.objects):
            assert rows.filter(unit_id=cast.school.id).exists()
            assert rows.exclude(unit_id=cast.school.id).count() == 1


def test_who_left_since_is_not_said_to_be_accepted_when_the_head_sends_it_again(cast: Any, link: UUID) -> None:
    first, other = enrolled(link), enrolled(link, "Ali Kaya", MINE)
    uids = (first.worker_uid, other.worker_uid)
    deputy = seated("deputy", cast.school, "deputy_head")
    assert deciding.accept(cast.principal, uids, now=now()) == 2
    keeping.say_left(deputy, first.worker_uid, today=today(), now=now())

    assert deciding.accept(cast.principal, uids, now=now()) == 1
    with pytest.raises(Refused, match=r"staffing\.nobody_chosen"):
        deciding.accept(cast.principal, uids[:1], now=now())


def test_a_pass_that_was_handed_over_is_said_to_be_when_it_is_sent_again_until_its_row_left(cast: Any, link: UUID) -> None:
    first, again = entered(cast.principal, NAME, PHONE), enrolled(link)

    for _click in range(2):
        assert deciding.accept(cast.principal, (again.worker_uid,), now=now()) == 1
    keeping.say_left(cast.principal, first.uid, today=today(), now=now())

    with pytest.raises(Refused, match=r"staffing\.nobody_chosen"):
        deciding.accept(cast.principal, (again.worker_uid,), now=now())
