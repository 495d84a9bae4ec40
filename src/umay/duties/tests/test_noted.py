"""What the office writes down for somebody asks nothing more of them before they said that it is right, and they can put it back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.cast import NOW
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.duties.actions import limits as asking
from umay.duties.actions import noting
from umay.duties.models import LimitAsk, LimitNote
from umay.duties.queries import own
from umay.duties.rules import Limits, held_meanwhile
from umay.kernel.refusal import Refused
from umay.people.api import Account
from umay.rosters import api as rosters
from umay.rosters.tests.worlds import FRIDAY, MONDAY, World, build, put, roster
from umay.staffing.api import Worker

numbers = st.one_of(st.none(), st.integers(1, 99))


@given(was=st.tuples(numbers, numbers), noted=st.tuples(numbers, numbers))
@settings(max_examples=100)
def test_nothing_asks_more_of_anybody_before_they_answered(was: Limits, noted: Limits) -> None:
    for old, new, held in zip(was, noted, held_meanwhile(was, noted), strict=True):
        assert held in {old, new}
        assert held == min((one for one in (old, new) if one is not None), default=None)


@pytest.fixture
def world(cast: Any) -> World:
    world = build(cast, parents=2, needs={"parent": 1})
    rosters.say_wishes(world.parent(0), rosters.Wished(most_week=2), now=NOW)
    return world


def holds(world: World) -> Limits:
    with scoped(world.head):
        wish = rosters.wish_said(world.parents[0].pk)
    return wish.most_week, wish.most_term


def note(world: World, *limits: int | None, told: bool = False) -> LimitNote | None:
    return noting.note_limits(world.head, world.parents[0].uid, (limits[0], limits[1]), told=told, now=NOW)


def shown(world: World) -> Any:
    return own.my_page(world.parent(0), now=NOW).noted


@pytest.mark.django_db(transaction=True)
def test_more_than_somebody_said_holds_once_they_say_that_it_is_right(world: World) -> None:
    note(world, 5, 9)
    assert holds(world) == (2, 9)
    seen = shown(world)
    assert "at most 5 a week (before: at most 2 a week)" in seen.text
    assert not seen.holds

    noting.answer_note(world.parent(0), seen.uid, right=True, now=NOW)
    noting.answer_note(world.parent(0), seen.uid, right=True, now=NOW)

    assert holds(world) == (5, 9)
    assert shown(world) is None
    with pytest.raises(Refused, match="note_gone"):
        noting.answer_note(world.parent(0), seen.uid, right=False, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_what_they_told_themselves_holds_at_once_and_is_put_back_with_one_tap(world: World) -> None:
    note(world, 5, None, told=True)
    note(world, 6, None, told=True)
    assert holds(world) == (6, None)
    assert "at most 6 a week (before: at most 2 a week)" in shown(world).text

    noting.answer_note(world.parent(0), shown(world).uid, right=False, now=NOW)

    assert holds(world) == (2, None)
    with scoped(world.head):
        (noted, _again) = AuditEntry.objects.filter(verb="roster.limits_noted").order_by("pk")
        answered = AuditEntry.objects.get(verb="duty.limits_answered")
    assert noted.detail == {"was": [2, None], "noted": [5, None], "is": [5, None], "told": True}
    assert answered.detail == {"right": False, "was": [6, None], "is": [2, None]}


@pytest.mark.django_db(transaction=True)
def test_a_note_sent_twice_stands_once_and_their_own_word_ends_it(world: World) -> None:
    one, other = note(world, 5, None), note(world, 5, None)
    assert one is not None
    assert other is not None
    assert one.pk == other.pk

    rosters.say_wishes(world.parent(0), rosters.Wished(most_week=3), now=NOW)

    assert shown(world) is None
    with pytest.raises(Refused, match="note_gone"):
        noting.answer_note(world.parent(0), one.uid, right=True, now=NOW)
    assert holds(world) == (3, None)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_down_for_who_has_left_and_nobody_answers_for_another(world: World) -> None:
    made = note(world, 5, None)
    assert made is not None
    with pytest.raises(LimitNote.DoesNotExist):
        noting.answer_note(world.parent(1), made.uid, right=True, now=NOW)

    with scoped(world.head):
        Worker.objects.filter(pk=world.parents[0].pk).update(state="left", left_on=NOW.date() - timedelta(days=1))

    with pytest.raises(Worker.DoesNotExist):
        note(world, 6, None)


@pytest.mark.django_db(transaction=True)
def test_an_open_question_is_closed_by_what_is_written_down(world: World) -> None:
    draft = roster(world, (MONDAY, FRIDAY))
    put(world, draft, world.parents[0], MONDAY, 0)
    put(world, draft, world.parents[0], MONDAY, 1)
    assert asking.ask_for_more(world.head, draft.uid, ((world.windows[0].pk, FRIDAY), "parent"), now=NOW) == 1

    note(world, 4, None)

    assert own.my_page(world.parent(0), now=NOW).more == ()
    with scoped(world.head):
        assert LimitAsk.objects.get().state == "withdrawn"


@pytest.mark.django_db(transaction=True)
def test_the_page_asks_whether_it_is_right_until_one_answers(cast: Any, world: World) -> None:
    with scoped(world.head):
        Worker.objects.filter(pk=world.parents[0].pk).update(person_id=cast.principal.person_id)
    made, client = note(world, 5, None), Client()
    assert made is not None
    client.force_login(
        Account.objects.get(person_id=cast.principal.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    where = reverse("noted-answer", kwargs={"uid": made.uid})

    asks = client.get(reverse("my-duties"), secure=True).content.decode()
    done = client.post(where, {"answer": "yes"}, secure=True, follow=True).content.decode()

    assert "The school wrote down for you: at most 5 a week (before: at most 2 a week)" in asks
    assert where in asks
    assert "Thank you! It holds." in done
    assert where not in done
    assert holds(world) == (5, None)
