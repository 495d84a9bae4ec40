"""Who may bind units to a programme: whom it names, with an appointment that carries it, for their own area."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.support.cast import NOW, PACK, YEAR, seated
from umay.core.api import JOB
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.packs import api as packs
from umay.people.api import Account
from umay.places.api import UnitMissing
from umay.programme import api as programme
from umay.programme.models import Adoption

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def published(cast: Any, **head: Any) -> Any:
    pack = packs.pack_from_document({**PACK, **head})
    return programme.publish_pack(JOB, pack, place=cast.nation.place, origin="builtin", now=NOW)


def adopting(actor: Any, unit: Any, version: Any) -> str:
    try:
        programme.adopt(actor, version.uid, unit_uid=unit.uid, school_year=YEAR, shifts=[], now=NOW)
    except Refused as no:
        return no.refusal.code
    except UnitMissing:
        return "missing"
    return "ok"


@pytest.fixture
def police_head(cast: Any) -> Any:
    """The head of the district's police."""
    return seated("police-head", cast.police, "unit_head")


def test_the_head_of_the_districts_police_binds_no_school(cast: Any, police_head: Any) -> None:
    assert adopting(police_head, cast.police, published(cast)) == "adoption.not_this_office"
    assert not Adoption.objects.exists()
    assert AuditEntry.objects.filter(verb="access.refused", detail__code="adoption.not_this_office").count() == 1


def test_the_district_secretary_of_education_binds_the_district(cast: Any) -> None:
    assert adopting(cast.district_secretary, cast.district, published(cast)) == "ok"


def test_a_school_binds_itself_and_nobody_else(cast: Any) -> None:
    version = published(cast)

    assert adopting(cast.principal, cast.other_school, version) == "missing"
    assert adopting(cast.principal, cast.school, version) == "ok"
    assert Adoption.objects.get().only_unit_id == cast.school.id


def test_a_programme_may_name_another_agency_and_only_that(cast: Any, police_head: Any) -> None:
    version = published(cast, adopters=[{"agency": "police", "levels": ["district"]}])

    assert adopting(cast.district_secretary, cast.district, version) == "adoption.not_this_office"
    assert adopting(cast.ministry, cast.nation, version) == "adoption.not_this_office"
    assert adopting(police_head, cast.police, version) == "ok"


def test_being_named_is_not_enough_without_the_appointment(cast: Any) -> None:
    version = published(cast, adopters=[{"agency": "police"}])

    assert adopting(cast.police_officer, cast.police, version) == "access.not_granted"


def test_a_programme_for_provinces_is_not_adopted_by_a_district_or_a_school(cast: Any) -> None:
    version = published(cast, adopters=[{"agency": "education", "levels": ["province"]}])

    assert adopting(cast.principal, cast.school, version) == "adoption.not_this_office"
    assert adopting(cast.district_secretary, cast.district, version) == "adoption.not_this_office"
    assert adopting(cast.province_coordinator, cast.district, version) == "adoption.not_this_office"
    assert adopting(cast.province_coordinator, cast.province, version) == "ok"


@pytest.mark.django_db(transaction=True)
def test_what_the_page_offers_is_what_the_action_does(cast: Any, police_head: Any, client: Client) -> None:
    version = published(cast)
    actors = {police_head: False, cast.police_officer: False, cast.counsellor: False, cast.district_secretary: True, cast.principal: True}
    for actor, offered in actors.items():
        client.force_login(Account.objects.get(person_id=actor.person_id), backend=BACKEND)
        body = client.get(f"/programmes/{version.uid}/").content.decode()
        door = client.get(f"/programmes/{version.uid}/adopt/")

        assert (f"/programmes/{version.uid}/adopt/" in body, door.status_code == 200) == (offered, offered)
        assert ("offer-why" in body) is not offered
        assert "Who may adopt it:" in body


@pytest.mark.django_db(transaction=True)
def test_forging_the_form_adopts_nothing(cast: Any, police_head: Any, client: Client) -> None:
    version = published(cast)
    client.force_login(Account.objects.get(person_id=police_head.person_id), backend=BACKEND)

    answer = client.post(f"/programmes/{version.uid}/adopt/now/", {"unit_uid": str(cast.nation.uid)})

    assert answer.status_code == 409
    assert b"names other offices" in answer.content
    assert not Adoption.objects.exists()
