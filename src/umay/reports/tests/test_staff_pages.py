"""The pages of those who read: what stands on them, in which order, and what is kept when something goes wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.support.cast import seated
from tests.support.vaults import WORDS
from umay.core.api import scoped
from umay.people.api import Account
from umay.reports.models import Attachment, Message, Report, ReportWrap
from umay.reports.queries.queue import queue_page
from umay.reports.rules.telling import ToldFile
from umay.reports.tests.telling_world import World, build, tell

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def now() -> datetime:
    return datetime.now(UTC)


def browser(actor: Any, *, opened: bool = True) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id), backend=BACKEND)
    if opened:
        client.post("/vault/open/", {"words": WORDS})
    return client


def only(world: World) -> Report:
    with scoped(world.cast.job):
        return Report.objects.get()


def walk(world: World, **asked: Any) -> list[str]:
    """Return the short names of all pages of the queue, one behind the other."""
    found: list[str] = []
    after = ""
    while True:
        page = queue_page(world.cast.counsellor, after=after, now=now(), **asked)
        found += [line.short for line in page.lines]
        if not page.more_url:
            return found
        after = page.more_url.partition("after=")[2]


def test_danger_comes_first_and_no_report_is_lost_or_twice_between_pages(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("umay.reports.queries.queue.PAGE", 2)
    for hours, danger in ((1, True), (9, False), (5, True), (3, False), (3, False), (1, True), (7, False)):
        tell(now=now() - timedelta(hours=hours), danger=danger)

    order = walk(world)

    with scoped(world.cast.job):
        of_danger = {one.pk.hex[:6].upper() for one in Report.objects.filter(in_danger=True)}
    assert len(order) == len(set(order)) == 7
    assert {one.replace("-", "") for one in order[:3]} == of_danger


def test_a_flood_stands_apart_and_never_hides_danger(world: World) -> None:
    tell(in_flood=True)
    tell(in_flood=True, danger=True)
    tell()

    page = queue_page(world.cast.counsellor, now=now())

    assert page.counts == {"waiting": 2, "flood": 1}
    assert page.lines[0].line_tone == "late"
    assert len(queue_page(world.cast.counsellor, show="flood", now=now()).lines) == 1


@pytest.mark.parametrize("after", ["1", "x.y.z", "1.99999999999.zz", "0.1.", "1.17.\0", "2.1.00000000000000000000000000000000"])
def test_an_odd_mark_of_a_page_shows_the_first_one(world: World, after: str) -> None:
    tell()

    assert len(queue_page(world.cast.counsellor, after=after, now=now()).lines) == 1


def test_a_shut_vault_is_opened_first_and_leads_back(world: World) -> None:
    tell()
    client, address = browser(world.cast.counsellor, opened=False), f"/reports/{only(world).pk}/"

    led = client.get(address)
    back = client.post(led["Location"], {"words": WORDS})

    assert led.status_code == 303
    assert back["Location"] == address


def test_the_page_shows_what_was_told_and_who_reads_by_post_and_from_when(world: World) -> None:
    tell()

    page = browser(world.cast.counsellor).get(f"/reports/{only(world).pk}/").content.decode()

    for words in ("CANARY-WORDS he hits me", "CANARY-NAME", "principal, Test principal", "from ", "The office of the district"):
        assert words in page


def test_what_was_written_stays_when_the_vault_closed_meanwhile(world: World) -> None:
    tell()

    said = browser(world.cast.counsellor, opened=False).post(
        f"/reports/{only(world).pk}/answer/", {"words": "We are here.", "key": uuid4()}
    )

    assert said.status_code == 409
    assert "We are here." in said.content.decode()
    with scoped(world.cast.job):
        assert not Message.objects.filter(kind="answer").exists()


def test_a_changed_wrap_says_so_and_tells_administrators_nothing_but_that(world: World) -> None:
    from umay.notices.models import Notice

    tell()
    with scoped(world.cast.job):
        ReportWrap.objects.filter(person_id=world.cast.counsellor.person_id).update(mark=b"x" * 32)
    client = browser(world.cast.counsellor)

    for _time in range(2):
        assert client.get(f"/reports/{only(world).pk}/").status_code == 409

    notice = Notice.objects.get(code="report.alarm")
    assert (notice.person_id, notice.counts, str(only(world).pk) in notice.link) == (world.cast.administrator.person_id, {}, False)


def test_a_changed_message_leaves_the_rest_and_sounds_the_alarm(world: World) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    tell(wish="to change class")
    with scoped(world.cast.job):
        Message.objects.filter(number=1).update(blob=b"x" * 90)

    page = browser(world.cast.counsellor).get(f"/reports/{only(world).pk}/")

    assert page.status_code == 200
    assert "to change class" in page.content.decode()
    assert ProcrastinateJob.objects.filter(task_name="reports.sound_alarm").exists()


def test_a_file_that_shows_abuse_leaves_its_seal_for_the_authorities_alone(world: World) -> None:
    from umay.reports.actions import reading

    tell(files=(ToldFile("notes.txt", b"CANARY-FILE", "text/plain"),))
    client = browser(world.cast.counsellor)
    with scoped(world.cast.job):
        file = Attachment.objects.get().pk
    assert client.get(f"/report-files/{file}/").status_code == 200

    client.post(f"/report-files/{file}/shows-abuse/")

    assert client.get(f"/report-files/{file}/").status_code == 409
    assert f"/report-files/{file}/" not in client.get(f"/reports/{only(world).pk}/").content.decode()
    _seen, data = reading.open_file(world.cast.counsellor, world.vaults["counsellor"], file, for_handover=True, now=now())
    assert data == b"CANARY-FILE"


@pytest.mark.parametrize("who", ["principal_elsewhere", "district_secretary"])
def test_hidden_and_missing_look_alike(world: World, who: str) -> None:
    tell()
    client = browser(getattr(world.cast, who))

    hidden, missing = client.get(f"/reports/{only(world).pk}/"), client.get(f"/reports/{uuid4()}/")

    assert hidden.status_code == missing.status_code == 404
    assert len(hidden.content) == len(missing.content)


def test_staff_report_in_a_minute_and_a_second_click_keeps_one(world: World) -> None:
    teacher = seated("teacher", world.cast.school, "teacher")
    client = browser(teacher, opened=False)

    sent = {"channel": "in_person", "about": "someone", "words": "He cries.", "key": str(uuid4()), "way": "", "way_back": ""}

    answers = [client.post("/reports/new/", sent) for _time in range(2)]

    assert [one.status_code for one in answers] == [200, 200]
    assert only(world).channel == "in_person"


def test_a_second_click_gives_the_same_receipt(world: World) -> None:
    import re

    client = browser(seated("teacher", world.cast.school, "teacher"), opened=False)
    page = client.get("/reports/new/").content.decode()
    way = re.search(r'name="way" value="([^"]+)"', page)
    assert way is not None
    sent = {"channel": "in_person", "about": "someone", "words": "He cries.", "key": str(uuid4()), "way": way[1], "way_back": "on"}

    pages = [client.post("/reports/new/", sent).content.decode() for _time in range(2)]

    assert all(way[1] in one for one in pages)
    assert only(world).receipt_lookup is not None


def test_words_stay_on_the_page_when_something_is_missing_and_the_file_is_asked_for_again(world: World) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = browser(seated("teacher", world.cast.school, "teacher"), opened=False)

    said = client.post("/reports/new/", {"words": "He cries.", "about": "someone", "file": SimpleUploadedFile("photo.jpg", b"x")})

    assert said.status_code == 422
    assert "He cries." in said.content.decode()
    assert "photo.jpg" in said.content.decode()
