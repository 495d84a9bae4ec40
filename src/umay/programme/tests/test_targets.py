"""What targets add up for whom."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from tests.support.cast import NOW, seated, task_key
from umay.core.api import scoped
from umay.kernel.refusal import Refused
from umay.people.api import Account
from umay.programme import api as programme
from umay.programme.models import Obligation, TaskRecord
from umay.programme.queries.targets import targets_page

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def informed(cast: Any, adopted: Any) -> Any:
    """A target, and what one school recorded towards it."""
    Obligation.objects.filter(code="inform").update(target={"figure": "staff", "value": 100})
    key = task_key(cast.school, "inform")
    programme.record_done(
        cast.principal, key, done_on=NOW.date(), figures={"staff": 40, "informed": 40}, note="", today=NOW.date(), now=NOW
    )
    return adopted


def said(actor: Any, adopted: Any) -> list[str]:
    return [line.said for line in targets_page(actor, adopted.uid, lang="en").lines]


def test_who_reads_figures_sees_what_the_area_adds_up_to(cast: Any, informed: Any) -> None:
    assert said(cast.district_secretary, informed) == ["40 of 100"]
    assert said(cast.other_district_secretary, informed) == ["Nothing received yet; the target is 100"]


def test_a_member_of_an_office_sees_what_their_own_unit_recorded_and_not_the_area(cast: Any, informed: Any) -> None:
    member = seated("member", cast.district, "member")

    assert said(member, informed) == ["Nothing received yet; the target is 100"]
    assert targets_page(member, informed.uid, lang="en").own_unit


def test_a_teacher_sees_what_the_school_recorded(cast: Any, informed: Any) -> None:
    assert said(seated("teacher", cast.school, "teacher"), informed) == ["40 of 100"]
    assert said(seated("other-teacher", cast.other_school, "teacher"), informed) == ["Nothing received yet; the target is 100"]


@pytest.mark.parametrize(
    ("lang", "reached"), [("tr", "%77,5 / %120"), ("en", "77.5% of 120%"), ("ru", "77,5\N{NO-BREAK SPACE}% из 120\N{NO-BREAK SPACE}%")]
)
def test_a_percentage_is_said_as_the_language_writes_it(cast: Any, informed: Any, lang: str, reached: str) -> None:
    with scoped(cast.principal):
        TaskRecord.objects.update(figures={"staff": 40, "informed": 31})
    Obligation.objects.filter(code="inform").update(target={"figure": "informed", "value": 120, "unit": "percent"})

    with translation.override(lang):
        assert said(cast.district_secretary, informed) == [reached]


@pytest.mark.django_db(transaction=True)
def test_a_volunteer_is_told_that_it_is_not_for_them(cast: Any, informed: Any, client: Client) -> None:
    volunteer = seated("volunteer", cast.district, "volunteer")

    with pytest.raises(Refused, match=r"access\.not_granted"):
        targets_page(volunteer, informed.uid, lang="en")
    client.force_login(Account.objects.get(person_id=volunteer.person_id), backend=BACKEND)
    assert client.get(f"/targets/{informed.uid}/").status_code == 403
