"""How one is told: a telephone by a code, a browser, quiet hours, a trial; everybody's own and nobody else's."""

from __future__ import annotations

import json
from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cast import NOW
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.notices.actions import addresses, confirming, trying
from umay.notices.actions.confirming import code_of
from umay.notices.models import Address, CodeSent, Notice, Outbox, QuietHours
from umay.notices.rules.confirming import HOLDS, IN_A_DAY, WRONG_AT_MOST
from umay.notices.rules.numbers import masked, read_number
from umay.notices.rules.urgency import Channel
from umay.notices.tasks import forget_old, send_code
from umay.notices.tests.gateway import open_gateway
from umay.notices.tests.reaching import BACKEND, NUMBER, browser, jobs, send, telephone
from umay.people.api import Account

MINUTE = timedelta(minutes=1)


@pytest.fixture
def principal(cast: Any, client: Client) -> Client:
    client.force_login(Account.objects.get(person_id=cast.principal.person_id), backend=BACKEND)
    return client


def asked(cast: Any, number: str = NUMBER, at: Any = NOW) -> Address:
    return addresses.add_phone(cast.principal, number, now=at)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+90 555 000 12 34", NUMBER), ("0090 (555) 000-12-34", NUMBER), ("+90.555.000.12.34", NUMBER), ("+٩٠٥٥٥٠٠٠١٢٣٤", NUMBER),
        ("0555 000 12 34", None), ("+0 555 000 12 34", None), ("+90", None), ("+9055500012341234", None), ("+90555x0001234", None), ("", None),
        ("+90 555 000 12 34, +1 555", None), ("tel:+905550001234", None), ("+905550001234\n+15550001234", None),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(typed: str, number: str | None) -> None:
    assert read_number(typed) == number


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_number_or_none(typed: str) -> None:
    number = read_number(typed)

    assert number is None or (number.isascii() and 9 <= len(number) <= 16 and read_number(number) == number)


def test_a_number_is_shown_so_that_nobody_else_learns_it() -> None:
    assert "555000" not in masked(NUMBER)


def test_a_code_confirms_and_leaves_once(cast: Any) -> None:
    row = asked(cast)
    (job,) = jobs("notices.send_code")
    assert job["queue_name"] == "urgent"
    with open_gateway() as gateway:
        assert confirming.send_code(row.pk, 1, now=NOW)
        assert confirming.send_code(row.pk, 1, now=NOW + MINUTE)  # a worker that died sends it again, under the same id

    assert len(gateway.delivered()) == 1
    (message,) = gateway.delivered().values()
    body = json.loads(message.body)
    assert body["to"] == NUMBER
    assert body["text"].startswith(code_of(row))
    confirming.confirm(cast.principal, row.uid, f" {code_of(row)[:3]} {code_of(row)[3:]} ", now=NOW + MINUTE)
    assert Address.objects.get().confirmed_at == NOW + MINUTE
    assert AuditEntry.objects.order_by("-pk")[0].verb == "phone.confirmed"


def test_nothing_is_sent_to_a_telephone_that_nobody_confirmed(cast: Any) -> None:
    asked(cast)
    trying.try_ways(cast.principal, now=NOW)

    assert list(Outbox.objects.values_list("channel", flat=True)) == ["email"]


def test_a_wrong_code_is_counted_and_five_end_it(cast: Any) -> None:
    row = asked(cast)
    wrong = "000000" if code_of(row) != "000000" else "111111"
    for _ in range(WRONG_AT_MOST):
        with pytest.raises(Refused, match="code_wrong"):
            confirming.confirm(cast.principal, row.uid, wrong, now=NOW)

    with pytest.raises(Refused, match="code_over"):
        confirming.confirm(cast.principal, row.uid, code_of(row), now=NOW)


