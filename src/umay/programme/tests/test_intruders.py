"""Somebody signed in who tries what is not theirs: each attempt gets an answer in words, never a crash, and changes nothing."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.support.cast import NOW, TODAY, task_key
from umay.core.api import scoped
from umay.kernel.refusal import Refused
from umay.people import api as people
from umay.people.api import Account
from umay.programme import api as programme
from umay.programme.models import Adoption, Agreement, Due, Ruling, TaskRecord

HOSTILE = ("x", "\0", "0001-01", "9999-12", "99999999999999999999", "'; drop table places_unit; --", "<script>", "x|y|z", "1||" + "9" * 30)


def entered(client: Client, actor: Any) -> Client:
    account = Account.objects.get(person_id=actor.person_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def address(key: Any, verb: str) -> str:
    return f"/tasks/{key.unit_uid}/{key.obligation_uid}/{key.ordinal}/{verb}/"


def counts(cast: Any) -> tuple[int, ...]:
    with scoped(cast.job):
        return tuple(model.objects.count() for model in (TaskRecord, Agreement, Ruling, Adoption))


@pytest.mark.parametrize("verb", ["record", "decline", "plan", "start", "accept", "send-back", "files"])
@pytest.mark.django_db(transaction=True)
def test_the_police_of_the_district_get_a_refusal_for_a_schools_task(client: Client, adopted: Any, cast: Any, verb: str) -> None:
    before = counts(cast)

    answer = entered(client, cast.police_officer).post(address(task_key(cast.school, "inform"), verb), {})

    assert answer.status_code == 403
    assert counts(cast) == before


@pytest.mark.django_db(transaction=True)
def test_a_principal_does_not_rule_for_the_ministry(client: Client, adopted: Any, cast: Any) -> None:
    sent = {"choice": "0", "reason": "Because I would rather have it so."}
    for actor, status in ((cast.principal, 409), (cast.district_secretary, 409), (cast.police_officer, 403), (cast.counsellor, 403)):
        assert entered(client, actor).post(f"/rulings/{adopted.uid}/scale-week/", sent).status_code == status

    assert not Ruling.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_nobody_below_ends_what_the_ministry_adopted(adopted: Any, cast: Any) -> None:
    for actor in (cast.principal, cast.district_secretary, cast.province_coordinator, cast.police_officer):
        with pytest.raises(Refused):
            programme.withdraw(actor, adopted.uid, now=NOW)

    assert Adoption.objects.get(uid=adopted.uid).withdrawn_at is None


@pytest.mark.django_db(transaction=True)
def test_an_agreement_for_another_office_is_not_found(client: Client, adopted: Any, cast: Any) -> None:
    sent = {"kind": "other", "title": "Mine", "parties": "A club", "remind_days": "60"}
    for unit_uid in (cast.district.uid, cast.far_school.uid, uuid4()):
        assert entered(client, cast.principal).post(f"/agreements/keep/{unit_uid}/", sent).status_code == 404

    assert counts(cast)[1] == 0


@pytest.mark.parametrize("sent", HOSTILE)
@pytest.mark.django_db(transaction=True)
def test_parameters_that_mean_nothing_are_answered(client: Client, adopted: Any, cast: Any, sent: str) -> None:
    pages = [
        ("/calendar/", "month"), ("/overview/", "area"), ("/overview/", "adoption"), ("/overview/", "after"), ("/overview/counted/", "area"),
        ("/overview/counted/", "duty"), ("/review/", "before"), ("/people/", "unit"), ("/people/", "after"), ("/notices/", "before"),
    ]  # fmt: skip
    for actor in (cast.principal, cast.district_secretary):
        entered(client, actor)
        for page, name in pages:
            assert client.get(page, {name: sent}).status_code < 500, (page, name)


def test_whoever_acted_for_a_school_does_not_accept_it_as_the_district(adopted: Any, cast: Any, db: None) -> None:
    head = people.enter_person(cast.job, shown="Test head", email="head@test.invalid", language="en", place=cast.district.place, now=NOW)
    key = task_key(cast.school, "report", 2)
    for unit, function in ((cast.school, "deputy_head"), (cast.district, "unit_head")):
        people.appoint(
            cast.job, head.pk, unit=unit, role="x", role_title={"en": "x"}, function=people_function(function), from_on=TODAY,
            until_on=None, paper="test", now=NOW,
        )  # fmt: skip
    account = Account.objects.get(person_id=head.pk)
    programme.record_done(people.actor_for(account, TODAY), key, done_on=TODAY, figures={}, note="By me.", today=TODAY, now=NOW)
    account.acting_in_id = next(one.id for one in people.seats_of(head.pk, TODAY) if one.unit.id == cast.district.id)
    account.save(update_fields=["acting_in_id"])
    as_district = people.actor_for(account, TODAY)

    with pytest.raises(Refused) as refused:
        programme.verify(as_district, key, now=NOW)

    assert refused.value.refusal.code == "task.own_unit"
    assert programme.verify(cast.district_secretary, key, now=NOW).verified_by_id == cast.district_secretary.person_id


@pytest.mark.django_db(transaction=True)
def test_sql_without_a_scope_sees_no_record_and_writes_none(adopted: Any, cast: Any) -> None:
    figures = {"staff": "40", "informed": "38"}
    programme.record_done(cast.principal, task_key(cast.school, "inform"), done_on=TODAY, figures=figures, note="A", today=TODAY, now=NOW)

    with connection.cursor() as cursor:
        for table in ("programme_taskrecord", "programme_taskevent", "programme_evidencefile", "programme_agreement"):
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (0,), table
        cursor.execute("update programme_taskrecord set note = 'B'")
        assert cursor.rowcount == 0
    with scoped(cast.job):
        assert TaskRecord.objects.get().note == "A"


def people_function(name: str) -> Any:
    from umay.core.api import Function

    return Function(name)


@pytest.mark.django_db(transaction=True)
def test_an_agreement_sent_twice_is_kept_once(client: Client, adopted: Any, cast: Any) -> None:
    sent = {"kind": "other", "title": "Ours", "parties": "A club", "remind_days": "60"}
    for _ in range(2):
        assert entered(client, cast.principal).post(f"/agreements/keep/{cast.school.uid}/", sent).status_code == 303

    assert counts(cast)[1] == 1


@pytest.mark.django_db(transaction=True)
def test_a_note_of_signs_no_text_can_hold_confirms_all_the_same(client: Client, adopted: Any, cast: Any) -> None:
    Due.objects.filter(obligation__code="watch").update(opens_on=None, due_on=timezone.localdate())
    key = task_key(cast.school, "watch", 1)
    sent = {"task": f"{key.obligation_uid}/{key.ordinal}", "note": "a\0b" * 100_000}

    assert entered(client, cast.principal).post("/standing/confirm/", sent).status_code == 303
