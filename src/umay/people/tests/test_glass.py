"""Acting for a unit whose people are away: it grants, it ends, it is told and recorded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.cast import NOW, TODAY, task_key
from umay.core.api import JOB, Function, Perm, scoped
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.people.actions import glass
from umay.people.api import appoint
from umay.people.models import Account, Appointment, BrokenGlass
from umay.people.queries.actors import actor_for
from umay.people.queries.profile import profile_page
from umay.people.rules.glass import LASTS
from umay.places.api import UnitMissing

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
REASON = "Both who record are ill, and the report is due today."


def again(actor: Any, now: Any) -> Any:
    return actor_for(Account.objects.get(person_id=actor.person_id), TODAY, now=now)


def test_it_grants_what_a_deputy_head_may_and_ends_by_itself(cast: Any) -> None:
    coordinator = again(cast.province_coordinator, NOW)
    assert not coordinator.may(Perm.TASK_RECORD, cast.school.place)

    glass.break_glass(coordinator, cast.school.uid, reason=REASON, now=NOW)

    during, after = again(coordinator, NOW + LASTS / 2), again(coordinator, NOW + LASTS)
    assert during.may(Perm.TASK_RECORD, cast.school.place)
    assert not during.may(Perm.PERSON_APPOINT, cast.school.place)
    assert not during.may(Perm.TASK_RECORD, cast.other_school.place)
    assert not after.may(Perm.TASK_RECORD, cast.school.place)
    assert timedelta(hours=4) == LASTS


def test_it_stands_in_the_audit_of_the_unit_and_its_people_are_to_be_told(cast: Any) -> None:
    broken = glass.break_glass(cast.province_coordinator, cast.school.uid, reason=REASON, now=NOW)

    entry = AuditEntry.objects.order_by("-pk")[0]
    assert (entry.verb, entry.subject, entry.unit_id) == ("glass.broken", str(broken.uid), cast.school.id)
    assert REASON not in str(entry.detail)


def test_the_units_people_read_who_acts_and_why(cast: Any) -> None:
    glass.break_glass(cast.province_coordinator, cast.school.uid, reason=REASON, now=NOW)

    page = profile_page(cast.counsellor, session="", today=TODAY, now=NOW, lang="en")

    assert [(one.who, one.reason) for one in page.ours] == [("Test coordinator", REASON)]
    assert profile_page(cast.principal_elsewhere, session="", today=TODAY, now=NOW, lang="en").ours == ()


@pytest.mark.parametrize("who", ["principal", "district_secretary", "police_officer", "administrator", "former", "nobody"])
def test_others_may_not(cast: Any, who: str) -> None:
    with pytest.raises((Refused, UnitMissing)):
        glass.break_glass(getattr(cast, who), cast.other_school.uid, reason=REASON, now=NOW)
    assert not BrokenGlass.objects.exists()


def refused(actor: Any, unit: Any, reason: str = REASON) -> str:
    with pytest.raises(Refused) as no:
        glass.break_glass(actor, unit.uid, reason=reason, now=NOW)
    return no.value.refusal.code


def test_each_refusal_has_its_reason(cast: Any) -> None:
    assert refused(cast.province_coordinator, cast.province) == "glass.own_unit"
    assert refused(cast.province_coordinator, cast.school, "away") == "glass.reason_missing"
    assert refused(cast.province_coordinator, cast.police) == "access.not_granted"
    glass.break_glass(cast.province_coordinator, cast.school.uid, reason=REASON, now=NOW)
    assert refused(cast.province_coordinator, cast.school) == "glass.open_already"


def test_it_can_be_given_back_once(cast: Any) -> None:
    broken = glass.break_glass(cast.province_coordinator, cast.school.uid, reason=REASON, now=NOW)
    soon = NOW + timedelta(minutes=5)

    glass.give_glass_back(cast.province_coordinator, broken.uid, now=soon)

    assert not again(cast.province_coordinator, soon).may(Perm.TASK_RECORD, cast.school.place)
    assert AuditEntry.objects.order_by("-pk")[0].verb == "glass.given_back"
    with pytest.raises(Refused, match=r"glass\.over"):
        glass.give_glass_back(cast.province_coordinator, broken.uid, now=soon)
    with pytest.raises(BrokenGlass.DoesNotExist):
        glass.give_glass_back(cast.ministry, broken.uid, now=soon)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_break_one_glass(cast: Any, at_once: Any) -> None:
    answers = at_once(2, lambda: glass.break_glass(cast.province_coordinator, cast.school.uid, reason=REASON, now=NOW))

    assert sorted(answers) == ["glass.open_already", "ok"]
    assert BrokenGlass.objects.count() == 1


def test_the_page_breaks_and_gives_back(client: Client, cast: Any) -> None:
    client.force_login(Account.objects.get(person_id=cast.province_coordinator.person_id), backend=BACKEND)
    assert cast.school.name in client.get("/act-for/").content.decode()
    assert client.post("/act-for/", {"unit": "", "reason": ""}).status_code == 422

    done = client.post("/act-for/", {"unit": str(cast.school.uid), "reason": REASON})

    broken = BrokenGlass.objects.get()
    assert (done.status_code, broken.until_at > timezone.now()) == (303, True)
    assert client.post(f"/act-for/{broken.uid}/back/").status_code == 303


@pytest.mark.parametrize(("who", "status"), [("principal", 200), ("counsellor", 403), ("administrator", 403), ("former", 403)])
def test_the_page_is_for_those_who_may(client: Client, cast: Any, who: str, status: int) -> None:
    client.force_login(Account.objects.get(person_id=getattr(cast, who).person_id), backend=BACKEND)

    assert client.get("/act-for/").status_code == status


def at_post(client: Client, cast: Any) -> Any:
    """Return what the school's head finds when the coordinator who acts for the school plans one of its duties."""
    key = task_key(cast.school, "inform")
    return client.post(f"/tasks/{key.unit_uid}/{key.obligation_uid}/{key.ordinal}/start/", {})


