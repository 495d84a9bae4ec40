"""Acting for a unit whose people are away: it grants, it ends, it is told and recorded."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from tests.support.cast import NOW, TODAY
from umay.core.api import Perm
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.people import letters
from umay.people.actions import glass
from umay.people.models import Account, BrokenGlass
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


@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_the_letter_reaches_the_units_people_and_names_nobody(cast: Any) -> None:
    broken = glass.break_glass(cast.province_coordinator, cast.school.uid, reason=REASON, now=NOW)

    told = letters.send_broken_glass(broken.pk)

    assert told == len(mail.outbox) == 2
    assert {one.to[0] for one in mail.outbox} == {"principal@test.invalid", "counsellor@test.invalid"}
    assert "coordinator" not in mail.outbox[0].body
    assert REASON not in mail.outbox[0].body
    assert "&" not in mail.outbox[0].body


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
