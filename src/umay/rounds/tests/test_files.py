"""Files of rounds go out as what they are: a paper is saved, never shown on our pages."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from umay.kernel.refusal import Refused
from umay.people.api import Account
from umay.rounds.actions import keeping
from umay.rounds.actions.bench import Picked
from umay.rounds.actions.waiting import PlanDraft, agree
from umay.rounds.models import KeptFile
from umay.rounds.tests.worlds import SET_UP, rows

pytestmark = pytest.mark.django_db(transaction=True)
PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
HOURS = time(7, 30), time(8, 0), time(15, 0), time(15, 30)


def test_the_minute_of_the_buses_is_handed_out_to_be_saved(cast: Any) -> None:
    draft = PlanDraft("Side street", SET_UP.date(), "", "", HOURS, file=Picked(PAPER, "minute.pdf"))
    agree(cast.principal, draft, today=SET_UP.date(), now=SET_UP)
    (kept,) = rows(KeptFile)
    client = Client()
    account = Account.objects.get(person_id=cast.principal.person_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.get(reverse("round-photo", kwargs={"uid": kept.uid}), secure=True)

    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Type"] == "application/octet-stream"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_picture_that_cannot_be_drawn_anew_is_not_kept(cast: Any) -> None:
    raw = Picked(b"\xff\xd8\xff\xe0 half a picture CANARY-EXIF", "gate.jpg")
    draft = keeping.PointDraft("Gate corner", "", 80, SET_UP.date() + timedelta(days=90), raw)

    with pytest.raises(Refused, match="no_such_file"):
        keeping.put_up(cast.principal, draft, today=SET_UP.date(), now=SET_UP)

    assert rows(KeptFile) == []
