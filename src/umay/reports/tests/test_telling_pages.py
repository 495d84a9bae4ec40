"""The pages on which somebody tells, as a browser meets them: without cookies, without our usual database, complete without script."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from umay.core.api import scoped, sealing
from umay.reports.actions import telling
from umay.reports.forms.telling_tokens import new_token
from umay.reports.models import Attachment, Message, Report
from umay.reports.tests.telling_world import CODE, World, build

pytestmark = pytest.mark.django_db(transaction=True)
TELL, ANSWERS, LEAVE = (reverse(name, args=[CODE]) for name in ("tell", "tell-answers", "tell-leave"))
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
WORDS = "CANARY-WORDS somebody waits for me at the gate"


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


@pytest.fixture
def teller(world: World) -> Client:
    return Client()


@pytest.fixture(autouse=True)
def begun_a_while_ago(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let each page come a minute after the one before it, as when somebody writes."""
    real, asked = timezone.now, [0]

    def later() -> datetime:
        asked[0] += 1
        return real() - timedelta(hours=2) + timedelta(minutes=asked[0])

    monkeypatch.setattr("umay.reports.views.telling.timezone.now", later)
    yield


def said(response: Any) -> str:
    return unescape(response.content.decode())


def hidden(response: Any) -> dict[str, str]:
    return {name: unescape(value) for name, value in HIDDEN.findall(response.content.decode())}


def check_page(teller: Client, **typed: str) -> Any:
    """Go to the last screen, as a browser without script does."""
    first = teller.get(TELL)
    second = teller.post(TELL, hidden(first) | {"about": typed.pop("about", "me")})
    return teller.post(TELL, hidden(second) | {"words": WORDS, "go": "on"} | typed)


def kept(world: World, table: Any = Report) -> int:
    """Return how many rows the counsellor sees, who may read all that these tests tell."""
    with scoped(world.cast.counsellor):
        return int(table.objects.count())


def test_three_screens_lead_to_a_report_that_the_receipt_opens(teller: Client) -> None:
    check = check_page(teller, name="CANARY-NAME", wish="that it stops")
    sent = teller.post(TELL, hidden(check) | {"go": "send"})

    assert sent.status_code == 200
    assert "It has arrived." in said(sent)
    receipt = sealing.read_receipt(hidden(check)["receipt"])
    assert receipt is not None
    inbox = telling.read_inbox(receipt, now=datetime.now(UTC))
    assert inbox is not None
    assert [one.words for one in inbox.messages] == [WORDS, "that it stops"]
    assert all(word in said(check) and word in said(sent) for word in receipt.words("en") or ())


def test_the_pages_ask_nothing_of_our_usual_database_and_set_no_cookie(teller: Client, world: World) -> None:
    from umay.people.models import Account

    insider = Client()
    account = Account.objects.filter(person_id=world.cast.principal.person_id).get()
    insider.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    asked: list[str] = []

    def never(_execute: Any, sql: str, *_rest: Any) -> Any:
        asked.append(sql)
        raise AssertionError(sql)

    with connections["default"].execute_wrapper(never):
        for who in (teller, insider):
            check = check_page(who)
            sent = who.post(TELL, hidden(check) | {"go": "send"})
            inbox = who.post(ANSWERS, hidden(sent))
            added = who.post(ANSWERS, hidden(inbox) | {"words": "one thing more", "go": "add"})
            for response in (who.get(TELL), check, sent, who.get(ANSWERS), inbox, added, who.get(LEAVE), who.get("/tell/nothing")):
                assert not response.cookies
                assert "Set-Cookie" not in response.headers
    assert asked == []


def test_every_answer_is_closed_and_neutral(teller: Client) -> None:
    check = check_page(teller)
    sent = teller.post(TELL, hidden(check) | {"go": "send"})
    pages = [teller.get(TELL), check, sent, teller.get(ANSWERS), teller.post(ANSWERS, hidden(sent)), teller.get("/tell/nothing")]

    for response in pages:
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "<title>Help and information</title>" in said(response)
        assert "umay" not in re.search(r"<head>.*</head>", said(response), re.DOTALL)[0].lower()  # type: ignore[index]
        assert not re.findall(r'(?:src|href|action)="(?!/|\?|#|data:|tel:)', said(response))  # nothing from elsewhere


def test_the_five_pages_weigh_the_same(teller: Client) -> None:
    pages = [teller.get(TELL)]
    pages.append(teller.post(TELL, hidden(pages[0]) | {"about": "someone"}))
    pages.append(teller.post(TELL, hidden(pages[1]) | {"words": "x" * 300, "danger": "yes", "go": "on"}))
    pages.append(teller.post(TELL, hidden(pages[2]) | {"go": "send"}))
    pages.append(teller.get(ANSWERS))
    pages.append(teller.post(ANSWERS, hidden(pages[3])))

    assert [page.status_code for page in pages] == [200] * 6
    assert len({len(page.content) for page in pages}) == 1
    assert len(pages[0].content) % 4096 == 0


@pytest.mark.parametrize("lang", ["en", "kk", "ru", "tr", "vi", "zh-hant"])
def test_a_whole_page_weighs_less_than_sixty_kilobytes(teller: Client, lang: str) -> None:
    files = [path.read_bytes() for path in (Path(__file__).parents[1] / "static" / "reports").iterdir()]
    page = teller.get(f"{TELL}?in={lang}").content
    whole = [page, *files]

    assert sum(len(each) for each in whole) < 60_000
    assert sum(len(gzip.compress(each)) for each in whole) < 40_000