def test_a_code_holds_ten_minutes_and_the_next_ends_the_one_before(cast: Any) -> None:
    row = asked(cast)
    first = code_of(row)
    with pytest.raises(Refused, match="code_over"):
        confirming.confirm(cast.principal, row.uid, first, now=NOW + HOLDS)

    again = confirming.send_again(cast.principal, row.uid, now=NOW + HOLDS)

    assert code_of(again) != first
    assert not confirming.send_code(row.pk, 1, now=NOW + HOLDS)
    with pytest.raises(Refused, match="code_wrong"):
        confirming.confirm(cast.principal, row.uid, first, now=NOW + HOLDS)
    confirming.confirm(cast.principal, row.uid, code_of(again), now=NOW + HOLDS)


def test_codes_are_few_and_taking_a_telephone_away_gives_no_more(cast: Any) -> None:
    at = NOW
    for number in range(IN_A_DAY):
        row = asked(cast, f"+9055500000{number:02}", at)
        with pytest.raises(Refused, match="too_soon"):
            confirming.send_again(cast.principal, row.uid, now=at)
        addresses.forget_address(cast.principal, row.uid, now=at)
        at += MINUTE

    with pytest.raises(Refused, match="used_up"):
        asked(cast, at=at)
    asked(cast, at=NOW + timedelta(days=1, minutes=9))


def test_what_counts_codes_is_forgotten_the_next_day(cast: Any) -> None:
    asked(cast)
    forget_old(int((NOW + timedelta(hours=23)).timestamp()))
    assert CodeSent.objects.count() == 1

    forget_old(int((NOW + timedelta(hours=25)).timestamp()))
    assert not CodeSent.objects.exists()


def test_a_gateway_that_does_not_take_the_code_is_said_on_the_page(principal: Client, cast: Any) -> None:
    row = asked(cast, at=timezone.now())
    with open_gateway() as gateway:
        gateway.status = 422
        assert not send_code(row.pk, 1)
        page = principal.get("/notices/channels/").content.decode()

    assert "The message did not leave." in page


def test_three_telephones_are_enough(cast: Any) -> None:
    for number in range(3):
        telephone(cast.principal, f"+9055500000{number:02}")

    with pytest.raises(Refused, match="too_many"):
        asked(cast)


def test_what_is_anothers_is_not_there(cast: Any, client: Client) -> None:
    row = asked(cast)
    for other in (cast.counsellor, cast.nobody, cast.administrator):
        for act in (confirming.send_again, addresses.forget_address):
            with pytest.raises(Address.DoesNotExist):
                act(other, row.uid, now=NOW)
        with pytest.raises(Address.DoesNotExist):
            confirming.confirm(other, row.uid, code_of(row), now=NOW)
    client.force_login(Account.objects.get(person_id=cast.counsellor.person_id), backend=BACKEND)
    there = [client.post(f"/notices/channels/{row.uid}/{what}/", {"code": "1"}) for what in ("code", "confirm", "forget")]
    gone = [client.post(f"/notices/channels/{uuid4()}/{what}/", {"code": "1"}) for what in ("code", "confirm", "forget")]

    assert {one.status_code for one in there + gone} == {404}
    assert masked(NUMBER) not in client.get("/notices/channels/").content.decode()


def test_somebody_without_an_account_keeps_nothing(cast: Any) -> None:
    for act in (
        lambda: addresses.add_phone(cast.nobody, NUMBER, now=NOW),
        lambda: addresses.add_browser(cast.nobody, "https://push.example/", "", now=NOW),
        lambda: addresses.keep_quiet_hours(cast.nobody, since=time(1), until=time(2), now=NOW),
        lambda: trying.try_ways(cast.nobody, now=NOW),
    ):
        with pytest.raises(Refused, match=r"access\.not_granted"):
            act()


def test_a_trial_goes_by_every_way_at_any_hour_and_not_twice_at_once(cast: Any) -> None:
    telephone(cast.principal)
    browser(cast.principal)
    night = NOW.replace(hour=23)

    assert trying.try_ways(cast.principal, now=night) == 3

    assert set(Outbox.objects.values_list("channel", "next_at")) == {(one.value, night) for one in Channel}
    with open_gateway() as gateway:
        send(Channel.SMS, night, urgent=True)
    assert len(gateway.posted) == 1
    with pytest.raises(Refused, match=r"trial\.too_soon"):
        trying.try_ways(cast.principal, now=night + MINUTE)
    assert trying.try_ways(cast.principal, now=night + 3 * MINUTE) == 3


