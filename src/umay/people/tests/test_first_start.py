"""The first start of a real deployment: one link, once, for a day; and trying the mail server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from tests.support.cast import COUNTRY, NOW, TODAY
from umay.core.api import JOB, NOBODY
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.people import letters
from umay.people.actions import setting_up
from umay.people.actions.setting_up import First
from umay.people.first import first_link
from umay.people.models import Account, Appointment, FirstLink
from umay.people.queries.actors import actor_for
from umay.places import api as places

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LOCMEM = override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
FIRST = First("Umay Testland", COUNTRY, "Testland", "Ministry", "Test first", "first@test.invalid", "four plain words together", "kk")
ASKED = {
    "name": "Umay Lake", "country": "FI", "office": "Ministry", "shown": "Test first", "email": "first@test.invalid",
    "password": "four plain words together", "country_sure": "on",
}  # fmt: skip


def link(now: datetime = NOW) -> str:
    return first_link(now).rstrip("/").rpartition("/")[2]


def opened(token: str, now: datetime = NOW) -> Account:
    return setting_up.open_deployment(JOB, token, FIRST, today=TODAY, now=now)


def refused(call: Any) -> str:
    with pytest.raises(Refused) as no:
        call()
    return no.value.refusal.code


@pytest.mark.django_db
def test_the_link_makes_the_first_administrator_of_the_country() -> None:
    account = opened(link())

    actor = actor_for(account, TODAY)
    assert (actor.seat.function, actor.seat.level, account.language) == ("administrator", "nation", "kk")
    assert account.check_password(FIRST.password)
    assert Appointment.objects.get(person_id=account.person_id).role_title["ru"] == "Администратор Umay"
    assert (places.deployment().name, places.deployment().country) == ("Umay Testland", COUNTRY)
    assert AuditEntry.objects.filter(verb="deployment.opened").count() == 1


@pytest.mark.django_db
def test_the_link_is_kept_as_a_hash_and_works_once() -> None:
    token = link()
    assert token not in str(FirstLink.objects.values())

    opened(token)

    assert refused(lambda: opened(token)) == "first.link_used"


@pytest.mark.django_db
def test_the_link_ends_after_a_day() -> None:
    token = link()

    assert refused(lambda: opened(token, NOW + timedelta(hours=24))) == "first.link_used"
    assert opened(token, NOW + timedelta(hours=23, minutes=59))


@pytest.mark.django_db
def test_a_newer_link_takes_the_place_of_an_older_one() -> None:
    old, new = link(), link()

    with pytest.raises(FirstLink.DoesNotExist):
        opened(old)
    assert opened(new)


def test_where_there_is_an_administrator_no_link_is_made(cast: Any) -> None:
    assert refused(link) == "first.not_empty"


@pytest.mark.django_db
def test_a_demo_gets_no_link() -> None:
    places.mark_as_demo(JOB, name="Demo", now=NOW)

    assert refused(link) == "live.demo"


@pytest.mark.django_db
def test_nobody_makes_a_link_by_themselves() -> None:
    assert refused(lambda: setting_up.make_first_link(NOBODY, "x", now=NOW)) == "access.not_granted"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_open_it_at_once_one_wins(at_once: Any) -> None:
    token = link()

    assert sorted(at_once(2, lambda: opened(token))) == ["first.link_used", "ok"]
    assert Appointment.objects.count() == 1


@pytest.mark.django_db
def test_the_page_opens_the_deployment_and_leads_to_the_list(client: Client) -> None:
    where = f"/first/{link(timezone.now())}/"

    assert "Open this deployment" in client.get(where, headers={"accept-language": "en"}).content.decode()
    assert client.post(where, ASKED | {"password": "short"}).status_code == 422
    done = client.post(where, ASKED)

    assert (done.status_code, done.headers["Location"]) == (303, "/setup/")
    assert client.get("/setup/").status_code == 200
    assert client.get("/setup/calendar/2026/").status_code == 200
    assert Client().post(where, ASKED).status_code == 409


@pytest.mark.django_db
def test_a_link_that_never_was_is_not_there(client: Client) -> None:
    assert client.get("/first/guessed/").status_code == 404


@override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend")
def test_the_mail_page_asks_for_a_server_first(cast: Any) -> None:
    client = Client()
    client.force_login(Account.objects.get(person_id=cast.administrator.person_id), backend=BACKEND)

    assert client.post("/setup/mail/").status_code == 409
    assert refused(lambda: setting_up.ask_for_test_mail(cast.administrator, now=NOW)) == "mail.not_set"
    assert refused(lambda: setting_up.ask_for_test_mail(cast.principal, now=NOW)) == "access.not_granted"


@LOCMEM
def test_a_test_mail_is_sent_to_who_asked_and_noted(cast: Any) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    account_id = setting_up.ask_for_test_mail(cast.administrator, now=NOW)

    assert ProcrastinateJob.objects.filter(task_name="people.send_test_mail", args={"account_id": account_id}).count() == 1
    assert letters.send_test(account_id, now=NOW)
    assert mail.outbox[0].to == ["administrator@test.invalid"]
    assert places.deployment().mail["taken"] is True


@override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=9)
def test_a_server_that_does_not_answer_is_noted_by_its_error(cast: Any) -> None:
    account = Account.objects.get(person_id=cast.administrator.person_id)

    assert not letters.send_test(account.pk, now=NOW)
    assert places.deployment().mail["trouble"] == "ConnectionRefusedError"
    assert datetime.fromisoformat(places.deployment().mail["tested_at"]).tzinfo == UTC


@pytest.mark.django_db
def test_the_command_line_prints_the_link(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from contextlib import nullcontext

    from umay.config.commands import first

    monkeypatch.setattr(first, "django_awake", nullcontext)

    assert first.run(None) == 0
    assert "/first/" in capsys.readouterr().out
    places.mark_as_demo(JOB, name="Demo", now=NOW)
    assert first.run(None) == 1


@pytest.mark.django_db
def test_the_country_is_confirmed_and_the_password_no_count(client: Client) -> None:
    where = f"/first/{link(timezone.now())}/"

    assert client.post(where, {name: said for name, said in ASKED.items() if name != "country_sure"}).status_code == 422
    assert client.post(where, ASKED | {"password": "12345678901234"}).status_code == 422
    assert 'data-behaviour="reveal"' in client.get(where).content.decode()
