"""The minute of the buses goes out as what it is: saved, never shown on our pages."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from umay.core.api import JOB, scoped
from umay.people.api import Account
from umay.ways.actions.waiting import PlanDraft, agree
from umay.ways.models import BusPaper
from umay.web.api import PickedFile

pytestmark = pytest.mark.django_db(transaction=True)
SET_UP = datetime(2026, 11, 9, 6, 0, tzinfo=UTC)
PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
HOURS = time(7, 30), time(8, 0), time(15, 0), time(15, 30)


def test_the_minute_of_the_buses_is_handed_out_to_be_saved(cast: Any) -> None:
    draft = PlanDraft("Side street", SET_UP.date(), "", "", HOURS, file=PickedFile(PAPER, "minute.pdf"))
    agree(cast.principal, draft, today=SET_UP.date(), now=SET_UP)
    with scoped(JOB):
        kept = BusPaper.objects.get()
    client = Client()
    account = Account.objects.get(person_id=cast.principal.person_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.get(reverse("bus-paper", kwargs={"uid": kept.uid}), secure=True)

    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Type"] == "application/octet-stream"
    assert "sandbox" in answer["Content-Security-Policy"]