# --- pages --------------------------------------------------------------------------------------------------------------
def test_a_telephone_is_added_confirmed_and_taken_away_without_script(principal: Client, cast: Any) -> None:
    with open_gateway():
        wrong = principal.post("/notices/channels/phone/", {"number": "0555"})
        assert wrong.status_code == 422
        assert "such as +90 555 000 00 00" in wrong.content.decode()
        done = principal.post("/notices/channels/phone/", {"number": "+90 555 000 12 34"}, follow=True).content.decode()
        row = Address.objects.get()
        assert "A code is on its way" in done
        assert f"/notices/channels/{row.uid}/confirm/" in done
        assert NUMBER not in done

        bad = principal.post(f"/notices/channels/{row.uid}/confirm/", {"code": "1"})
        assert bad.status_code == 422
        empty = principal.post(f"/notices/channels/{row.uid}/confirm/", {"code": ""})
        assert empty.status_code == 422
        good = principal.post(f"/notices/channels/{row.uid}/confirm/", {"code": code_of(row)}, follow=True).content.decode()
        assert "What is urgent reaches you on this telephone" in good
        assert (
            principal.post("/notices/channels/phone/", {"number": NUMBER}, follow=True).content.decode().count("is confirmed already") == 1
        )
        assert principal.post(f"/notices/channels/{row.uid}/code/").status_code == 404

        principal.post(f"/notices/channels/{row.uid}/forget/")
    assert not Address.objects.exists()


@pytest.mark.parametrize(
    ("sent", "status", "kept"),
    [
        ({"kind": "hours", "since": "21:30", "until": "06:00"}, 303, (time(21, 30), time(6))),
        ({"kind": "none", "since": "", "until": ""}, 303, (time(0), time(0))),
        ({"kind": "hours", "since": "", "until": "06:00"}, 422, None),
        ({"kind": "hours", "since": "06:00", "until": "06:00"}, 422, None),
        ({"kind": "hours", "since": "25:00", "until": "x"}, 422, None),
        ({"kind": "sometimes"}, 422, None),
        ({}, 422, None),
    ],
)
def test_quiet_hours_are_kept_or_what_is_missing_is_said(principal: Client, sent: Any, status: int, kept: Any) -> None:
    assert principal.post("/notices/channels/quiet/", sent).status_code == status

    row = QuietHours.objects.first()
    assert (row and (row.since, row.until)) == kept


def test_whoever_is_on_duty_reads_that_danger_knows_no_quiet_hours(principal: Client) -> None:
    page = principal.get("/notices/channels/").content.decode()

    assert "Danger comes at any hour" in page
    assert "At night only a mail would reach you" in page


def test_who_has_a_telephone_is_not_warned(principal: Client, cast: Any) -> None:
    telephone(cast.principal)

    assert "At night only a mail would reach you" not in principal.get("/notices/channels/").content.decode()


def test_a_browser_is_kept_by_name(principal: Client) -> None:
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    sent = principal.post("/notices/channels/browser/", {"endpoint": "https://push.example/a"}, headers={"user-agent": agent}, follow=True)

    assert "Firefox · Linux" in sent.content.decode()
    assert principal.post("/notices/channels/browser/", {"endpoint": ""}).status_code == 422
    assert principal.post("/notices/channels/browser/", {"endpoint": "http://here"}).status_code == 409


def test_the_trial_is_a_notice_of_its_own(principal: Client) -> None:
    assert principal.post("/notices/channels/try/").status_code == 303
    assert principal.post("/notices/channels/try/").status_code == 409
    assert "You tried how you are told" in principal.get("/notices/").content.decode()
    assert Notice.objects.get().link == "/notices/channels/"
