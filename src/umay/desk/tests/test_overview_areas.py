"""Which areas an overview may be asked for."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client

from umay.people.api import Account
from umay.places.api import Area

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def elsewhere(db: None) -> Area:
    """A province of another country."""
    return Area.objects.create(kind="province", code="Q1", name="Elsewhere", country="XB")


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/overview/", "/overview/export/csv/", "/overview/counted/"])
def test_an_area_of_another_country_is_answered_as_a_missing_one(
    client: Client, adopted: Any, cast: Any, elsewhere: Area, page: str
) -> None:
    client.force_login(Account.objects.get(person_id=cast.ministry.person_id), backend=BACKEND)
    address = f"{page}?adoption={adopted.uid}&duty={uuid.UUID(int=1)}"

    hidden, missing = (client.get(f"{address}&area={uid}") for uid in (elsewhere.uid, uuid.UUID(int=7)))

    assert hidden.status_code == missing.status_code == 404
    assert len(hidden.content) == len(missing.content)


def test_the_country_itself_is_no_area_to_count_by(client: Client, adopted: Any, cast: Any) -> None:
    client.force_login(Account.objects.get(person_id=cast.ministry.person_id), backend=BACKEND)

    assert client.get(f"/overview/?adoption={adopted.uid}&area={Area.objects.get(kind='country').uid}").status_code == 404