@pytest.mark.django_db(transaction=True)
def test_it_runs_out_between_looking_and_doing(client: Client, cast: Any, adopted: Any) -> None:
    client.force_login(Account.objects.get(person_id=cast.province_coordinator.person_id), backend=BACKEND)
    glass.break_glass(cast.province_coordinator, cast.school.uid, reason=REASON, now=timezone.now())
    with scoped(JOB, "glass.broken"):
        BrokenGlass.objects.update(from_at=timezone.now() - LASTS, until_at=timezone.now())

    assert at_post(client, cast).status_code == 403

    with scoped(JOB, "glass.broken"):
        BrokenGlass.objects.update(until_at=timezone.now() + timedelta(minutes=5))
    assert at_post(client, cast).status_code == 303


def test_at_the_last_moment_it_is_over_and_may_be_broken_anew(cast: Any) -> None:
    glass.break_glass(cast.province_coordinator, cast.school.uid, reason=REASON, now=NOW)

    assert not again(cast.province_coordinator, NOW + LASTS).may(Perm.TASK_RECORD, cast.school.place)
    glass.break_glass(cast.province_coordinator, cast.school.uid, reason=REASON, now=NOW + LASTS)

    assert BrokenGlass.objects.count() == 2


def test_it_ends_with_the_appointment_and_does_not_follow_into_another(cast: Any) -> None:
    broken = glass.break_glass(cast.province_coordinator, cast.school.uid, reason=REASON, now=NOW)
    account = Account.objects.get(person_id=cast.province_coordinator.person_id)
    second = appoint(
        JOB, account.person_id, unit=cast.other_district, role="x", role_title={"en": "x"}, function=Function.COORDINATOR,
        from_on=date(2026, 1, 1), until_on=None, paper="", now=NOW,
    )  # fmt: skip
    Account.objects.filter(pk=account.pk).update(acting_in_id=second.pk)

    elsewhere = again(cast.province_coordinator, NOW)

    assert elsewhere.seat.appointment_id == second.pk
    assert not elsewhere.may(Perm.TASK_RECORD, cast.school.place)
    with scoped(cast.job, "appointment.ended"):
        Appointment.objects.filter(pk=broken.appointment_id).update(during=(date(2026, 1, 1), TODAY))
    Account.objects.filter(pk=account.pk).update(acting_in_id=broken.appointment_id)
    assert not again(cast.province_coordinator, NOW).may(Perm.TASK_RECORD, cast.school.place)


def test_who_acts_for_a_unit_breaks_no_further_glass_by_it_and_appoints_nobody(cast: Any) -> None:
    glass.break_glass(cast.province_coordinator, cast.district.uid, reason=REASON, now=NOW)
    during = again(cast.province_coordinator, NOW)

    own = {(grant.perm, grant.scope) for grant in cast.province_coordinator.grants}
    assert {grant.perm for grant in during.grants if (grant.perm, grant.scope) not in own} <= {Perm.TASK_RECORD, Perm.TASK_READ}
    assert not any(grant.perm is Perm.GLASS_BREAK and grant.seat.place.unit_id == cast.district.id for grant in during.grants)
    assert not during.may(Perm.DEPLOYMENT_KEEP, cast.district.place)


@pytest.mark.django_db(transaction=True)
def test_breaking_and_giving_back_at_once_leave_whole_rows(cast: Any, at_once: Any) -> None:
    broken = glass.break_glass(cast.province_coordinator, cast.school.uid, reason=REASON, now=NOW)
    soon = NOW + timedelta(minutes=1)
    acts = iter((
        lambda: glass.give_glass_back(cast.province_coordinator, broken.uid, now=soon),
        lambda: glass.give_glass_back(cast.province_coordinator, broken.uid, now=soon),
        lambda: glass.break_glass(cast.province_coordinator, cast.school.uid, reason=REASON, now=soon),
    ))  # fmt: skip

    answers = at_once(3, lambda: next(acts)())  # noqa: PLW0108 - each thread takes the next

    assert answers.count("glass.over") == 1
    assert set(answers) <= {"ok", "glass.over", "glass.open_already"}
    assert BrokenGlass.objects.filter(until_at__gt=soon).count() <= 1


@pytest.mark.parametrize("reason", ["\0" * 30, " " * 30, "<script>alert(1)</script> x", "=HYPERLINK(1)" * 5, "a" * 100_000])
@pytest.mark.django_db(transaction=True)
def test_a_hostile_reason_is_kept_as_words_or_refused(client: Client, cast: Any, reason: str) -> None:
    client.force_login(Account.objects.get(person_id=cast.province_coordinator.person_id), backend=BACKEND)

    answer = client.post("/act-for/", {"unit": str(cast.school.uid), "reason": reason})

    assert answer.status_code in {303, 409, 422}
    client.force_login(Account.objects.get(person_id=cast.principal.person_id), backend=BACKEND)
    shown = client.get("/me/")
    assert shown.status_code == 200
    assert b"<script>alert" not in shown.content
