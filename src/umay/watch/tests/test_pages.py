"""What the pages show: the leader's morning, the phone at the gate, kit, log, code and coverage."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from umay.core.api import scoped
from umay.staffing.api import Kind, make_pass
from umay.watch.actions import kit, leading, proving
from umay.watch.models import Coverage, Hand, LogLine, PostCode, Scan, Stay
from umay.watch.queries.signs import word_of
from umay.watch.tests.worlds import FRIDAY, World, build, shift_of

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class _Clock:
    """The server's clock, as the pages ask for it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch

    def says(self, now: Any) -> None:
        from django.utils import timezone

        self._patch.setattr(timezone, "now", lambda: now)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, world: World) -> _Clock:
    found = _Clock(monkeypatch)
    found.says(world.at(-5))
    return found


def came(actor: Any) -> Client:
    from umay.people.api import Account

    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id), backend=BACKEND)
    return client


def by_pass(world: World, parent: int) -> Client:
    client = Client()
    client.get(reverse("pass", args=[make_pass(world.head, world.parents[parent].uid, now=world.at(-600))]), secure=True)
    return client


def shown(client: Client, name: str, status: int = 200, **where: Any) -> str:
    asked = where.pop("asked", {})
    answer = client.get(reverse(name, kwargs=where or None), asked, secure=True)
    assert answer.status_code == status, (name, answer.status_code)
    return str(answer.content.decode())


def done(client: Client, name: str, data: dict[str, Any] | None = None, **where: Any) -> Any:
    return client.post(reverse(name, kwargs=where or None), data or {}, secure=True, follow=True)


@pytest.mark.usefixtures("clock")
def test_at_seven_twenty_five_post_two_is_empty_and_stands_first(world: World) -> None:
    leading.sign_in(world.head, shift_of(world, 0), now=world.at(-8))
    leading.sign_in(world.head, shift_of(world, 1), now=world.at(-8))

    page = shown(came(world.head), "watch")

    assert page.index("Post 2 · Back gate") < page.index("Post 1 · Main gate")
    assert "Nobody is there. Expected since 7:20: parent 2." in page
    assert 'href="tel:110"' in page
    assert 'href="tel:0555000000' in page.replace(" ", "")
    assert "1 post needs somebody now." in page
    assert "not there, 5 min late" in page


@pytest.mark.usefixtures("clock")
def test_the_page_brings_its_posts_alone_when_they_are_asked_for(world: World) -> None:
    answer = came(world.head).get(reverse("watch"), secure=True, headers={"HX-Request": "true", "HX-Target": "standing"})

    assert '<div id="standing"' in answer.content.decode()
    assert "<html" not in answer.content.decode()


@pytest.mark.usefixtures("clock")
def test_one_tap_signs_in_who_has_no_phone(world: World) -> None:
    client = came(world.head)

    done(client, "watch-in", shift_uid=shift_of(world, 3))
    done(client, "watch-stand-in", {"worker": str(world.parents[2].uid)}, post_uid=world.posts[1].uid)

    page = shown(client, "watch")
    assert "there since 7:25" in page
    assert "stands in, there since 7:25" in page


def test_a_parent_with_a_pass_scans_in_and_out(world: World, clock: _Clock) -> None:
    client, code = by_pass(world, 0), world.code()

    page = shown(client, "here", code=code)
    assert "I am here" in page
    assert "Your window is 7:30–8:00, and people are here from 7:20." in page
    answer = done(client, "here-sign", {"deed": "come", "key": str(uuid4()), "at": "", "sent": ""}, code=code)
    assert "You are signed in at Post 1 since 7:25." in answer.content.decode()

    clock.says(world.at(31))
    answer = done(client, "here-sign", {"deed": "go", "key": str(uuid4())}, code=code)
    assert "You are signed out since 8:01. Thank you." in answer.content.decode()
    with scoped(world.head):
        assert Stay.objects.get().left_at == world.at(31)


