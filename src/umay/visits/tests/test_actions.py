"""Deeds at the gate: who is let in, who decides, what goes by itself, what nobody sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from tests.support.threads import AtOnce
from umay.core.api import JOB, scoped
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.notices.models import Notice
from umay.places import api as places
from umay.posts import api as posts
from umay.visits.actions import arriving, closing, deciding, forgetting, ordering, wording
from umay.visits.models import DayCount, Order, Visit
from umay.visits.queries.standing import OrderMissing, VisitMissing
from umay.visits.queries.today import schools_with_visitors, today_page
from umay.visits.rules.codes import Basis, Decision, State, Why
from umay.visits.rules.orders import Dates
from umay.visits.tests.worlds import CANARY, SAID, Gate, build, come, days, now, order, today, visitor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gate(cast: Any) -> Gate:
    return build(cast)


def test_a_visitor_gets_the_next_pass_and_the_same_form_makes_one_visit(gate: Gate) -> None:
    key = uuid4()

    first = come(gate)
    twice = [arriving.register(gate.guard, visitor("Another"), key=key, now=now()) for _time in range(2)]

    assert [first.number, *(one.number for one in twice)] == [1, 2, 2]
    assert [one.state for one in twice] == [State.INSIDE, State.INSIDE]


def test_a_form_sent_twice_at_the_same_moment_makes_one(gate: Gate, at_once: AtOnce) -> None:
    key, said, dates = uuid4(), SAID, days()
    brought = ordering.NewOrder(Basis.COURT, dates, said)

    assert at_once(3, lambda: arriving.register(gate.guard, visitor(), key=key, now=now())) == ["ok"] * 3
    assert at_once(3, lambda: ordering.enter_order(gate.head, Basis.COURT, dates, said, key=key, now=now())) == ["ok"] * 3
    other = uuid4()
    assert at_once(3, lambda: wording.bring_order(gate.guard, brought, key=other, now=now())) == ["ok"] * 3

    with scoped(JOB):
        assert (Visit.objects.count(), Order.objects.count()) == (1, 2)


def test_two_gates_at_once_give_no_pass_twice(gate: Gate, at_once: AtOnce) -> None:
    assert at_once(4, lambda: come(gate)) == ["ok"] * 4

    with scoped(JOB):
        assert sorted(Visit.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_a_name_like_one_in_an_order_waits_for_a_person_and_keeps_nobody_out(gate: Gate) -> None:
    order(gate)

    row = come(gate, "kanarya sarikus")
    let_in = deciding.decide(gate.guard, row.uid, Decision.OTHER, "The head", now=now())

    assert (row.state, row.number) == (State.WAITING, None)
    assert (let_in.state, let_in.number, let_in.word_of) == (State.INSIDE, 1, "The head")


def test_the_person_of_the_order_is_turned_away_by_a_persons_word_and_that_is_kept(gate: Gate) -> None:
    uid = order(gate)
    row = come(gate, CANARY)

    with pytest.raises(Refused) as no:
        deciding.decide(gate.guard, row.uid, Decision.SAME, "", now=now())
    deciding.decide(gate.guard, row.uid, Decision.SAME, "The head", now=now())

    assert no.value.refusal.code == "visits.word_missing"
    with scoped(JOB):
        assert Visit.objects.get(uid=row.uid).state == State.TURNED
    said = AuditEntry.objects.get(verb="visit.decided")
    assert said.detail == {"order": str(uid), "decision": "same"}


def test_two_decisions_at_once_make_one(gate: Gate, at_once: AtOnce) -> None:
    order(gate)
    row = come(gate, CANARY)

    answers = at_once(2, lambda: deciding.decide(gate.guard, row.uid, Decision.OTHER, "The head", now=now()))

    assert answers == ["ok", "ok"]
    with scoped(JOB):
        assert list(Visit.objects.values_list("state", "number")) == [(State.INSIDE, 1)]
    with pytest.raises(Refused) as no:
        deciding.decide(gate.deputy, row.uid, Decision.SAME, "The head", now=now())
    assert no.value.refusal.code == "visits.wrong_state"


def test_somebody_who_was_expected_is_held_against_the_orders_when_they_come_and_not_before(gate: Gate) -> None:
    order(gate)

    expected = arriving.expect(gate.teacher, visitor(CANARY), today(), key=uuid4(), now=now())
    came = arriving.arrive(gate.guard, expected.uid, now=now())

    assert (expected.order_uid, expected.state) == (None, State.EXPECTED)
    assert came.state == State.WAITING


def test_an_early_pick_up_waits_for_the_class_teacher(gate: Gate) -> None:
    more = {"why": Why.EARLY_PICK_UP, "host": "Teacher", "class_name": "3/A"}
    yes, no = come(gate, **more), come(gate, **more)

    deciding.answer(gate.guard, yes.uid, "Teacher", released=True, now=now())
    deciding.answer(gate.guard, no.uid, "Teacher", released=False, now=now())

    with scoped(JOB):
        assert dict(Visit.objects.values_list("uid", "state")) == {yes.uid: State.INSIDE, no.uid: State.TURNED}


def test_out_again_once(gate: Gate, at_once: AtOnce) -> None:
    row = come(gate)
    deciding.meet(gate.guard, row.uid, now=now())

    answers = at_once(2, lambda: deciding.leave(gate.guard, row.uid, now=now()))

    assert answers == ["ok", "ok"]
    with scoped(JOB):
        left = Visit.objects.get().out_at
    with pytest.raises(Refused):
        deciding.leave(gate.deputy, row.uid, now=now())
    with scoped(JOB):
        assert Visit.objects.get().out_at == left


def test_what_is_pressed_twice_at_the_gate_counts_once(gate: Gate) -> None:
    early = {"why": Why.EARLY_PICK_UP, "host": "Teacher", "class_name": "3/A"}
    yes, no, expected = come(gate, **early), come(gate, **early), arriving.expect(gate.teacher, visitor(), today(), key=uuid4(), now=now())

    for _time in range(2):
        deciding.answer(gate.guard, yes.uid, "Teacher", released=True, now=now())
        deciding.answer(gate.guard, no.uid, "Teacher", released=False, now=now())
        arriving.arrive(gate.guard, expected.uid, now=now())
        deciding.meet(gate.guard, expected.uid, now=now())

    with scoped(JOB):
        assert sorted(Visit.objects.exclude(number=None).values_list("number", flat=True)) == [1, 2]
    with pytest.raises(Refused) as other:
        deciding.answer(gate.guard, yes.uid, "Teacher", released=False, now=now())
    assert other.value.refusal.code == "visits.wrong_state"


def test_an_office_above_and_another_school_see_no_gate(gate: Gate) -> None:
    row, uid = come(gate), order(gate)

    with pytest.raises(Refused) as no:
        today_page(gate.cast.district_secretary, now=now())
    with pytest.raises(VisitMissing):
        deciding.leave(gate.cast.principal_elsewhere, row.uid, now=now())
    with pytest.raises(OrderMissing):
        ordering.ask_back(gate.cast.principal_elsewhere, uid, now=now())

    assert no.value.refusal.code == "access.not_at_school"
    assert ordering.look(gate.cast.principal_elsewhere, now=now()) == ()


@pytest.mark.parametrize("who", ["principal_elsewhere", "district_secretary", "province_coordinator", "ministry", "administrator"])
def test_rows_are_seen_at_their_own_school_alone_whatever_is_asked(gate: Gate, who: str) -> None:
    come(gate)
    order(gate)

    with scoped(getattr(gate.cast, who)):
        assert not Visit.objects.exists()
        assert not Order.objects.exists()


def test_a_teacher_reads_no_order_and_keeps_no_gate(gate: Gate) -> None:
    order(gate)

    for deed in (
        lambda: ordering.look(gate.teacher, now=now()),
        lambda: arriving.register(gate.teacher, visitor(), key=uuid4(), now=now()),
    ):
        with pytest.raises(Refused) as no:
            deed()
        assert no.value.refusal.code == "access.not_granted"


def test_what_an_order_says_lies_sealed_and_each_look_is_recorded(gate: Gate) -> None:
    uid = order(gate)

    seen = ordering.look(gate.guard, now=now())

    assert [one.said for one in seen] == [SAID]
    assert AuditEntry.objects.filter(verb="order.looked", subject=str(uid), person_id=gate.guard.person_id).count() == 1
    with scoped(JOB):
        (row,) = Order.objects.values()
    assert not [word for word in ("Kanarya", "CANARY", "2026/114") if word.encode() in repr(row).encode() + bytes(row["blob"])]


def test_an_order_moved_to_another_row_does_not_open_and_lets_nobody_in_unseen(gate: Gate) -> None:
    from umay.core.api import sealing

    first, second = order(gate), order(gate)
    with scoped(JOB, "order.entered"), transaction.atomic():
        Order.objects.filter(uid=first).update(blob=Order.objects.get(uid=second).blob)

    with pytest.raises(sealing.CannotOpen):
        come(gate)


def test_the_gate_sees_an_order_on_its_days_alone_and_the_heads_what_comes(gate: Gate) -> None:
    coming = order(gate, dates=Dates(today(), today() + timedelta(days=3), today() + timedelta(days=9)))

    assert ordering.look(gate.guard, now=now()) == ()
    assert [one.uid for one in ordering.look(gate.deputy, now=now())] == [coming]
    assert come(gate, CANARY).state == State.INSIDE
    assert ordering.look(gate.guard, now=now() + timedelta(days=10)) == ()


def test_an_order_is_taken_back_by_a_second_person(gate: Gate) -> None:
    uid = order(gate)
    codes = []
    for who, deed in (
        (gate.head, ordering.take_back),
        (gate.head, ordering.ask_back),
        (gate.head, ordering.ask_back),  # sent twice
        (gate.head, ordering.take_back),
        (gate.deputy, ordering.ask_back),
    ):
        try:
            deed(who, uid, now=now())
        except Refused as no:
            codes.append(no.refusal.code)

    ordering.take_back(gate.deputy, uid, now=now())

    assert codes == ["visits.back_not_asked", "visits.second_person", "visits.back_asked"]
    with scoped(JOB):
        assert not Order.objects.exists()


def test_the_database_itself_lets_nobody_take_an_order_back_alone(gate: Gate) -> None:
    uid = order(gate)

    for act in ("order.taken_back", ""):
        with pytest.raises(DatabaseError), transaction.atomic(), scoped(gate.head, act):
            Order.objects.filter(uid=uid).delete()

    with scoped(JOB):
        assert Order.objects.exists()


def test_an_order_is_erased_after_its_last_day_and_not_on_it(gate: Gate) -> None:
    order(gate, dates=days(of=0))
    with scoped(JOB, "order.entered"):
        Order.objects.update(from_on=today() - timedelta(days=9), until_on=today())

    assert forgetting.end_orders(JOB, now=now()) == 0
    with scoped(JOB, "order.entered"):
        Order.objects.update(until_on=today() - timedelta(days=1))
    assert forgetting.end_orders(JOB, now=now()) == 1


def test_names_go_after_thirty_days_and_the_numbers_stay(gate: Gate) -> None:
    old, kept = come(gate), come(gate, "Kept")
    with scoped(JOB):
        Visit.objects.filter(uid=old.uid).update(on_day=today() - timedelta(days=31))

    for gone in (1, 0):
        assert forgetting.forget_visitors(JOB, today=today(), now=now()) == gone

    with scoped(JOB):
        assert list(Visit.objects.values_list("uid", flat=True)) == [kept.uid]
        assert list(DayCount.objects.values_list("came", "turned")) == [(1, 0)]


def test_a_visitor_of_yesterday_is_named_to_the_heads_once(gate: Gate) -> None:
    from umay.notices.models import Notice

    row = come(gate)
    with scoped(JOB):
        Visit.objects.filter(uid=row.uid).update(on_day=today() - timedelta(days=1))

    for _time in range(2):
        forgetting.name_left_inside(JOB, schools_with_visitors(JOB, now=now()), now=now())

    told = Notice.objects.filter(code="visits.still_inside")
    assert {one.person_id for one in told} == {gate.head.person_id, gate.deputy.person_id}
    assert [one.is_late for one in today_page(gate.guard, now=now()).inside] == [True]


def test_a_school_closes_half_an_hour_after_its_bell_unless_it_says_its_own_hour(gate: Gate) -> None:
    card, ring = gate.cast.school, posts.RingDraft("out", time(15), time(15, 20))
    posts.set_ring(gate.head, ring, school_year=places.school_year_of(card.country, today()), now=now())
    day = next(one for ahead in range(30) if posts.day_end(JOB, card, one := today() + timedelta(days=ahead)) is not None)
    row = come(gate)
    with scoped(JOB):
        Visit.objects.filter(uid=row.uid).update(on_day=day)

    def over_at(hour: int, minute: int) -> bool:
        return bool(schools_with_visitors(JOB, now=datetime.combine(day, time(hour, minute), UTC)))

    assert (over_at(15, 49), over_at(15, 50)) == (False, True)
    closing.set_closing(gate.head, time(17), now=now())
    assert (over_at(16, 59), over_at(17, 0)) == (False, True)
    closing.set_closing(gate.head, None, now=now())
    assert over_at(15, 50)


def test_only_who_expects_somebody_and_the_gate_call_it_off(gate: Gate) -> None:
    expected = arriving.expect(gate.teacher, visitor(), today(), key=uuid4(), now=now())

    with pytest.raises(Refused) as no:
        arriving.call_off(gate.cast.counsellor, expected.uid, now=now())
    arriving.call_off(gate.teacher, expected.uid, now=now())

    assert no.value.refusal.code == "visits.not_yours"
    with scoped(JOB):
        assert not Visit.objects.exists()


def test_another_name_in_a_form_one_went_back_to_is_another_visitor_and_is_held_against_the_orders(gate: Gate) -> None:
    order(gate)
    key = uuid4()
    first = arriving.register(gate.guard, visitor("Another"), key=key, now=now())

    second = arriving.register(gate.guard, visitor(CANARY), key=key, now=now())

    assert second.uid != first.uid
    assert (first.state, second.state) == ("inside", "waiting")
    assert second.order_uid is not None


def test_another_order_in_a_form_one_went_back_to_is_another_order(gate: Gate) -> None:
    key, other = uuid4(), replace(SAID, number="2026/115")
    uids = [ordering.enter_order(gate.head, Basis.COURT, days(), said, key=key, now=now()) for said in (SAID, SAID, other)]

    assert uids[0] == uids[1] == key
    assert uids[2] != key


def test_who_is_said_to_have_released_a_child_is_told(gate: Gate) -> None:
    early = {"why": Why.EARLY_PICK_UP, "host": "Test teacher", "host_person_id": gate.teacher.person_id, "class_name": "3/A"}
    row = come(gate, **early)

    for _time in range(2):
        deciding.answer(gate.guard, row.uid, "Test deputy", released=True, now=now(), word_by=gate.deputy.person_id)

    with scoped(JOB):
        told = Notice.objects.filter(code="visits.word_used")
        assert [one.person_id for one in told] == [gate.deputy.person_id]
