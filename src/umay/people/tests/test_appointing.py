"""Appointing people: what it gives, what it refuses, and that it ends."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.support.cast import NOW, TODAY
from umay.core.api import Function
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.people.actions import appointing
from umay.people.actions.appointing import Post
from umay.people.models import Account, Appointment
from umay.people.queries.actors import actor_for
from umay.places.api import UnitMissing

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
COUNSELLOR = Post("school_counsellor", {"en": "Counsellor"}, Function.COUNSELLOR, TODAY, None, "42/7")


def post(function: Function = Function.TEACHER, from_on: date = TODAY, until_on: date | None = None) -> Post:
    return Post("any", {"en": "Any"}, function, from_on, until_on)


def appoint(actor: Any, unit: Any, given: Post, email: str = "new@test.invalid", shown: str = "Test new") -> Appointment:
    return appointing.appoint_by_address(actor, unit.uid, given, email=email, shown=shown, language="tr", now=NOW)


def refused(call: Any) -> str:
    with pytest.raises(Refused) as no:
        call()
    return no.value.refusal.code


def queued() -> list[tuple[str, dict[str, Any]]]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    return [(job.task_name, job.args) for job in ProcrastinateJob.objects.order_by("id")]


def test_a_head_appoints_somebody_new_who_gets_a_letter(cast: Any) -> None:
    held = appoint(cast.principal, cast.school, COUNSELLOR)

    account = Account.objects.get(email="new@test.invalid")
    assert (held.person_id, held.paper, held.function) == (account.person_id, "42/7", "counsellor")
    assert not account.has_usable_password()
    assert actor_for(account, TODAY).seat.place.unit_id == cast.school.id
    assert [(e.verb, e.unit_id) for e in AuditEntry.objects.order_by("-pk")[:2]] == [
        ("person.appointed", cast.school.id),
        ("person.entered", cast.school.id),
    ]
    assert ("people.mail_password_link", {"account_id": account.pk}) in queued()


def test_somebody_known_is_appointed_by_address_and_keeps_their_name(cast: Any) -> None:
    held = appoint(cast.principal, cast.school, post(), email="Elsewhere@test.invalid", shown="Another name")

    assert held.person.shown == "Test elsewhere"
    assert Account.objects.filter(email__startswith="elsewhere").count() == 1


def test_a_second_post_in_the_same_unit_at_the_same_time_is_refused_in_words(cast: Any) -> None:
    assert refused(lambda: appoint(cast.principal, cast.school, post(), email="counsellor@test.invalid")) == "appointment.overlaps"
    assert AuditEntry.objects.order_by("-pk")[0].verb == "access.refused"


def test_an_appointment_of_no_day_is_refused(cast: Any) -> None:
    assert refused(lambda: appoint(cast.principal, cast.school, post(until_on=TODAY))) == "appointment.no_days"
    assert not Account.objects.filter(email="new@test.invalid").exists()


def test_somebody_new_needs_a_name(cast: Any) -> None:
    assert refused(lambda: appoint(cast.principal, cast.school, post(), shown=" ")) == "person.name_missing"


def test_only_an_administrator_makes_an_administrator(cast: Any) -> None:
    given = post(Function.ADMINISTRATOR)

    assert refused(lambda: appoint(cast.principal, cast.school, given)) == "appointment.administrator_only"
    assert appoint(cast.administrator, cast.nation, given).function == "administrator"


def test_a_counsellor_appoints_nobody(cast: Any) -> None:
    assert refused(lambda: appoint(cast.counsellor, cast.school, post())) == "access.not_granted"


def test_a_head_of_another_school_cannot_tell_whether_the_unit_is_there(cast: Any) -> None:
    with pytest.raises(UnitMissing):
        appoint(cast.principal_elsewhere, cast.school, post())


def test_what_an_appointment_gave_ends_on_its_day(cast: Any) -> None:
    held = Appointment.objects.get(person__account__email="counsellor@test.invalid")

    appointing.end_appointment(cast.principal, held.uid, on=TODAY, now=NOW)

    assert actor_for(Account.objects.get(email="counsellor@test.invalid"), TODAY).seat is None
    entry = AuditEntry.objects.order_by("-pk")[0]
    assert (entry.verb, entry.subject, entry.detail) == ("appointment.ended", str(held.uid), {"on": TODAY.isoformat()})


def test_an_appointment_does_not_end_before_it_began(cast: Any) -> None:
    held = Appointment.objects.get(person__account__email="counsellor@test.invalid")

    assert refused(lambda: appointing.end_appointment(cast.principal, held.uid, on=date(2026, 1, 1), now=NOW)) == "appointment.no_days"


def test_the_last_administrator_stays(cast: Any) -> None:
    held = Appointment.objects.get(person__account__email="administrator@test.invalid")

    code = refused(lambda: appointing.end_appointment(cast.administrator, held.uid, on=TODAY, now=NOW))

    assert code == "appointment.last_administrator"


def test_an_appointment_out_of_sight_is_as_good_as_none(cast: Any) -> None:
    held = Appointment.objects.get(person__account__email="counsellor@test.invalid")

    with pytest.raises(Appointment.DoesNotExist):
        appointing.end_appointment(cast.principal_elsewhere, held.uid, on=TODAY, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_appoint_the_same_person_at_once_one_wins(cast: Any, at_once: Any) -> None:
    answers = at_once(2, lambda: appoint(cast.principal, cast.school, post(), email="elsewhere@test.invalid"))

    assert sorted(answers) == ["appointment.overlaps", "ok"]
    assert Appointment.objects.filter(person__account__email="elsewhere@test.invalid", unit_id=cast.school.id).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_enter_the_same_address_at_once_one_wins(cast: Any, at_once: Any) -> None:
    answers = at_once(2, lambda: appoint(cast.principal, cast.school, post()))

    assert answers.count("ok") == 1
    assert set(answers) <= {"ok", "person.address_taken", "appointment.overlaps"}
    assert Account.objects.filter(email="new@test.invalid").count() == 1


@pytest.mark.parametrize(
    ("who", "status"),
    [("principal", 200), ("administrator", 200), ("counsellor", 403), ("district_secretary", 403), ("former", 403)],
)
def test_the_page_of_people_is_for_those_who_appoint(client: Client, cast: Any, who: str, status: int) -> None:
    client.force_login(Account.objects.get(person_id=getattr(cast, who).person_id), backend=BACKEND)

    assert client.get("/people/").status_code == status


def test_the_page_appoints_and_ends(client: Client, cast: Any) -> None:
    client.force_login(Account.objects.get(person_id=cast.principal.person_id), backend=BACKEND)
    wrong = client.post(f"/people/in/{cast.school.uid}/", {"email": "no address"})
    done = client.post(
        f"/people/in/{cast.school.uid}/",
        {"email": "x@test.invalid", "shown": "Test x", "post": "function:teacher", "from_on": "2026-09-01", "until_on": "2027-06-30"},
    )

    assert (wrong.status_code, done.status_code) == (422, 303)
    held = Appointment.objects.get(person__account__email="x@test.invalid")
    assert (held.during.lower, held.during.upper) == (date(2026, 9, 1), date(2027, 7, 1))
    ended = client.post(f"/people/appointments/{held.uid}/end/", {"last_on": "2026-12-31"})
    held.refresh_from_db()
    assert (ended.status_code, held.during.upper) == (303, date(2027, 1, 1))
    assert ended.headers["Location"].endswith(f"?unit={cast.school.uid}")


@pytest.mark.django_db(transaction=True)
def test_a_hidden_unit_and_a_missing_one_answer_alike(client: Client, cast: Any) -> None:
    client.force_login(Account.objects.get(person_id=cast.principal.person_id), backend=BACKEND)

    hidden = client.get(f"/people/?unit={cast.far_school.uid}")
    missing = client.get("/people/?unit=00000000-0000-0000-0000-000000000007")

    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert len(hidden.content) == len(missing.content)
