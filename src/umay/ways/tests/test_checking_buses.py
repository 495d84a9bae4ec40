"""The check of buses is what somebody said of each: nothing that nobody said is ever kept."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from umay.people.api import Account
from umay.ways.actions import waiting
from umay.ways.models import BusCheck, BusSeen
from umay.ways.tests.test_twice import HOURS
from umay.ways.tests.worlds import FRIDAY, at, rows

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def buses(cast: Any, monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    monkeypatch.setattr(timezone, "now", lambda: at(9))
    waiting.agree(cast.principal, waiting.PlanDraft("Side street", FRIDAY, "Police", "Firm", HOURS), today=FRIDAY, now=at(8))
    return [waiting.enter_bus(cast.principal, waiting.BusDraft(bay, f"XA {bay}", "South"), now=at(8)) for bay in "12"]


def sent(cast: Any, said: dict[str, Any]) -> tuple[int, str]:
    client = Client()
    client.force_login(
        Account.objects.get(person_id=cast.principal.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    answer = client.post(reverse("buses-check"), said, secure=True)
    return answer.status_code, answer.content.decode()


def test_a_bus_that_nobody_answered_for_is_asked_for_and_never_kept_as_missing(cast: Any, buses: list[UUID]) -> None:
    status, page = sent(cast, {f"bus_{buses[0]}": "away", "note": "fog"})

    assert (status, rows(BusCheck)) == (422, [])
    assert page.count('class="field-error"') == 1 and "Say how it was with this bus." in page
    assert f'name="bus_{buses[0]}" value="away"' in page and 'value="fog"' in page  # what was said stays


def test_an_empty_form_is_no_check_and_nothing_is_preset(cast: Any, buses: list[UUID]) -> None:
    status, page = sent(cast, {})

    assert (status, rows(BusCheck)) == (422, [])
    assert page.count(" checked") == 0 and page.count('class="field-error"') == len(buses)


def test_one_button_ticks_what_has_no_answer_yet_and_keeps_nothing_by_itself(cast: Any, buses: list[UUID]) -> None:
    status, page = sent(cast, {"tick": "right", f"bus_{buses[0]}": "away"})

    assert (status, rows(BusCheck)) == (200, [])
    assert page.count(" checked") == 2


def test_what_was_said_is_what_is_kept(cast: Any, buses: list[UUID]) -> None:
    sent(cast, {f"bus_{buses[0]}": "away", f"bus_{buses[1]}": "wrong", f"faults_{buses[1]}": ["belts"]})

    kept = [(one.there, one.in_bay, one.guide, one.belts, one.counted) for one in rows(BusSeen)]
    assert kept == [(False,) * 5, (True, True, True, False, True)]


def test_not_all_right_says_what(cast: Any, buses: list[UUID]) -> None:
    status, page = sent(cast, {f"bus_{buses[0]}": "right", f"bus_{buses[1]}": "wrong"})

    assert (status, rows(BusCheck)) == (422, []) and "Tick what is not right." in page
