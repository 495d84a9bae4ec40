"""Whoever copies the tables, even together with the files of keys beside them, opens nobody's vault."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from tests.support.cast import NOW
from tests.support.vaults import WORDS, keyed, stored
from umay.core.api import app_key, install_id, pepper, sealing
from umay.people.models import Account
from umay.vault import sealed
from umay.vault.actions.ceremony import hold_ceremony
from umay.vault.models import KeySlot, OpenVault, PersonKey
from umay.vault.rules.slots import SlotKind

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def everything_in(database: Any) -> bytes:
    """Every row of the vault's and people's tables as bytes, with what the files beside the database hold."""
    found = []
    for model in apps.get_models():
        if model._meta.app_label in {"vault", "people"}:
            for row in model.objects.all().values_list():
                found += [bytes(each) if isinstance(each, memoryview | bytes) else str(each).encode() for each in row]
    return b"\0".join([*found, app_key(), pepper(), install_id().encode()])


@pytest.fixture
def world(cast: Any) -> tuple[Any, Client]:
    """The counsellor's vault, open in a browser, and a recovery key."""
    hold_ceremony(cast.administrator, [cast.ministry.person_id, cast.principal.person_id, cast.police_officer.person_id], now=NOW)
    vault = keyed(cast.counsellor)
    client = Client()
    client.force_login(Account.objects.get(person_id=cast.counsellor.person_id), backend=BACKEND)
    assert client.post("/vault/open/", {"words": WORDS}).status_code == 303
    return vault, client


def test_no_private_half_no_words_and_no_cookie_stand_in_the_tables(world: tuple[Any, Client], test_database: Any) -> None:
    vault, client = world
    copied = everything_in(test_database)

    assert vault.own.public in copied
    assert vault.own.private.raw not in copied
    assert WORDS.encode() not in copied
    assert client.cookies["umay_vault"].value.encode() not in copied


def test_what_the_tables_and_the_files_hold_opens_no_blob(world: tuple[Any, Client], test_database: Any) -> None:
    with stored():
        row, key = OpenVault.objects.get(), PersonKey.objects.select_related("person", "recovery").get()
        slots = list(KeySlot.objects.all())
    assert slots
    known = [app_key(), pepper(), bytes(key.public), bytes(key.mark), bytes.fromhex(row.token_hash), bytes(key.recovery.public)]

    for raw in known:
        secret = sealing.Secret(raw)
        with pytest.raises(sealing.CannotOpen):
            sealing.open_sealed(secret, bytes(row.blob), sealed._spot(row.uid, row.session_id, key.person.uid))
        with pytest.raises(sealing.CannotOpen):
            sealed.take_from(
                key.sealed_to_recovery, sealing.pair_of(secret), key=key.uid, version=1, holder=key.recovery.uid, person=key.person.uid
            )
        for slot in slots:
            with pytest.raises(sealing.CannotOpen):
                sealed.open_slot(slot.blob, raw.hex(), key.uid, SlotKind(slot.kind))
    for said in (row.token_hash, row.session_id, str(row.uid)):
        with pytest.raises(sealing.CannotOpen):
            sealed.open_up(row.blob, said, row=row.uid, session=row.session_id, person=key.person.uid)


@pytest.mark.parametrize("what", ["row", "session", "person"])
def test_even_the_cookie_opens_a_blob_in_its_own_place_only(world: tuple[Any, Client], what: str) -> None:
    vault, client = world
    with stored():
        row = OpenVault.objects.get()
    place = {"row": row.uid, "session": row.session_id, "person": vault.person_uid}
    token = client.cookies["umay_vault"].value
    assert sealed.open_up(row.blob, token, **place) == vault.pairs

    elsewhere = {**place, what: "0" * 64 if what == "session" else uuid.uuid4()}
    with pytest.raises(sealing.CannotOpen):
        sealed.open_up(row.blob, token, **elsewhere)


def test_a_cookie_and_a_table_open_nothing_without_the_key_outside(world: tuple[Any, Client], monkeypatch: pytest.MonkeyPatch) -> None:
    vault, client = world
    with stored():
        row = OpenVault.objects.get()
    monkeypatch.setattr(sealed, "app_key", lambda: bytes(32))

    with pytest.raises(sealing.CannotOpen):
        sealed.open_up(row.blob, client.cookies["umay_vault"].value, row=row.uid, session=row.session_id, person=vault.person_uid)


def test_the_usual_slot_costs_what_the_design_asks(cast: Any) -> None:
    cost = sealing.Cost()

    assert (cost.memory_kib, cost.passes, cost.lanes) == (65_536, 3, 1)
