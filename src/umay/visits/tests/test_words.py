"""What the gate writes down waits for a head's own word: given once, by another than who wrote it, in the rules and in the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from tests.support.cast import seated
from tests.support.threads import AtOnce
from umay.core.api import JOB, scoped
from umay.kernel.refusal import Refused
from umay.notices.models import Notice
from umay.visits.actions import deciding, ordering, wording
from umay.visits.models import Order
from umay.visits.queries.standing import OrderMissing
from umay.visits.rules.codes import Basis, Decision, State
from umay.visits.sealed import Said
from umay.visits.tests.worlds import CANARY, SAID, Gate, brought, build, come, days, now, order

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gate(cast: Any) -> Gate:
    return build(cast)


def refused(deed: Callable[[], object]) -> str:
    with pytest.raises(Refused) as no:
        deed()
    return no.value.refusal.code


def told(code: str) -> set[int]:
    return {one.person_id for one in Notice.objects.filter(code=code)}


def test_what_the_gate_writes_down_holds_and_the_heads_are_asked(gate: Gate) -> None:
    brought(gate)

    (seen,) = ordering.look(gate.guard, now=now())

    assert (seen.waits_word, seen.may_answer) == (True, False)
    assert come(gate, CANARY).state == State.WAITING
    assert told("visits.order_word") == {gate.head.person_id, gate.deputy.person_id}


def test_a_heads_own_order_waits_for_nobody(gate: Gate) -> None:
    order(gate)

    (seen,) = ordering.look(gate.guard, now=now())

    assert not seen.waits_word
    assert told("visits.order_word") == set()


def test_a_head_confirms_once_and_who_wrote_it_is_told(gate: Gate, at_once: AtOnce) -> None:
    uid = brought(gate)

    answers = at_once(2, lambda: wording.confirm_order(gate.head, uid, now=now()))

    assert answers == ["ok", "ok"]
    assert not ordering.look(gate.guard, now=now())[0].waits_word
    assert told("visits.order_answered") == {gate.guard.person_id}
    assert refused(lambda: wording.confirm_order(gate.deputy, uid, now=now())) == "visits.word_given"
    assert refused(lambda: wording.erase_unknown(gate.deputy, uid, now=now())) == "visits.word_given"


def test_an_order_that_no_head_knows_is_gone_at_once(gate: Gate) -> None:
    uid = brought(gate)

    wording.erase_unknown(gate.deputy, uid, now=now())

    with scoped(JOB):
        assert not Order.objects.exists()
    assert come(gate, CANARY).state == State.INSIDE
    assert told("visits.order_answered") == {gate.guard.person_id}


def test_a_head_puts_right_what_the_gate_wrote(gate: Gate) -> None:
    uid = brought(gate)
    right = ordering.NewOrder(Basis.GOVERNOR, days(of=5), Said(("Another Name",), "2026/115", calls=(("Police", "112"),)))

    wording.correct_order(gate.head, uid, right, now=now())

    (seen,) = ordering.look(gate.guard, now=now())
    assert (seen.said, seen.basis, seen.dates, seen.waits_word) == (right.said, Basis.GOVERNOR, right.dates, False)
    assert come(gate, CANARY).state == State.INSIDE


@pytest.mark.parametrize("who", ["guard", "teacher"])
def test_nobody_but_a_head_gives_the_word(gate: Gate, who: str) -> None:
    uid, actor = brought(gate), getattr(gate, who)

    for deed in (wording.confirm_order, wording.erase_unknown, wording.look_for_word):
        assert refused(lambda deed=deed: deed(actor, uid, now=now())) == "access.not_granted"
    with pytest.raises(OrderMissing):
        wording.confirm_order(gate.cast.principal_elsewhere, uid, now=now())


def test_who_wrote_it_down_does_not_confirm_it_neither_by_the_rule_nor_past_it(gate: Gate) -> None:
    uid = wording.bring_order(gate.deputy, ordering.NewOrder(Basis.COURT, days(), SAID), key=uuid4(), now=now())

    assert refused(lambda: wording.confirm_order(gate.deputy, uid, now=now())) == "visits.word_own"
    assert refused(lambda: wording.erase_unknown(gate.deputy, uid, now=now())) == "visits.word_own"
    for by in (gate.deputy, gate.head):  # their own, and in somebody else's name
        with pytest.raises(DatabaseError, match="own word"), transaction.atomic(), scoped(gate.deputy, "order.confirmed"):
            Order.objects.filter(uid=uid).update(word_at=now(), word_by_id=by.person_id)
    with pytest.raises(DatabaseError, match="two persons"), transaction.atomic(), scoped(gate.deputy, "order.unknown"):
        Order.objects.filter(uid=uid).delete()


def test_a_word_that_is_not_given_is_asked_for_again_the_next_day(gate: Gate) -> None:
    brought(gate)

    for ahead in (0, 1, 1):
        assert wording.ask_again(JOB, now=now() + timedelta(days=ahead)) == 1

    assert Notice.objects.filter(code="visits.order_word", person_id=gate.head.person_id).count() == 2


def test_a_head_whose_word_the_gate_used_is_told(gate: Gate) -> None:
    order(gate)
    row = come(gate, CANARY)

    deciding.decide(gate.guard, row.uid, Decision.OTHER, "The head", now=now(), word_by=gate.head.person_id)

    assert told("visits.word_used") == {gate.head.person_id}


def test_a_secretary_writes_down_an_order_and_gives_no_word(gate: Gate) -> None:
    secretary = seated("school-secretary", gate.cast.school, "secretary")

    uid = wording.bring_order(secretary, ordering.NewOrder(Basis.COURT, days(), SAID), key=uuid4(), now=now())

    assert refused(lambda: wording.confirm_order(secretary, uid, now=now())) == "access.not_granted"
    assert refused(lambda: ordering.enter_order(secretary, Basis.COURT, days(), SAID, key=uuid4(), now=now())) == "access.not_granted"
