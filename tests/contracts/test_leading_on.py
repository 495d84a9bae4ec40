"""Whoever asks for the address of a deed comes to a page: by loading anew, by going back, by switching the language."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.contracts.test_routes import ROUTES, address
from umay.people.models import Account

MOST_STEPS = 6


@pytest.mark.django_db(transaction=True)
def test_no_address_answers_that_only_forms_may_be_sent_there(client: Client, cast: Any, adopted: Any) -> None:
    client.force_login(
        Account.objects.get(person_id=cast.principal.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    led_on = set()
    for name, converters in ROUTES:
        path, before = address(name, converters, {}), ""
        for _ in range(MOST_STEPS):
            answer = client.get(path)
            assert answer.status_code != 405, name
            if answer.status_code != 303 or answer.headers["Location"].startswith(("/vault/open/", "https:")):  # a vault first; away
                break
            before, path = path, answer.headers["Location"]
            assert len(path) < len(before), name
            led_on.add(name)

    assert {"record-task", "make-feed", "confirm-standing", "adopt-now"} <= led_on
