"""Making keys and keeping them, as somebody does it in a browser."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.support.vaults import WORDS, keyed, stored
from umay.core.models import AuditEntry
from umay.people.models import Account
from umay.vault.counting import _counters, count_sealed_by
from umay.vault.models import KeySlot, PersonKey

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PASSWORD = "four plain words together"
OTHER = "entirely other words chosen"


def come_in(cast: Any, who: str = "counsellor") -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=getattr(cast, who).person_id), backend=BACKEND)
    return client


def with_password(cast: Any) -> None:
    account = Account.objects.get(person_id=cast.counsellor.person_id)
    account.set_password(PASSWORD)
    account.save()


def code_on(answer: Any) -> str:
    sheet = re.search(r'class="sheet-code"[^>]*>(.*?)</p>', answer.content.decode(), re.DOTALL)
    assert sheet is not None
    return "-".join(re.findall(r"<span>(\w+)</span>", sheet[1]))


def held_on(answer: Any) -> str:
    found = re.search(r'name="held" value="([^"]+)"', answer.content.decode())
    assert found is not None
    return found[1]


def test_keys_are_made_the_code_is_shown_once_and_confirmed_by_its_last_group(cast: Any) -> None:
    client = come_in(cast)

    shown = client.post("/vault/keys/", {"words": WORDS, "next": "/day/"})
    code = code_on(shown)
    wrong = client.post("/vault/code/kept/", {"held": held_on(shown), "group": "0000", "next": "/day/"})
    kept = client.post("/vault/code/kept/", {"held": held_on(wrong), "group": code[-4:].lower(), "next": "/day/"})

    assert re.fullmatch(r"(\w{4}-){6}\w{4}", code)
    assert (wrong.status_code, code in wrong.content.decode()) == (422, False)
    assert (kept.status_code, kept.headers["Location"]) == (303, "/day/")
    with stored():
        assert KeySlot.objects.get(kind="recovery_code").confirmed_at is not None
    assert client.get("/vault/open/").status_code == 302  # it is open already: nobody types new words a third time


def test_a_lost_passphrase_is_replaced_by_the_code_which_is_then_used_up(cast: Any) -> None:
    client = come_in(cast)
    code = code_on(client.post("/vault/keys/", {"words": WORDS}))

    shown = client.post("/vault/lost/", {"code": code.lower().replace("-", " "), "words": OTHER})
    client.post("/vault/close/")

    assert code_on(shown) != code
    assert client.post("/vault/lost/", {"code": code, "words": OTHER}).status_code == 422
    assert client.post("/vault/open/", {"words": WORDS}).status_code == 422
    assert client.post("/vault/open/", {"words": OTHER}).status_code == 303


def test_a_new_code_makes_the_old_one_worthless_and_needs_the_vault_open(cast: Any) -> None:
    client = come_in(cast)
    code = code_on(client.post("/vault/keys/", {"words": WORDS}))
    fresh = code_on(client.post("/vault/code/"))
    client.post("/vault/close/")

    shut = client.post("/vault/code/")

    assert client.post("/vault/lost/", {"code": code, "words": OTHER}).status_code == 422
    assert client.post("/vault/lost/", {"code": fresh, "words": OTHER}).status_code == 200
    assert shut.headers["Location"].startswith("/vault/open/?next=")


@pytest.mark.parametrize("words", ["short", "passwordpassword", "", "counsellor@test.invalid"])
def test_words_that_are_guessed_first_are_refused(cast: Any, words: str) -> None:
    assert come_in(cast).post("/vault/keys/", {"words": words}).status_code == 422
    with stored():
        assert not PersonKey.objects.exists()


@pytest.mark.parametrize(
    ("way", "words", "status"),
    [("passphrase", PASSWORD, 422), ("password", "not the password at all", 422), ("password", PASSWORD, 200), ("passphrase", WORDS, 200)],
)
def test_the_sign_in_password_opens_it_only_where_somebody_said_so(cast: Any, way: str, words: str, status: int) -> None:
    with_password(cast)

    answer = come_in(cast).post("/vault/keys/", {"way": way, "words": words})

    assert answer.status_code == status
    with stored():
        assert KeySlot.objects.filter(kind=way).exists() is (status == 200)


def test_new_words_ask_for_the_old_ones(cast: Any) -> None:
    keyed(cast.counsellor)
    client = come_in(cast)

    assert client.post("/vault/words/", {"before": "not these words", "words": OTHER}).status_code == 422
    assert client.post("/vault/words/", {"before": WORDS, "words": OTHER}).status_code == 303
    assert client.post("/vault/open/", {"words": OTHER}).status_code == 303


def test_the_last_passphrase_cannot_be_taken_away_but_one_of_two_can(cast: Any) -> None:
    with_password(cast)
    keyed(cast.counsellor)
    client = come_in(cast)
    client.post("/vault/open/", {"words": WORDS})
    with stored():
        first = KeySlot.objects.get(kind="passphrase")

    alone = client.post(f"/vault/ways/{first.uid}/remove/")
    client.post("/vault/words/", {"before": WORDS, "way": "password", "words": PASSWORD})
    of_two = client.post(f"/vault/ways/{first.uid}/remove/")

    assert (alone.status_code, of_two.status_code) == (409, 303)
    with stored():
        assert set(KeySlot.objects.values_list("kind", flat=True)) == {"password", "recovery_code"}


def test_a_way_into_somebody_elses_vault_is_not_there(cast: Any) -> None:
    keyed(cast.counsellor)
    keyed(cast.principal)
    with stored():
        theirs = KeySlot.objects.get(kind="recovery_code", key__person_id=cast.principal.person_id)
    client = come_in(cast)
    client.post("/vault/open/", {"words": WORDS})

    assert client.post(f"/vault/ways/{theirs.uid}/remove/").status_code == 409
    with stored():
        assert KeySlot.objects.filter(pk=theirs.pk).exists()


def test_new_keys_for_lost_ones_ask_who_one_is_and_say_what_stays_shut(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    keyed(cast.counsellor)
    with_password(cast)
    counter = lambda person_id, keys: 14 * len(keys) if person_id == cast.counsellor.person_id else 0  # noqa: E731
    monkeypatch.setattr("umay.vault.counting._counters", list(_counters))
    count_sealed_by(counter)
    client = come_in(cast)
    stolen = client.post("/vault/anew/", {"words": OTHER, "understood": "on"})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    page = client.get("/vault/anew/").content.decode()
    silent = client.post("/vault/anew/", {"words": OTHER})
    made = client.post("/vault/anew/", {"words": OTHER, "understood": "on"})

    assert (stolen.status_code, silent.status_code, made.status_code) == (302, 422, 200)
    assert "14 sealed matters" in page
    with stored():
        assert PersonKey.objects.count() == 2
    assert "14 sealed matters open by it alone" in client.get("/vault/").content.decode()


def test_the_older_key_opens_again_when_its_words_come_to_mind(cast: Any) -> None:
    from tests.support.cast import NOW
    from umay.vault.actions.making import make_anew

    keyed(cast.counsellor)
    make_anew(cast.counsellor, OTHER, now=NOW)
    client = come_in(cast)
    client.post("/vault/open/", {"words": OTHER})

    wrong = client.post("/vault/older/", {"words": "still not the right ones"})
    right = client.post("/vault/older/", {"words": WORDS})

    assert (wrong.status_code, right.status_code) == (422, 303)
    assert "An older key of yours" not in client.get("/vault/").content.decode()


def test_the_menu_closes_a_vault_that_is_open(cast: Any) -> None:
    keyed(cast.counsellor)
    client = come_in(cast)
    before = client.get("/day/").content.decode()
    client.post("/vault/open/", {"words": WORDS})

    assert "Close the vault" not in before
    assert "Close the vault" in client.get("/day/").content.decode()


def test_the_cookie_goes_when_one_signs_out(cast: Any) -> None:
    keyed(cast.counsellor)
    client = come_in(cast)
    client.post("/vault/open/", {"words": WORDS})

    answer = client.post("/sign-out/")

    assert answer.cookies["umay_vault"].value == ""


def test_nothing_typed_stands_in_the_audit(cast: Any) -> None:
    client = come_in(cast)
    code = code_on(client.post("/vault/keys/", {"words": WORDS}))
    client.post("/vault/open/", {"words": "some wrong words"})

    said = " ".join(f"{one.verb} {one.subject} {one.detail}" for one in AuditEntry.objects.all())
    assert "vault.made" in said
    assert not [each for each in (WORDS, code, code[-4:], "some wrong words") if each in said]


def test_the_cookie_is_bound_to_the_host_where_there_is_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    from umay.vault.opened import cookie_name

    assert cookie_name() == "umay_vault"
    monkeypatch.setattr(settings, "SESSION_COOKIE_SECURE", True)
    assert cookie_name() == "__Host-umay_vault"
