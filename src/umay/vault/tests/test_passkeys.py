"""A passkey opens its own person's vault and no other, and is never the only way."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import Any

import pytest
from django.test import Client

from tests.support.vaults import WORDS, keyed, stored
from umay.people.models import Account
from umay.vault.models import KeySlot
from umay.vault.rules.slots import SlotKind

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SECRET, OTHER = bytes(range(32)), bytes(32)
CREDENTIAL = b"the passkey of a telephone"


def come_in(actor: Any) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id), backend=BACKEND)
    return client


def said(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def given(secret: bytes = SECRET, credential: bytes = CREDENTIAL) -> dict[str, str]:
    return {"credential": said(credential), "secret": said(secret), "next": "/day/"}


@pytest.fixture
def counsellor(cast: Any) -> Client:
    """The counsellor's browser; a passkey of theirs opens the vault, which is shut now."""
    keyed(cast.counsellor)
    client = come_in(cast.counsellor)
    client.post("/vault/open/", {"words": WORDS})
    assert client.post("/vault/passkey/", given()).status_code == 303
    client.post("/vault/close/")
    return client


def is_open(client: Client) -> bool:
    return client.get("/vault/open/").status_code == 302


def test_the_passkey_opens_the_vault_and_leads_on(counsellor: Client) -> None:
    answer = counsellor.post("/vault/open/passkey/", given())

    assert (answer.status_code, answer.headers["Location"]) == (303, "/day/")
    assert is_open(counsellor)


@pytest.mark.parametrize(
    "wrong",
    [given(OTHER), given(credential=b"another"), {"credential": "", "secret": ""}, {"credential": "?", "secret": "é"}, given(SECRET[:31])],
)
def test_anything_else_opens_nothing_and_is_answered_alike(counsellor: Client, wrong: dict[str, str]) -> None:
    answer = counsellor.post("/vault/open/passkey/", wrong)

    assert "This passkey did not open your vault" in answer.content.decode()
    assert not is_open(counsellor)


def test_nobody_elses_vault_opens_by_it(cast: Any, counsellor: Client) -> None:
    keyed(cast.principal)
    principal = come_in(cast.principal)

    principal.post("/vault/open/passkey/", given())

    assert not is_open(principal)


def test_it_is_added_only_with_the_vault_open(cast: Any) -> None:
    keyed(cast.counsellor)
    client = come_in(cast.counsellor)

    assert "/vault/open/" in client.post("/vault/passkey/", given()).headers["Location"]

    with stored():
        assert not KeySlot.objects.filter(kind=SlotKind.PRF).exists()


def test_the_same_passkey_again_takes_its_own_place_and_there_are_not_endlessly_many(counsellor: Client) -> None:
    counsellor.post("/vault/open/passkey/", given())
    counsellor.post("/vault/passkey/", given(OTHER))
    for number in range(9):
        counsellor.post("/vault/passkey/", given(credential=b"%d" % number))

    with stored():
        assert KeySlot.objects.filter(kind=SlotKind.PRF).count() == 8
    counsellor.post("/vault/close/")
    counsellor.post("/vault/open/passkey/", given())
    assert not is_open(counsellor)
    counsellor.post("/vault/open/passkey/", given(OTHER))
    assert is_open(counsellor)


def test_it_is_taken_away_and_opens_no_more(counsellor: Client) -> None:
    counsellor.post("/vault/open/", {"words": WORDS})
    with stored():
        slot = KeySlot.objects.get(kind=SlotKind.PRF).uid

    counsellor.post(f"/vault/ways/{slot}/remove/")
    counsellor.post("/vault/close/")
    counsellor.post("/vault/open/passkey/", given())

    assert not is_open(counsellor)


def test_the_page_asks_for_the_persons_own_passkeys_with_the_vaults_own_salt(cast: Any, counsellor: Client) -> None:
    keyed(cast.principal)

    page = counsellor.get("/vault/open/").content.decode()

    assert f'data-credentials="{said(CREDENTIAL)}"' in page
    assert 'data-passkey="open"' not in come_in(cast.principal).get("/vault/open/").content.decode()
