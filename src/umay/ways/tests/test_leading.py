"""Heads are counted by the two who lead a class or by who leads the day; twice counts once, in whatever order phones send."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.cast import seated
from umay.kernel.refusal import Refused
from umay.people.api import Account
from umay.ways.actions.heads import Heads, count_heads
from umay.ways.models import Counting, HeadCount
from umay.ways.tests.worlds import LEAVES, World, at, build, minutes, rows

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def heads(world: World, number: int, *, at_end: bool = False, **more: Any) -> Heads:
    return Heads(world.class_uid, LEAVES, number, at_end, **more)


def refused(run: Any) -> str:
    with pytest.raises(Refused) as no:
        run()
    return no.value.refusal.code


def test_only_who_leads_the_class_or_the_day_counts_heads(world: World) -> None:
    helper = seated("helper", world.cast.school, "volunteer")

    assert refused(lambda: count_heads(helper, heads(world, 31), now=at(11, 30))) == "access.not_granted"
    for who, number in ((world.teacher, 30), (world.cast.principal, 31)):
        count_heads(who, heads(world, number), now=at(11, 30 + number - 30))

    assert rows(HeadCount)[0].out == 31


def test_on_the_spot_nobody_arrives_who_did_not_go_out(world: World) -> None:
    assert refused(lambda: count_heads(world.teacher, heads(world, 31, at_end=True), now=at(11, 50))) == "ways.not_left_yet"

    count_heads(world.teacher, heads(world, 31), now=at(11, 30))
    stands = count_heads(world.teacher, heads(world, 30, at_end=True), now=at(11, 50))

    assert stands.missing == 1
    assert refused(lambda: count_heads(world.teacher, heads(world, 30), now=at(11, 55))) == "ways.arrived_already"


def test_the_same_count_sent_twice_changes_nothing(world: World) -> None:
    key = uuid4()
    for _ in range(2):
        count_heads(world.teacher, heads(world, 31, key=key), now=at(11, 30))
    count_heads(world.teacher, heads(world, 30), now=at(11, 32))
    again = count_heads(world.teacher, heads(world, 31, key=key), now=at(11, 40))

    assert again.out == 30
    assert [one.number for one in rows(Counting)] == [31, 30]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_counts_that_waited_come_to_the_same_in_any_order(world: World, order: tuple[int, ...]) -> None:
    waited = [(at(11, 30), 31, False), (at(11, 33), 30, False), (at(11, 50), 29, True)]

    for nth, sent in zip(order, (at(12), at(12, 5), at(12, 10)), strict=True):
        when, number, at_end = waited[nth]
        count_heads(world.teacher, heads(world, number, at_end=at_end, key=uuid4(), device_at=when), device_now=sent, now=sent)

    (row,) = rows(HeadCount)
    assert (row.out, row.end, row.out_at, row.end_at) == (30, 29, at(11, 33), at(11, 50))


def test_a_clock_a_day_off_changes_nothing_and_stays_as_evidence(world: World) -> None:
    sent = at(12)

    stands = count_heads(world.teacher, heads(world, 31, device_at=sent + DAY - minutes(30), key=uuid4()), device_now=sent + DAY, now=sent)

    (row,) = rows(Counting)
    assert (row.counted_at, row.on_day, row.clock_off_s) == (at(11, 30), sent.date(), 86400)
    assert stands.clock_is_off


def client_of(actor: Any) -> Client:
    client = Client()
    account = Account.objects.get(person_id=actor.person_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_what_waited_on_a_phone_is_answered_one_by_one(world: World) -> None:
    client, now = client_of(world.cast.principal), 1_000_000_000_000
    told = {"class": str(world.class_uid), "leaves": "11:30", "deed": "out", "number": "31", "at": now - 60_000}
    items = [
        {**told, "key": str(uuid4())}, {**told, "key": str(uuid4()), "deed": "end", "number": "30", "at": now}, {"key": "none of ours"},
        {**told, "key": str(uuid4()), "number": "999"}, {**told, "key": str(uuid4()), "class": str(uuid4())},
    ]  # fmt: skip
    body = json.dumps({"sent": now, "items": items})

    first, second = (
        client.post(reverse("line-send"), body, content_type="application/json", secure=True).json()["items"] for _ in range(2)
    )

    kept = {one["key"]: one["kept"] for one in first}
    assert [kept[one["key"]] for one in items] == [True, True, False, False, False]
    assert len(second) == len(items)
    assert len(rows(Counting)) == 2
    assert rows(HeadCount)[0].end == 30
    assert client.post(reverse("line-send"), "[]", content_type="application/json", secure=True).status_code == 400


def test_another_school_takes_no_count_of_ours(world: World) -> None:
    client = client_of(world.cast.principal_elsewhere)
    item = {"class": str(world.class_uid), "leaves": "11:30", "deed": "out", "number": "31", "at": 1, "key": str(uuid4())}

    answer = client.post(reverse("line-send"), json.dumps({"sent": 1, "items": [item]}), content_type="application/json", secure=True)

    assert [one["kept"] for one in answer.json()["items"]] == [False]
    assert not rows(Counting)
