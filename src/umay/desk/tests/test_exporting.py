"""The overview as a file reads back with what the page shows, and opens no more than the page does."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.test import Client

from umay.people.api import Account


def entered(client: Client, actor: Any) -> Client:
    account = Account.objects.get(person_id=actor.person_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_district_exports_its_schools_with_states_in_words(client: Client, adopted: Any, cast: Any) -> None:
    answer = entered(client, cast.district_secretary).get(f"/overview/export/csv/?adoption={adopted.uid}")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["School", "First School", "Second School"]
    assert "nothing received" in rows[1] or "due" in rows[1]
    assert "0" not in rows[1]


def test_a_province_exports_its_districts(client: Client, adopted: Any, cast: Any) -> None:
    answer = entered(client, cast.province_coordinator).get(f"/overview/export/xlsx/?adoption={adopted.uid}")

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert {"District One", "District Two"} <= {row[0] for row in sheet.iter_rows(values_only=True)}


@pytest.mark.django_db(transaction=True)
def test_nobody_exports_what_they_may_not_see(client: Client, adopted: Any, cast: Any) -> None:
    from umay.places.api import Area

    other = Area.objects.get(name="District Two").uid
    address = f"/overview/export/xlsx/?adoption={adopted.uid}"

    assert entered(client, cast.district_secretary).get(f"{address}&area={other}").status_code == 403
    assert entered(client, cast.district_secretary).get("/overview/export/xlsx/?adoption=none").status_code == 404
    assert entered(client, cast.district_secretary).get(f"/overview/export/exe/?adoption={adopted.uid}").status_code == 404
    assert entered(client, cast.counsellor).get(address).status_code in {403, 404}
