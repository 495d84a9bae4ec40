"""What takes something away and is sent twice is done once, and said to be done; whoever else asks finds nothing."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.cast import NOW
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.people.api import Account
from umay.rosters.actions import changing, leaving, making, publishing
from umay.rosters.models import Away, Roster, Shift
from umay.rosters.rules.states import Why
from umay.rosters.tests.worlds import FRIDAY, MONDAY, World, build, put, roster
from umay.turns.api import Asked

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast, parents=2, needs={"parent": 1})


def client_of(person_id: int) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=person_id), backend=BACKEND)
    return client


def twice(world: World, name: str, uid: object) -> list[tuple[int, str]]:
    client = client_of(world.head.person_id)
    answers = [client.post(reverse(name, kwargs={"uid": uid}), secure=True) for _ in range(2)]
    return [(one.status_code, one.headers.get("Location", "").partition("?")[0]) for one in answers]


def test_a_draft_thrown_away_twice_is_gone(world: World) -> None:
    draft = roster(world)

    assert twice(world, "roster-discard", draft.uid) == [(303, reverse("rosters-all"))] * 2


def test_somebody_taken_out_twice_is_out_of_a_draft_and_of_a_published_roster(world: World) -> None:
    one, other = roster(world, (MONDAY, MONDAY)), roster(world, (FRIDAY, FRIDAY))
    first, second = put(world, one, world.parents[0], MONDAY), put(world, other, world.parents[1], FRIDAY)
    publishing.publish(world.head, other.uid, now=NOW)

    for shift, where in ((first, one), (second, other)):
        assert twice(world, "shift-out", shift.uid) == [(303, reverse("roster", kwargs={"uid": where.uid})), (303, reverse("rosters"))]


def test_a_roster_ended_twice_has_ended(world: World) -> None:
    draft = roster(world)
    put(world, draft, world.parents[0], MONDAY)
    publishing.publish(world.head, draft.uid, now=NOW)

    assert twice(world, "roster-end", draft.uid) == [(303, reverse("rosters-all"))] * 2


def test_leave_struck_out_twice_is_struck_out(world: World) -> None:
    leaving.be_away(world.head, world.parents[0].pk, leaving.Span(MONDAY, MONDAY, Why.AWAY), now=NOW)
    with scoped(world.head):
        uid = Away.objects.get().uid

    assert twice(world, "roster-back", uid) == [(303, reverse("roster-people") + "#away")] * 2


def test_what_one_threw_away_is_not_there_for_another_and_never_was_for_a_stranger(cast: Any, world: World) -> None:
    draft, never = roster(world), world.parents[0].uid
    client, stranger = client_of(world.head.person_id), client_of(cast.principal_elsewhere.person_id)
    where = reverse("roster-discard", kwargs={"uid": draft.uid})

    client.post(where, secure=True)

    assert stranger.post(where, secure=True).status_code == 404
    assert client.post(reverse("roster-discard", kwargs={"uid": never}), secure=True).status_code == 404


def test_what_came_back_with_the_same_id_is_taken_away_as_asked(world: World) -> None:
    key, days, who = uuid4(), (MONDAY, MONDAY), world.parents[0]
    place = changing.Place((world.windows[0].pk, MONDAY), "parent", who.uid)
    kept = roster(world)

    for _ in range(2):
        changing.fill(world.head, kept.uid, place, sure=True, now=NOW, key=key)
        changing.take_out(world.head, key, now=NOW)
        leaving.be_away(world.head, who.pk, leaving.Span(*days, Why.AWAY), now=NOW, key=key)
        leaving.be_back(world.head, key, now=NOW)
        making.make_roster(world.head, days, Asked(), now=NOW, key=key)
        making.discard(world.head, key, now=NOW)

    with scoped(world.head):
        assert not Shift.objects.filter(uid=key).exists()
        assert not Away.objects.filter(uid=key).exists()
        assert not Roster.objects.filter(uid=key).exists()
        said = AuditEntry.objects.filter(verb__in=["roster.taken_out", "roster.back", "roster.discarded"])
        assert [one.detail for one in said] == [{}] * 6