def test_the_language_of_the_address_is_spoken_on_every_screen(teller: Client) -> None:
    first = teller.get(f"{TELL}?in=kk")
    second = teller.post(TELL, hidden(first) | {"about": "me"})
    in_turkish = teller.post(TELL, hidden(second) | {"words": WORDS, "in": "tr"})

    assert '<html lang="kk">' in said(first)
    assert '<html lang="kk">' in said(second)
    assert '<html lang="tr">' in said(in_turkish)
    assert WORDS in said(in_turkish)
    assert teller.get(f"{TELL}?in=xx").status_code == 200


def test_a_double_click_is_one_report_and_the_same_page(teller: Client, world: World) -> None:
    check = check_page(teller)

    first, again = (teller.post(TELL, hidden(check) | {"go": "send"}) for _ in range(2))

    assert hidden(first)["receipt"] == hidden(again)["receipt"]
    assert [first.status_code, again.status_code] == [200, 200]
    assert kept(world) == 1
    assert kept(world, Message) == 1


def test_what_is_changed_after_sending_goes_beside_what_was_told_first(teller: Client, world: World) -> None:
    check = check_page(teller)
    teller.post(TELL, hidden(check) | {"go": "send"})

    words = teller.post(TELL, hidden(check) | {"go": "back"})
    changed = teller.post(TELL, hidden(words) | {"words": "CANARY it was yesterday", "go": "on"})
    sent = teller.post(TELL, hidden(changed) | {"go": "send"})

    assert hidden(sent)["receipt"] == hidden(check)["receipt"]
    inbox = said(teller.post(ANSWERS, hidden(sent)))
    assert WORDS in inbox
    assert "CANARY it was yesterday" in inbox
    assert kept(world) == 1


def test_going_back_keeps_what_was_typed_and_the_secret_words(teller: Client) -> None:
    check = check_page(teller, name="CANARY-NAME", danger="yes")
    words = teller.post(TELL, hidden(check) | {"go": "back"})
    about = teller.post(TELL, hidden(words) | {"words": WORDS, "danger": "yes", "name": "CANARY-NAME", "go": "back"})
    onward = teller.post(TELL, hidden(about) | {"about": "someone"})
    last = teller.post(TELL, hidden(onward) | {"words": WORDS, "danger": "yes", "name": "CANARY-NAME", "go": "on"})

    assert WORDS in said(words)
    assert 'value="CANARY-NAME"' in said(words)
    assert re.search(r'name="danger" value="yes" checked', said(onward))
    assert hidden(last)["receipt"] == hidden(check)["receipt"]


def test_a_form_of_another_day_or_of_nobody_comes_back_with_everything_kept(teller: Client, world: World) -> None:
    fields = hidden(check_page(teller))
    yesterday = new_token(CODE, timezone.now() - timedelta(days=2)).signed()
    elsewhere = new_token("another", timezone.now()).signed()

    for token in (yesterday, elsewhere, "", "nonsense", "x" * 5_000):
        back = teller.post(TELL, fields | {"form": token, "go": "send"})
        assert back.status_code == 422, token
        assert WORDS in said(back)
        assert hidden(back)["receipt"] == fields["receipt"]
    assert kept(world) == 0

    again = teller.post(TELL, hidden(back) | {"go": "send"})
    assert again.status_code == 200
    assert kept(world) == 1


def test_a_form_sent_within_two_seconds_asks_for_one_more_press(teller: Client, world: World) -> None:
    fields = hidden(check_page(teller)) | {"form": new_token(CODE, timezone.now() + timedelta(hours=1)).signed()}

    assert teller.post(TELL, fields | {"go": "send"}).status_code == 422
    assert kept(world) == 0


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ({"sec-fetch-site": "cross-site", "origin": "https://evil.example"}, 0),
        ({"origin": "https://evil.example"}, 0),
        ({"sec-fetch-site": "same-site"}, 0),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, 1),  # what browsers say where no referrer is told
        ({"origin": "http://testserver"}, 1),
        ({}, 1),
    ],
)
def test_a_form_that_another_site_sends_is_not_taken(teller: Client, world: World, headers: dict[str, str], wanted: int) -> None:
    teller.post(TELL, hidden(check_page(teller)) | {"go": "send"}, headers=headers)

    assert kept(world) == wanted


def test_words_may_be_empty_only_where_something_else_speaks(teller: Client, world: World) -> None:
    nothing = check_page(teller, words="  ")
    danger = check_page(teller, words="", danger="yes")
    recording = check_page(teller, words="", by_file="yes")

    assert nothing.status_code == 422
    assert "Write a few words" in said(nothing)
    assert danger.status_code == 200
    assert "In danger" in said(danger)
    assert teller.post(TELL, hidden(recording) | {"go": "send"}).status_code == 422
    sound = SimpleUploadedFile("voice.m4a", b"CANARY-FILE" * 9, "audio/mp4")
    assert teller.post(TELL, hidden(recording) | {"go": "send", "sound": sound}).status_code == 200
    assert kept(world, Attachment) == 1