@pytest.mark.usefixtures("clock")
@pytest.mark.usefixtures("clock")
def test_a_parent_reads_at_the_post_what_is_missing_before_the_first_duty(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from umay.staffing.queries import asked
    from umay.staffing.rules.serving import Asked

    phone, code = by_pass(world, 0), world.code()
    monkeypatch.setattr(asked, "asked_in", lambda _country: Asked("1", "", frozenset(), frozenset({Kind.PARENT})))

    untaught = shown(phone, "here", code=code)

    assert "You have not taken part yet in the training before the first duty." in untaught
    assert "Something about your papers" not in untaught


def test_a_code_of_another_school_is_said_kindly(world: World) -> None:
    client = came(world.cast.principal_elsewhere)
    assert "not on this school's list" in shown(client, "here", 403, code=world.code())

    from umay.staffing.api import Kind, WorkerFacts, enter_worker

    elsewhere = world.cast.principal_elsewhere
    worker = enter_worker(elsewhere, WorkerFacts(Kind.PARENT, "Somebody"), now=world.at(-100))
    parent = Client()
    parent.get(reverse("pass", args=[make_pass(elsewhere, worker.uid, now=world.at(-90))]), secure=True)
    page = shown(parent, "here", 409, code=world.code())
    assert "another school" in page
    assert "Back gate" not in page
    assert "Main gate" not in page


@pytest.mark.usefixtures("clock")
def test_what_waited_on_a_phone_is_answered_one_by_one(world: World) -> None:
    client, code = by_pass(world, 0), world.code()
    sent, key = int(world.at(-5).timestamp() * 1000), str(uuid4())
    come = {"code": code, "deed": "come", "key": key, "at": sent - 180_000}
    items = [{"code": code, "deed": "go", "key": str(uuid4()), "at": sent - 1000}, come, come, {"code": "x", "deed": "?", "key": "y"}]

    answer = client.post(reverse("here-waiting"), json.dumps({"sent": sent, "items": items}), content_type="application/json", secure=True)

    assert [one["said"] for one in answer.json()["items"]] == ["shape", "here", "here", "gone"]
    with scoped(world.head):
        stay = Stay.objects.get()
        assert Scan.objects.count() == 2
    assert stay.came_at == world.at(-8)
    assert "data-offline-who" in shown(client, "here-waiting")


@pytest.mark.parametrize("body", ["", "[]", '{"items": 3}', '{"items": ["x"]}', json.dumps({"items": [{}] * 501})])
@pytest.mark.usefixtures("clock")
def test_what_no_device_of_ours_sends_is_refused(world: World, body: str) -> None:
    answer = by_pass(world, 0).post(reverse("here-waiting"), body, content_type="application/json", secure=True)

    assert answer.status_code == 400


def test_five_hundred_scans_of_a_week_come_in_one_request(world: World, clock: _Clock) -> None:
    client, code = by_pass(world, 0), world.code()
    later = world.at(-5) + timedelta(days=7)
    clock.says(later)
    sent = int(later.timestamp() * 1000)
    items = [{"code": code, "deed": "come", "key": str(uuid4()), "at": sent - 7 * 86_400_000 + n} for n in range(500)]

    answer = client.post(reverse("here-waiting"), json.dumps({"sent": sent, "items": items}), content_type="application/json", secure=True)

    said = [one["said"] for one in answer.json()["items"]]
    assert (len(said), said.count("here"), said.count("already")) == (500, 1, 499)
    with scoped(world.head):
        assert (Scan.objects.count(), Stay.objects.count()) == (500, 1)


def test_the_page_for_a_phone_without_a_connection_shows_nobody() -> None:
    page = shown(Client(), "here-offline", asked={"in": "vi"})

    assert 'lang="vi"' in page
    assert "csrfmiddlewaretoken" not in page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.usefixtures("clock")
def test_the_first_on_the_roster_writes_the_log_and_the_second_does_not(world: World) -> None:
    code, said = world.code(), {"post": str(world.posts[0].uid), "kind": "traffic", "words": "A lorry on the crossing"}
    first, second = by_pass(world, 0), by_pass(world, 1)

    assert "A lorry on the crossing" in done(first, "here-log", said, code=code).content.decode()
    assert done(second, "here-log", said, code=code).status_code == 409
    assert "A lorry on the crossing" in shown(came(world.head), "watch-log")
    with scoped(world.head):
        assert LogLine.objects.count() == 1


@pytest.mark.usefixtures("clock")
def test_kit_goes_out_comes_back_and_is_missed(world: World) -> None:
    client = came(world.head)
    with scoped(world.head):
        whistle = world.posts[0].kit.get(name="Whistle")
    done(client, "watch-kit-out", {"worker": str(world.parents[0].uid)}, item_uid=whistle.uid)
    with scoped(world.head):
        hand = Hand.objects.get()

    done(client, "watch-kit-missing", hand_uid=hand.uid)
    assert 'id="missing"' in shown(client, "watch-kit")
    done(client, "watch-kit-back", hand_uid=hand.uid)
    assert 'id="missing"' not in shown(client, "watch-kit")


@pytest.mark.usefixtures("clock")
def test_a_thing_that_is_handed_out_by_a_double_click_is_handed_out_once(world: World) -> None:
    client = came(world.head)
    with scoped(world.head):
        whistle = world.posts[0].kit.get(name="Whistle")
    sent = {"worker": str(world.parents[0].uid), "submission": str(uuid4())}

    for _click in range(2):
        done(client, "watch-kit-out", sent, item_uid=whistle.uid)
    with scoped(world.head):
        assert Hand.objects.count() == 1

    other = {**sent, "worker": str(world.parents[1].uid)}
    assert client.post(reverse("watch-kit-out", args=[whistle.uid]), other, secure=True).status_code == 409
    assert shown(client, "watch-kit").count('name="submission"') >= 1


@pytest.mark.usefixtures("clock")
def test_a_code_is_made_printed_and_made_anew(world: World) -> None:
    client, post = came(world.head), world.posts[0]

    assert "sheet-squares" in shown(client, "watch-code", post_uid=post.uid)
    before = world.code()
    done(client, "watch-code-new", post_uid=post.uid)
    with scoped(world.head):
        assert word_of(PostCode.objects.select_related("post").get(post=post)) != before
    assert came(world.cast.principal_elsewhere).get(reverse("watch-code", args=[post.uid]), secure=True).status_code == 404


def test_a_day_is_proved_minute_by_minute(world: World, clock: _Clock) -> None:
    clock.says(world.at(40))
    assert "Nothing was received" in shown(came(world.head), "coverage-day")

    for parent in (0, 1):
        world.scan(parent, -5 if parent == 0 else 6)
    leading.end_windows(world.cast.job, now=world.at(40))

    page = shown(came(world.head), "coverage-day")
    assert "Everybody who was needed was there in 24 of 30 minutes." in page
    assert "7:30–7:36" in page


def test_offices_see_figures_and_nothing_received_is_no_zero(world: World, clock: _Clock) -> None:
    world.scan(0, -5)
    leading.end_windows(world.cast.job, now=world.at(40))
    for unit in (world.cast.school, world.cast.other_school):
        proving.prove_day(world.cast.job, unit.place, FRIDAY, now=world.at(400))
    clock.says(world.at(400))

    for actor in (
        world.cast.district_secretary,
        world.cast.province_coordinator,
        world.cast.ministry,
        world.cast.police_officer,
        world.head,
    ):
        page = shown(came(actor), "coverage")
        assert "Parent 0" not in page
        assert ">0%<" in page
    assert "First School" in shown(came(world.cast.district_secretary), "coverage")
    assert "First School" not in shown(came(world.cast.other_district_secretary), "coverage")

    with scoped(world.cast.job):
        Stay.objects.all().delete()
    proving.prove_day(world.cast.job, world.cast.school.place, FRIDAY, now=world.at(500))
    page = shown(came(world.cast.district_secretary), "coverage")
    assert ">0%<" not in page
    assert "Windows: 2. Nothing is known yet of any of them." in page
    with scoped(world.cast.job):
        assert set(Coverage.objects.values_list("covered_min", flat=True)) == {None}


@pytest.mark.usefixtures("clock")
def test_a_teacher_elsewhere_and_a_pass_see_no_page_of_the_leader(world: World) -> None:
    assert by_pass(world, 0).get(reverse("watch"), secure=True).status_code in {302, 403}
    assert came(world.cast.district_secretary).get(reverse("watch"), secure=True).status_code == 403
    assert kit.HandMissing
