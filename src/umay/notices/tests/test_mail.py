"""Mail leaves through a real SMTP server: content-free, in the receiver's language, never lost, never a header too many."""

from __future__ import annotations

import re
import smtplib
import socket
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.cast import NOW
from umay.core.api import JOB
from umay.notices import mail, sending
from umay.notices.actions import outbox
from umay.notices.api import tell
from umay.notices.models import Outbox, SendState
from umay.notices.rules.mailing import GIVE_UP_AFTER, LEASE
from umay.notices.tests.post_office import PostOffice, free_port, mail_goes_to, post_office
from umay.people.api import Account

LETTERS = Path(mail.__file__).parent / "jinja2" / "notices" / "letters"


def told(*actors: Any, code: str = "task.sent_back", digest: str = "at_once") -> None:
    Account.objects.filter(person_id__in=[one.person_id for one in actors]).update(digest=digest)
    tell(JOB, [one.person_id for one in actors], code, link="/day/", at=NOW)


def send(at: datetime = NOW) -> int:
    return sending.send_due(lambda: at)


def states() -> list[str]:
    return list(Outbox.objects.order_by("pk").values_list("state", flat=True))


def body(office: PostOffice, number: int = 0) -> str:
    return str(office.taken[number].get_content())


def test_a_message_arrives_and_says_nothing_but_where_to_look(cast: Any) -> None:
    told(cast.principal)
    with post_office() as office:
        assert send() == 1

    (message,) = office.taken
    assert office.receivers == ["principal@test.invalid"]
    assert message["Subject"] == "Umay: there is something new for you"
    assert message["Auto-Submitted"] == "auto-generated"
    assert "https://umay.example/notices/" in body(office)
    assert "20 November 2026" in body(office)
    for secret in ("First School", "Test principal", "sent back", "task", "duty"):
        assert secret not in body(office)
    assert states() == [SendState.SENT]


def test_no_letter_has_a_variable_but_link_and_date() -> None:
    for letter in LETTERS.glob("*.html"):
        text = letter.read_text(encoding="utf-8")
        printed = set(re.findall(r"{{-?\s*([a-z_.]+)\s*-?}}", text))
        assert printed <= {"url", "day"}, letter.name
        assert "counts" not in text


def test_everybody_is_written_to_in_their_own_language(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    Account.objects.filter(person_id=cast.principal.person_id).update(language="kk")
    told(cast.principal)
    with post_office() as office:
        send()

    assert "2026 ж. 20 қараша" in body(office) or "қараша" in body(office)


def test_all_that_is_due_to_one_person_is_one_message(cast: Any) -> None:
    told(cast.principal, cast.counsellor)
    told(cast.principal, code="tasks.day")
    with post_office() as office:
        assert send() == 2
        assert send() == 0

    assert sorted(office.receivers) == ["counsellor@test.invalid", "principal@test.invalid"]


def test_the_digest_waits_for_the_morning(cast: Any) -> None:
    told(cast.principal, digest="daily")
    with post_office() as office:
        assert send() == 0
        assert send(NOW + timedelta(hours=24)) == 1

    assert len(office.taken) == 1


def test_the_outbox_survives_a_crash_between_telling_and_sending(cast: Any) -> None:
    told(cast.principal)
    parcel = outbox.take_parcel(NOW)  # a worker takes it and dies here

    assert parcel is not None
    with post_office() as office:
        assert send(NOW + timedelta(minutes=1)) == 0  # it may still be at work
        assert send(NOW + LEASE) == 1

    assert office.taken[0]["Message-ID"] == f"<{parcel.mark}@umay.example>"
    assert states() == [SendState.SENT]


def test_a_crash_after_sending_sends_the_same_message_again(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    told(cast.principal)
    with post_office() as office:
        with monkeypatch.context() as patched:
            patched.setattr(outbox, "note_sent", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                send()
        send(NOW + LEASE)

    assert len({message["Message-ID"] for message in office.taken}) == 1
    assert states() == [SendState.SENT]


def test_a_server_that_is_away_is_tried_again_and_nothing_is_lost_for_days(cast: Any) -> None:
    told(cast.principal, cast.counsellor)
    with mail_goes_to(free_port()):
        at = NOW
        while at < NOW + timedelta(hours=72):
            assert send(at) == 0
            at += timedelta(hours=3)
    assert Outbox.objects.get(notice__person_id=cast.principal.person_id).trouble == "ConnectionRefusedError"

    with post_office() as office:
        send(at + timedelta(hours=6))
    assert len(office.taken) == 2


def test_a_server_that_hangs_holds_up_no_longer_than_the_time_allowed(cast: Any) -> None:
    told(cast.principal)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with mail_goes_to(silent.getsockname()[1]):
            assert send() == 0

    row = Outbox.objects.get()
    assert (row.state, row.tries) == (SendState.WAITING, 1)
    assert row.next_at == NOW + timedelta(minutes=1)


def test_after_a_week_it_is_given_up(cast: Any) -> None:
    told(cast.principal)
    with post_office() as office:
        office.refuse = "451 try again later"
        send()
        assert states() == [SendState.WAITING]
        assert send(NOW + GIVE_UP_AFTER) == 0

    assert states() == [SendState.GIVEN_UP]


def test_an_address_that_takes_nothing_does_not_keep_others_waiting(cast: Any) -> None:
    told(cast.principal, cast.counsellor)
    with post_office() as office:
        office.refused_receivers = {"principal@test.invalid"}
        send()

    assert office.receivers == ["counsellor@test.invalid"]
    assert sorted(states()) == [SendState.GIVEN_UP, SendState.SENT]


@pytest.mark.parametrize(
    "address", ["a@test.invalid\nBcc: victim@test.invalid", "a@test.invalid\r\nSubject: other", "a@test.invalid,victim@test.invalid"]
)
def test_no_header_can_be_put_into_a_message(cast: Any, address: str) -> None:
    Account.objects.filter(person_id=cast.principal.person_id).update(email=address)
    told(cast.principal, cast.counsellor)
    with post_office() as office:
        send()

    assert "victim@test.invalid" not in office.receivers
    assert "counsellor@test.invalid" in office.receivers
    assert all(message["Bcc"] is None for message in office.taken)
    assert all(str(message["Subject"]).startswith("Umay") for message in office.taken)


def test_who_has_no_account_any_more_is_not_written_to(cast: Any) -> None:
    told(cast.principal)
    Account.objects.filter(person_id=cast.principal.person_id).update(is_active=False)
    with post_office() as office:
        send()

    assert not office.taken
    assert states() == [SendState.GIVEN_UP]


def test_without_a_mail_server_everything_waits(cast: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    told(cast.principal)

    assert send() == 0
    assert states() == [SendState.WAITING]


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_send_the_same(cast: Any, at_once: Any) -> None:
    from django.db import transaction

    with transaction.atomic():
        told(cast.principal, cast.counsellor, cast.principal_elsewhere, cast.police_officer)
    with post_office() as office:
        assert at_once(3, send) == ["ok"] * 3

    assert len(office.receivers) == len(set(office.receivers)) == 4


def test_only_a_lasting_no_is_final() -> None:
    assert mail._is_final(smtplib.SMTPRecipientsRefused({"a": (550, b"no")}))
    assert not mail._is_final(smtplib.SMTPRecipientsRefused({"a": (450, b"later")}))
