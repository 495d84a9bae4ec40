"""What waited on a phone without a connection: each once, each answered, nothing lost to a clock or to a bad one among them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from tests.support.cast import seated
from umay.core.api import JOB, scoped
from umay.hazards.models import Hazard
from umay.people.api import Account
from umay.rounds.models import Scan
from umay.rounds.tests.worlds import World, build, rows

pytestmark = pytest.mark.django_db(transaction=True)
DAY = 86_400_000  # milliseconds


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def client_of(actor: Any) -> Client:
    client = Client()
    account = Account.objects.get(person_id=actor.person_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def millis(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def send(client: Client, items: list[dict[str, Any]], sent: int) -> Any:
    return client.post(reverse("round-send"), json.dumps({"sent": sent, "items": items}), content_type="application/json", secure=True)


def scanned(world: World, number: int, at: int, **more: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "code": world.code(number), "said": world.figures(number, timezone.localdate()), "at": at, **more}


def test_five_hundred_from_a_clock_a_day_off_are_kept_once_each(world: World) -> None:
    client, sent = client_of(world.actor), millis(timezone.now()) + DAY
    items = [scanned(world, nth % 3 + 1, sent - nth * 60_000) for nth in range(500)]

    first, second = (send(client, items, sent).json()["items"] for _ in range(2))

    assert {one["key"] for one in first} == {one["key"] for one in items} == {one["key"] for one in second}
    assert all(one["kept"] for one in (*first, *second))
    kept = rows(Scan)
    assert len(kept) == 500
    assert all(abs(one.clock_off_s - 86_400) < 60 for one in kept)
    newest = max(one.counted_at for one in kept)
    assert timezone.now() - newest < timedelta(minutes=5)  # the server's time, not a day ahead


def test_a_danger_that_waited_is_written_down_once_with_its_time_and_its_spot(world: World) -> None:
    client, sent = client_of(world.actor), millis(timezone.now())
    item = {"key": str(uuid4()), "what": "Fence is down", "kind": "other", "code": world.code(2), "at": sent - 3_600_000}

    answers = [send(client, [item], sent).json()["items"][0] for _ in range(2)]

    assert all(one["kept"] for one in answers)
    with scoped(JOB):
        (hazard,) = Hazard.objects.all()
    assert (hazard.what, hazard.where, hazard.ref_uid) == ("Fence is down", "2 · Old transformer", world.points[1])
    assert abs(hazard.found_at - (timezone.now() - timedelta(hours=1))) < timedelta(minutes=2)


def send_picture(client: Client, item: dict[str, Any], sent: int, picture: bytes) -> Any:
    file = SimpleUploadedFile("picture.jpg", picture, content_type="image/jpeg")
    return client.post(reverse("round-send"), {"waited": json.dumps({"sent": sent, "items": [item]}), item["key"]: file}, secure=True)


def drawn() -> bytes:
    kept = BytesIO()
    Image.new("RGB", (320, 240), "saddlebrown").save(kept, "JPEG")
    return kept.getvalue()


def test_a_picture_that_waited_is_kept_with_its_danger_once_however_often_it_arrives(world: World) -> None:
    client, sent = client_of(world.actor), millis(timezone.now())
    item = {"key": str(uuid4()), "what": "", "kind": "other", "code": world.code(2), "at": sent - 3_600_000}

    answers = [send_picture(client, item, sent, drawn()).json()["items"][0] for _ in range(2)]
    answers.append(send(client, [item], sent).json()["items"][0])

    assert [one["kept"] for one in answers] == [True] * 3
    assert answers[0]["words"] == "2 · Old transformer: written down with its picture, it stands in the ledger of dangers."
    with scoped(JOB):
        (hazard,) = Hazard.objects.all()
        (photo,) = hazard.photos.all()
    assert (hazard.what, hazard.ref_uid, photo.media_type) == ("", world.points[1], "image/jpeg")


def test_words_are_written_down_though_their_picture_is_none(world: World) -> None:
    client, sent = client_of(world.actor), millis(timezone.now())
    item = {"key": str(uuid4()), "what": "Fence is down", "kind": "other", "code": world.code(2), "at": sent}

    answer = send_picture(client, item, sent, b"no picture at all").json()["items"][0]

    assert answer["kept"]
    assert answer["words"] == "2 · Old transformer: written down, but its picture could not be read."
    with scoped(JOB):
        (hazard,) = Hazard.objects.all()
        assert (hazard.what, hazard.photos.count()) == ("Fence is down", 0)


def send_lost(client: Client, item: dict[str, Any], sent: int) -> Any:
    """Send an item in the way of those with a picture, of which the server lets go when all is too large."""
    return client.post(reverse("round-send"), {"waited": json.dumps({"sent": sent, "items": [item]})}, secure=True).json()["items"][0]


def photos() -> list[int]:
    with scoped(JOB):
        return [one.photos.count() for one in Hazard.objects.all()]


def test_a_picture_that_was_lost_on_the_way_is_named_and_kept_when_it_comes_after_all(world: World) -> None:
    client, sent = client_of(world.actor), millis(timezone.now())
    item = {"key": str(uuid4()), "what": "Fence is down", "kind": "other", "code": world.code(2), "at": sent}

    lost = send_lost(client, item, sent)
    assert lost["kept"] and "its picture was lost" in lost["words"] and photos() == [0]
    found = send_picture(client, item, sent, drawn()).json()["items"][0]
    again = send_picture(client, item, sent, drawn()).json()["items"][0]

    assert "written down with its picture" in found["words"] and "written down with its picture" in again["words"]
    assert photos() == [1]


def test_another_s_danger_gets_no_picture_from_me_and_none_is_said_to_be_kept(world: World) -> None:
    sent = millis(timezone.now())
    item = {"key": str(uuid4()), "what": "Fence is down", "kind": "other", "code": world.code(2), "at": sent}
    send(client_of(world.actor), [item], sent)

    answer = send_picture(client_of(seated("deputy", world.cast.school, "deputy_head")), item, sent, drawn()).json()["items"][0]

    assert "with its picture" not in answer["words"] and photos() == [0]


@pytest.mark.parametrize("way", [send_lost, lambda client, item, sent: send(client, [item], sent).json()["items"][0]], ids=["lost", "none"])
def test_neither_words_nor_a_picture_is_no_danger(world: World, way: Any) -> None:
    client, sent = client_of(world.actor), millis(timezone.now())

    answer = way(client, {"key": str(uuid4()), "what": " ", "kind": "road", "code": world.code(2), "at": sent}, sent)

    assert not answer["kept"] and "again" in answer["words"] and photos() == []


@pytest.mark.parametrize("sign", ["\x00", "\ud800"], ids=["zero", "half"])
def test_signs_that_no_database_takes_stop_nothing(world: World, sign: str) -> None:
    client, sent = client_of(world.actor), millis(timezone.now())
    bad = {"key": str(uuid4()), "what": f"Fence{sign} is down", "kind": f"a{sign}", "code": f"x{sign}", "point": f"y{sign}", "at": sent}
    items = [scanned(world, 1, sent), {**scanned(world, 2, sent), "said": sign}, {**scanned(world, 3, sent), "code": f"z{sign}"}, bad]
    items.append({"key": sign, "what": "Fence"})

    answers = {one["key"]: one["kept"] for one in send(client, items, sent).json()["items"]}

    assert [answers[one["key"]] for one in items] == [True, True, False, True, False]
    with scoped(JOB):
        assert Hazard.objects.get().what == "Fence is down"


def test_a_bad_one_among_them_is_answered_and_stops_no_other(world: World) -> None:
    client, sent = client_of(world.actor), millis(timezone.now())
    items = [
        scanned(world, 1, sent - 900_000),
        {"key": "x"},
        {"key": str(uuid4()), "code": "x" * 40, "at": sent},
    ]

    answers = {one["key"]: one for one in send(client, items, sent).json()["items"]}

    assert [answers[one["key"]]["kept"] for one in items] == [True, False, False]
    assert all(answers[one["key"]]["words"] for one in items)


def test_what_no_phone_of_ours_sends_is_turned_away(world: World) -> None:
    client = client_of(world.actor)

    for body in ("", "[]", "{}", '{"items": [1]}', json.dumps({"items": [{}] * 501})):
        assert client.post(reverse("round-send"), body, content_type="application/json", secure=True).status_code == 400


def test_another_school_counts_no_scan_of_ours(world: World) -> None:
    item = scanned(world, 1, millis(timezone.now()))

    answer = send(client_of(world.cast.principal_elsewhere), [item], item["at"]).json()["items"][0]

    assert not answer["kept"]
    assert not rows(Scan)


@pytest.mark.parametrize("name", ["rounds-offline", "scan-offline", "lines-offline"])
def test_the_page_that_stands_in_names_nobody_and_asks_no_database(name: str, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        answer = Client().get(reverse(name) + "?in=tr", secure=True)

    assert answer.status_code == 200
    assert b'lang="tr"' in answer.content
