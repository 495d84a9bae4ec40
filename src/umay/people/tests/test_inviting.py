"""Whoever is appointed gets a way in: by letter as soon as mail works, by hand before."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.support.cast import NOW, TODAY
from umay.core.api import JOB, Function
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.people import letters
from umay.people.actions import appointing, inviting
from umay.people.actions.appointing import Post
from umay.people.models import Account, Appointment
from umay.web.api import dates

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LOCMEM = override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
NO_MAIL = override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend")
TEACHER = Post("teacher", {"en": "Teacher"}, Function.TEACHER, TODAY - timedelta(days=1), None)


@pytest.fixture
def newcomer(cast: Any) -> Appointment:
    with NO_MAIL:
        return appointing.appoint_by_address(
            cast.principal, cast.school.uid, TEACHER, email="new@test.invalid", shown="Test new", language="ru", now=NOW
        )


def refused(call: Any) -> str:
    with pytest.raises(Refused) as no:
        call()
    return str(no.value.refusal.code)


def come_in(cast: Any, who: str = "principal") -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=getattr(cast, who).person_id), backend=BACKEND)
    return client


def test_a_letter_that_could_not_go_out_goes_out_once_when_mail_works(cast: Any, newcomer: Appointment) -> None:
    Account.objects.exclude(person_id=newcomer.person_id).update(last_login=NOW)
    with NO_MAIL:
        assert letters.send_waiting(now=NOW) == 0
    assert Account.objects.get(person_id=newcomer.person_id).invited_at is None

    with LOCMEM:
        assert (letters.send_waiting(now=NOW), letters.send_waiting(now=NOW)) == (1, 0)

    assert [one.to for one in mail.outbox] == [["new@test.invalid"]]
    assert Account.objects.get(person_id=newcomer.person_id).invited_at == NOW
    assert AuditEntry.objects.filter(verb="person.invited").count() == 1


@LOCMEM
def test_a_test_mail_that_is_taken_sends_what_waits(cast: Any) -> None:
    assert letters.send_test(Account.objects.get(person_id=cast.administrator.person_id).pk, now=NOW)

    assert ProcrastinateJob.objects.filter(task_name="people.mail_waiting_invitations", status="todo").count() == 1


@LOCMEM
def test_a_letter_can_be_sent_again(cast: Any, newcomer: Appointment) -> None:
    account = inviting.invite_again(cast.principal, newcomer.uid, now=NOW)

    assert ProcrastinateJob.objects.filter(task_name="people.mail_password_link", args={"account_id": account.pk}).count() == 2
    assert AuditEntry.objects.filter(verb="person.invited_again").count() == 1
    assert refused(lambda: inviting.show_way_in(cast.principal, newcomer.uid, now=NOW)) == "mail.is_set"


@NO_MAIL
def test_the_way_in_is_shown_while_no_letter_can_go_out_and_opens_the_account_once(cast: Any, newcomer: Appointment) -> None:
    shown = come_in(cast).post(f"/people/appointments/{newcomer.uid}/invite/")
    link = letters.way_in(Account.objects.get(person_id=newcomer.person_id))

    assert shown.status_code == 200
    assert "/accounts/password/reset/key/" in shown.content.decode()
    assert AuditEntry.objects.filter(verb="person.way_in_shown").count() == 1
    assert Client().get(link, follow=True).status_code == 200


@NO_MAIL
def test_the_page_says_until_when_the_setting_lets_the_way_in_work(cast: Any, newcomer: Appointment) -> None:
    a_week = timedelta(days=7)
    with override_settings(PASSWORD_RESET_TIMEOUT=a_week.total_seconds()):
        page = come_in(cast).post(f"/people/appointments/{newcomer.uid}/invite/", headers={"accept-language": "en"}).content.decode()

    ends = [timezone.now().date() + a_week + timedelta(days=beside) for beside in (-1, 0, 1)]  # the unit's day may be another
    assert any(f"until {dates.say_date(day, 'en')}" in page for day in ends)


@NO_MAIL
def test_who_has_come_in_is_given_no_other_way(cast: Any, newcomer: Appointment) -> None:
    Account.objects.filter(person_id=newcomer.person_id).update(last_login=NOW)

    assert refused(lambda: inviting.show_way_in(cast.principal, newcomer.uid, now=NOW)) == "person.came_in"
    with LOCMEM:
        assert refused(lambda: inviting.invite_again(cast.principal, newcomer.uid, now=NOW)) == "person.came_in"


@NO_MAIL
def test_who_has_set_a_password_has_come_in_on_the_page_as_in_the_act(cast: Any, newcomer: Appointment) -> None:
    account = Account.objects.get(person_id=newcomer.person_id)
    address = f"/people/appointments/{newcomer.uid}/invite/"
    assert address in come_in(cast).get("/people/").content.decode()

    account.set_password("four plain words here")
    account.save()

    assert address not in come_in(cast).get("/people/").content.decode()
    assert refused(lambda: inviting.show_way_in(cast.principal, newcomer.uid, now=NOW)) == "person.came_in"


@NO_MAIL
def test_nobody_gets_the_way_in_of_somebody_who_also_holds_a_post_elsewhere(cast: Any, newcomer: Appointment) -> None:
    from umay.places import api as places

    ministry = places.unit_by_id(JOB, cast.ministry.seat.place.unit_id)
    words = {"role": "member", "role_title": {"en": "Member"}, "function": Function.MEMBER, "from_on": TODAY, "until_on": None, "paper": ""}
    appointing.appoint(JOB, newcomer.person_id, unit=ministry, now=NOW, **words)

    assert refused(lambda: inviting.show_way_in(cast.principal, newcomer.uid, now=NOW)) == "access.not_granted"


@pytest.mark.parametrize("who", ["counsellor", "former", "nobody"])
def test_others_invite_nobody(cast: Any, newcomer: Appointment, who: str) -> None:
    with pytest.raises((Refused, Appointment.DoesNotExist)):
        inviting.invite_again(getattr(cast, who), newcomer.uid, now=NOW)


@NO_MAIL
def test_the_page_says_the_truth_while_no_mail_server_is_set(cast: Any, newcomer: Appointment) -> None:
    page = come_in(cast).get("/people/", headers={"accept-language": "en"}).content.decode()

    assert "nobody gets a letter" in page
    assert "Somebody new gets a letter" not in page
    assert "Show the way in" in page
    with LOCMEM:
        assert "Send the letter" in come_in(cast).get("/people/", headers={"accept-language": "en"}).content.decode()
