"""The pages on which somebody tells, as a browser meets them: without cookies, without our usual database, complete without script."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.support.cast import NOW
from umay.core.api import scoped, sealing
from umay.reports.actions import telling
from umay.reports.models import Attachment, Message, Report
from umay.reports.tests.telling_world import CODE, World, build
from umay.telling.forms.tokens import new_token

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
    """Let each page come a minute after the one before it, as when somebody writes, on the day of the cast."""
    asked = [0]

    def later() -> datetime:
        asked[0] += 1
        return NOW + timedelta(minutes=asked[0])

    monkeypatch.setattr("umay.telling.views.screens.timezone.now", later)
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
    page = teller.get(f"{TELL}?in={lang}").content
    named = re.findall(rb'(?:href|src)="/static/([^"]+)"', page)
    whole = [page, *((Path(__file__).parents[1] / "static" / name.decode()).read_bytes() for name in named)]

    assert len(named) == 2
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
    assert "I am in danger" in said(danger)
    assert teller.post(TELL, hidden(recording) | {"go": "send"}).status_code == 422
    sound = SimpleUploadedFile("voice.m4a", b"CANARY-FILE" * 9, "audio/mp4")
    assert teller.post(TELL, hidden(recording) | {"go": "send", "sound": sound}).status_code == 200
    assert kept(world, Attachment) == 1


def test_a_megabyte_of_words_comes_back_with_a_kind_word(teller: Client, world: World) -> None:
    much = "a long story " * 80_000

    back = check_page(teller, words=much)

    assert back.status_code == 422
    assert "more than fits in one message" in said(back)
    assert much.strip() in said(back)


@pytest.mark.parametrize("path", [TELL, ANSWERS])
@pytest.mark.parametrize("kind", ["urlencoded", "multipart"])
def test_ten_thousand_fields_are_answered_at_once(teller: Client, path: str, kind: str) -> None:
    fields = {f"f{number}": "x" for number in range(10_000)}
    if kind == "multipart":
        response = teller.post(path, fields)
    else:
        response = teller.post(path, "&".join(f"{name}=x" for name in fields), content_type="application/x-www-form-urlencoded")

    assert response.status_code == 400
    assert "That was too much at once" in said(response)


def test_a_body_that_is_no_form_is_answered_calmly(teller: Client) -> None:
    broken = teller.post(TELL, b"\xff\xfe\x00", content_type="multipart/form-data; boundary=")
    strange = teller.generic("POST", TELL, b"words=%FF%00", content_type="application/x-www-form-urlencoded; charset=rot13")
    huge = teller.post(TELL, b"words=" + b"x" * (6 * 2**20), content_type="application/x-www-form-urlencoded")

    assert [broken.status_code, strange.status_code, huge.status_code] == [400, 200, 400]


STRANGE = ["İıŞş Ґґ Ққ ếữ 漢字 👩‍👧", "\u202eabc\u202c", "e\u0301" * 3_000, "<script>alert(1)</script>{{ 7*7 }}", "a\tb\nc"]


@pytest.mark.parametrize("words", STRANGE)
def test_odd_signs_arrive_as_they_were_typed(teller: Client, words: str) -> None:
    check = check_page(teller, words=words)
    sent = teller.post(TELL, hidden(check) | {"go": "send"})

    receipt = sealing.read_receipt(hidden(sent)["receipt"])
    inbox = telling.read_inbox(receipt, now=timezone.now()) if receipt else None
    assert inbox is not None
    assert inbox.messages[0].words == words
    assert "<script>alert" not in check.content.decode()


def test_what_nobody_can_read_is_left_out_and_said(teller: Client) -> None:
    check = check_page(teller, words="at the gate\x00\x07")

    assert hidden(check)["words"] == "at the gate"
    assert "Some signs that nobody can read were left out." in said(check)


def test_who_is_told_about_is_not_named_among_the_readers(teller: Client) -> None:
    everybody = check_page(teller)
    beyond = check_page(teller, about_team="yes")
    first = re.compile(r"At once:.*?</ul>", re.DOTALL)

    assert first.findall(said(everybody)) != first.findall(said(beyond))
    assert "Then it goes to people outside the team." in said(beyond)


def test_a_wrong_receipt_and_one_that_is_none_are_answered_alike(teller: Client) -> None:
    fields = hidden(teller.get(ANSWERS))
    wrong = [sealing.new_receipt().code, "nonsense", "x" * 10_000, "' or 1=1 --"]

    answers = [teller.post(ANSWERS, fields | {"receipt": each}) for each in wrong]

    assert {answer.status_code for answer in answers} == {422}
    assert {len(answer.content) for answer in answers} == {len(answers[0].content)}
    assert all("Nothing opens with these words." in said(answer) for answer in answers)


def test_the_receipt_is_never_in_an_address(teller: Client) -> None:
    receipt = hidden(teller.post(TELL, hidden(check_page(teller)) | {"go": "send"}))["receipt"]

    by_address = teller.get(f"{ANSWERS}?receipt={receipt}")

    assert "What you told" not in said(by_address)
    assert receipt not in said(by_address)


def test_the_words_open_the_inbox_and_more_can_be_added_once(teller: Client, world: World) -> None:
    sent = teller.post(TELL, hidden(check_page(teller)) | {"go": "send"})
    receipt = sealing.read_receipt(hidden(sent)["receipt"])
    assert receipt is not None
    inbox = teller.post(ANSWERS, {"receipt": "  ".join(receipt.words("tr") or ()), "lang": "en"})

    more = hidden(inbox) | {"words": "CANARY it happened again", "go": "add"}
    first, again = teller.post(ANSWERS, more), teller.post(ANSWERS, more)

    assert WORDS in said(inbox)
    assert said(first).count("CANARY it happened again") == said(again).count("CANARY it happened again") == 1
    assert kept(world, Message) == 2
    assert teller.post(ANSWERS, hidden(first) | {"words": " ", "go": "add"}).status_code == 422


def test_no_place_and_a_shut_place_look_the_same(teller: Client, world: World) -> None:
    from umay.reports.models import TellingPlace

    nowhere = teller.get("/tell/nothing")
    with scoped(world.cast.principal):
        TellingPlace.objects.filter(code=CODE).update(closed_at=timezone.now())
    shut = teller.get(TELL)

    assert nowhere.status_code == shut.status_code == 404
    plain = [said(each).replace(CODE, "nothing").partition("<!--")[0] for each in (nowhere, shut)]
    assert plain[0] == plain[1]
    assert "112" in plain[0]


def test_leaving_leads_elsewhere_and_waits_for_nothing_to_be_cleared(teller: Client, settings: Any) -> None:
    settings.UMAY_LEAVE_TO = "https://weather.example/"

    for response in (teller.get(LEAVE), teller.post(LEAVE), teller.get("/tell/nothing/leave")):
        assert response.status_code == 303
        assert response.headers["Location"] == "https://weather.example/"
        assert "Clear-Site-Data" not in response.headers
        assert "no-store" in response.headers["Cache-Control"]
    assert 'data-elsewhere="https://weather.example/"' in said(teller.get(TELL))


def test_a_lost_database_loses_nothing_of_what_was_typed(teller: Client, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    import psycopg

    fields = hidden(check_page(teller, name="CANARY-NAME")) | {"go": "send"}

    def away(*_given: Any, **_named: Any) -> None:
        raise psycopg.OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(telling, "submit", away)
        answer = teller.post(TELL, fields)
    assert answer.status_code == 503
    assert WORDS in said(answer)
    assert hidden(answer)["receipt"] == fields["receipt"]

    assert teller.post(TELL, hidden(answer)).status_code == 200
    assert kept(world) == 1


def test_very_many_from_one_address_are_marked_and_never_refused(teller: Client, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from umay.web.api import Floods

    monkeypatch.setattr("umay.telling.views.screens.floods", Floods())
    monkeypatch.setattr("umay.web.floods.MANY", 2)

    for _ in range(4):
        assert teller.post(TELL, hidden(check_page(teller)) | {"go": "send"}).status_code == 200

    with scoped(world.cast.counsellor):
        assert sorted(Report.objects.values_list("in_flood", flat=True)) == [False, False, True, True]


def test_a_machine_that_fills_the_hidden_field_is_marked(teller: Client, world: World) -> None:
    teller.post(TELL, hidden(check_page(teller)) | {"go": "send", "homepage": "https://spam.example"})

    with scoped(world.cast.counsellor):
        assert list(Report.objects.values_list("in_flood", flat=True)) == [True]


def test_a_film_in_sign_language_is_shown_where_there_is_one(teller: Client, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "tr-about.mp4").write_bytes(b"film")
    settings.UMAY_SIGN_VIDEOS = tmp_path

    assert "/static/signs/tr-about.mp4" in said(teller.get(f"{TELL}?in=tr"))
    assert "<video" not in said(teller.get(f"{TELL}?in=ru"))


def test_an_old_form_that_the_browser_sends_by_itself_shows_nothing_of_what_was_typed(teller: Client) -> None:
    check = check_page(teller)
    sent = teller.post(TELL, hidden(check) | {"go": "send"})
    gone_back = {"sec-fetch-mode": "navigate", "sec-fetch-site": "same-origin"}
    pressed = gone_back | {"sec-fetch-user": "?1"}

    screen = {"words": WORDS, "go": "on", "screen": "words", "about": "me"}
    assert WORDS in said(teller.post(TELL, screen, headers=pressed))
    assert WORDS not in said(teller.post(TELL, screen, headers=gone_back))
    assert WORDS in said(teller.post(ANSWERS, hidden(sent), headers=pressed))
    assert WORDS not in said(teller.post(ANSWERS, hidden(sent), headers=gone_back))
    assert hidden(sent)["receipt"] not in said(teller.post(ANSWERS, hidden(sent), headers=gone_back))


def test_in_a_demo_the_page_says_loudly_that_nobody_reads_it(teller: Client, world: World) -> None:
    from umay.reports.models import TellingPlace

    with scoped(world.cast.principal):
        TellingPlace.objects.filter(code=CODE).update(is_demo=True)

    for page in (teller.get(TELL), check_page(teller)):
        assert "This is only a demo. Nobody reads what you write here." in said(page)


def test_the_answer_of_the_team_stands_in_the_inbox(teller: Client, world: World) -> None:
    from umay.reports.actions import reading, triage

    sent = teller.post(TELL, hidden(check_page(teller)) | {"go": "send"})
    with scoped(world.cast.counsellor):
        report = Report.objects.get().pk
    reading.open_report(world.cast.counsellor, world.vaults["counsellor"], report, now=timezone.now())
    triage.answer(
        world.cast.counsellor, world.vaults["counsellor"], report, "CANARY-ANSWER we believe you", key=uuid4(), now=timezone.now()
    )

    inbox = said(teller.post(ANSWERS, hidden(sent)))

    assert "CANARY-ANSWER we believe you" in inbox
    assert "Nobody has answered yet." not in inbox
    assert ", and read" in inbox
