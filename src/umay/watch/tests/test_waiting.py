"""An incident that was recorded without a connection: kept on the phone, taken once, at the time that holds."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from umay.core.api import scoped
from umay.hazards.models import Incident
from umay.watch.tests.test_pages import _Clock, by_pass, came, shown
from umay.watch.tests.worlds import World, build

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch, world: World) -> _Clock:
    found = _Clock(monkeypatch)
    found.says(world.at(60))
    return found


def sent(client: Client, world: World, *items: dict[str, Any], off: timedelta = timedelta()) -> list[dict[str, Any]]:
    """Send what waited from a device whose clock is off by so much; each item says its minute of the window."""
    body = {
        "sent": millis(world.at(60) + off),
        "items": [{**one, "at": millis(world.at(one["at"]) + off)} if isinstance(one.get("at"), int) else one for one in items],
    }
    answer = client.post(reverse("here-waiting"), json.dumps(body), content_type="application/json", secure=True)
    assert answer.status_code == 200
    return list(answer.json()["items"])


def millis(moment: Any) -> int:
    return int(moment.timestamp() * 1000)


def test_an_incident_that_waited_is_kept_once_at_the_time_it_happened(world: World) -> None:
    client, item = by_pass(world, 0), {"key": str(uuid4()), "nature": "traffic", "where": "At the crossing", "at": 12}

    (first,) = sent(client, world, item)
    (again,) = sent(client, world, item)

    assert first["kept"] and again["kept"]
    assert first["words"] == "Traffic accident, at 7:42: kept, and the head is told."
    with scoped(world.head):
        incident = Incident.objects.get()
        assert (incident.happened_at, incident.where) == (world.at(12), "At the crossing")


def test_a_clock_that_is_a_day_off_moves_no_incident(world: World) -> None:
    sent(came(world.head), world, {"key": str(uuid4()), "nature": "fire", "where": "", "at": 12}, off=timedelta(days=1))

    with scoped(world.head):
        assert Incident.objects.get().happened_at == world.at(12)


@pytest.mark.parametrize(
    "item",
    [
        {"nature": "party", "key": str(uuid4())},
        {"nature": "fire"},
        {"nature": ["fire"], "key": 1},
        {"nature": "fire", "key": "x", "at": "y"},
    ],
)
def test_what_no_device_of_ours_sends_is_said_to_be_unreadable(world: World, item: dict[str, Any]) -> None:
    (said,) = sent(came(world.head), world, item)

    assert (said["said"], said["kept"]) == ("shape", False)
    with scoped(world.head):
        assert not Incident.objects.exists()


def test_scans_and_incidents_wait_side_by_side(world: World) -> None:
    scan = {"key": str(uuid4()), "code": world.code(), "deed": "come", "at": -5}
    said = sent(by_pass(world, 0), world, {"key": str(uuid4()), "nature": "other", "where": "", "at": 3}, scan)

    assert [one["said"] for one in said] == ["here", "incident"]


def test_the_page_that_stands_in_asks_no_database_and_speaks_each_language(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        page = Client().get(reverse("here-incident") + "?in=tr", secure=True).content.decode()

    assert 'name="nature" value="fire"' in page and 'lang="tr"' in page
    assert "/incidents/new/" in Client().get(reverse("offline-worker"), secure=True).content.decode()


def test_the_leaders_page_keeps_the_kit_at_hand(world: World) -> None:
    assert "data-offline-who" in shown(came(world.head), "watch")


def test_a_sign_in_before_ones_window_is_told_when_that_begins(world: World) -> None:
    (said,) = sent(by_pass(world, 0), world, {"key": str(uuid4()), "code": world.code(), "deed": "come", "at": -117})

    assert (said["said"], said["kept"]) == ("no_window", False)
    assert said["words"] == "Not counted: at 5:33 nobody was needed at Post 1. Your window begins at 7:30 at Post 1: sign in again then."


def test_a_sign_in_on_a_day_without_a_window_says_that_there_is_none(world: World) -> None:
    (said,) = sent(came(world.head), world, {"key": str(uuid4()), "code": world.code(), "deed": "come", "at": -117})

    assert said["said"] == "access.not_on_duty"
