"""What the office notes of somebody who is away, and what it is told of the places that they leave."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.cast import NOW
from umay.people.api import Account
from umay.rosters import api as rosters
from umay.rosters.tests.worlds import build, put, roster

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_a_place_that_is_left_empty_stands_there_with_the_way_to_fill_it(cast: Any) -> None:
    world = build(cast, parents=1, needs={"parent": 1})
    day = date(2027, 3, 1)
    draft = roster(world, (day, day))
    shift = put(world, draft, world.parents[0], day)
    rosters.publish(world.head, draft.uid, now=NOW)
    client = Client()
    client.force_login(Account.objects.get(person_id=world.head.person_id), backend=BACKEND)
    fields = {"away-worker": world.parents[0].pk, "away-from_on": day.isoformat(), "away-until_on": day.isoformat(), "away-why": "ill"}

    answer = client.post(reverse("roster-away"), fields, secure=True, follow=True).content.decode()

    fill = reverse("roster-fill", kwargs={"uid": shift.roster.uid}) + f"?window={shift.window_id}&amp;day={day.isoformat()}&amp;kind=parent"
    assert "1 place is left empty; it stands on top." in answer
    assert f'href="{fill}"' in answer
