"""Opening a vault: by one's own words only, in one's own browser only, and not for long."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.vaults import WORDS, keyed, stored
from umay.core.api import JOB, scoped
from umay.people.models import Account, Appointment, Session
from umay.vault.models import KeySlot, OpeningTries, OpenVault, PersonKey
from umay.vault.opened import cookie_name
from umay.vault.rules.opening import LONGEST_WAIT

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OTHER = "entirely other words chosen"


def come_in(cast: Any, who: str = "counsellor") -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=getattr(cast, who).person_id), backend=BACKEND)
    return client


def opens(client: Client, words: str = WORDS, onward: str = "/vault/") -> Any:
    return client.post("/vault/open/", {"words": words, "next": onward})


@pytest.fixture
def counsellor(cast: Any) -> Client:
    """The counsellor, with keys, in a browser."""
    keyed(cast.counsellor)
    return come_in(cast)


def is_open(client: Client) -> bool:
    return client.get("/vault/open/").status_code == 302


def test_the_right_words_open_it_and_lead_on(counsellor: Client) -> None:
    answer = opens(counsellor, onward="/day/")

    cookie = answer.cookies[cookie_name()]
    assert (answer.status_code, answer.headers["Location"]) == (303, "/day/")
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (True, "Strict", "/", "")
    assert is_open(counsellor)


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.invalid/", "//elsewhere.invalid", "javascript:alert(1)", "day/"])
def test_it_leads_to_no_other_site(counsellor: Client, elsewhere: str) -> None:
    assert opens(counsellor, onward=elsewhere).headers["Location"] == "/vault/"


def test_wrong_words_open_nothing_and_are_not_shown_again(counsellor: Client) -> None:
    answer = opens(counsellor, "quite the wrong words")

    assert answer.status_code == 422
    assert cookie_name() not in answer.cookies
    assert "quite the wrong words" not in answer.content.decode()
    assert not is_open(counsellor)


def test_spaces_more_or_less_do_not_matter(counsellor: Client) -> None:
    assert opens(counsellor, f"  {WORDS.replace(' ', '   ')} ").status_code == 303


def test_it_closes_when_it_lies_idle(counsellor: Client) -> None:
    opens(counsellor)
    with stored():
        OpenVault.objects.update(used_at=timezone.now() - timedelta(minutes=14))
    still = is_open(counsellor)
    with stored():
        OpenVault.objects.update(used_at=timezone.now() - timedelta(minutes=15, seconds=1))

    assert still
    assert not is_open(counsellor)
    with stored():
        assert not OpenVault.objects.exists()


def test_it_closes_after_eight_hours_however_busy_one_is(counsellor: Client) -> None:
    opens(counsellor)
    now = timezone.now()
    with stored():
        OpenVault.objects.update(opened_at=now - timedelta(hours=9), closes_at=now - timedelta(seconds=1))

    assert not is_open(counsellor)


def test_it_closes_at_once_when_asked_to(counsellor: Client) -> None:
    opens(counsellor)

    counsellor.post("/vault/close/")

    with stored():
        assert not OpenVault.objects.exists()
    assert not is_open(counsellor)


def test_it_ends_with_the_session(counsellor: Client) -> None:
    opens(counsellor)

    counsellor.post("/sign-out/")

    with stored():
        assert not OpenVault.objects.exists()


def test_it_ends_when_the_session_is_ended_from_another_browser(cast: Any, counsellor: Client) -> None:
    opens(counsellor)

    come_in(cast).post("/me/sessions/end/", {"others": "1"})

    with stored():
        assert not OpenVault.objects.exists()


def test_it_ends_with_the_last_appointment(cast: Any, counsellor: Client) -> None:
    opens(counsellor)
    with scoped(JOB, "appointment.ended"):
        Appointment.objects.filter(person_id=cast.counsellor.person_id).delete()

    assert counsellor.get("/vault/open/").status_code == 403


def test_a_cookie_opens_nothing_in_another_session_of_the_same_person(cast: Any, counsellor: Client) -> None:
    opens(counsellor)
    thief = come_in(cast)
    thief.cookies[cookie_name()] = counsellor.cookies[cookie_name()].value

    assert not is_open(thief)


def test_a_cookie_opens_nothing_for_another_person(cast: Any, counsellor: Client) -> None:
    opens(counsellor)
    keyed(cast.principal)
    thief = come_in(cast, "principal")
    thief.cookies[cookie_name()] = counsellor.cookies[cookie_name()].value

    assert not is_open(thief)


def test_a_row_moved_to_another_session_does_not_open(cast: Any, counsellor: Client) -> None:
    opens(counsellor)
    thief = come_in(cast)
    with stored():
        other = Session.objects.exclude(pk=OpenVault.objects.get().session_id).get()
        OpenVault.objects.update(session_id=other.pk)
    thief.cookies[cookie_name()] = counsellor.cookies[cookie_name()].value

    assert not is_open(thief)


@pytest.mark.parametrize("said", ["", "x", "A" * 43, "A" * 5000, "ü"])
def test_a_made_up_cookie_is_no_key(counsellor: Client, said: str) -> None:
    counsellor.cookies[cookie_name()] = said

    assert not is_open(counsellor)


def test_guesses_become_slow_and_the_answer_stays_the_same(counsellor: Client) -> None:
    answers = [opens(counsellor, f"the wrong words number {n}").content.decode() for n in range(5)]
    slowed = opens(counsellor)

    assert all("did not open your vault" in one for one in answers)
    assert slowed.status_code == 422
    assert "Wait 1 minute" in slowed.content.decode()


def test_nobody_is_shut_out_for_ever(counsellor: Client) -> None:
    opens(counsellor, "wrong words, once")
    with stored("vault.tried"):
        OpeningTries.objects.update(failed=10_000, last_at=timezone.now() - LONGEST_WAIT)

    assert opens(counsellor).status_code == 303
    with stored():
        assert OpeningTries.objects.get().failed == 0


def test_a_new_password_from_an_administrator_opens_nothing(cast: Any, counsellor: Client) -> None:
    account = Account.objects.get(person_id=cast.counsellor.person_id)
    account.set_password(OTHER)
    account.save()
    thief = come_in(cast)

    assert opens(thief, OTHER).status_code == 422
    assert not is_open(thief)


def test_a_key_that_was_swapped_in_the_table_is_not_opened(cast: Any, counsellor: Client) -> None:
    keyed(cast.principal)
    with stored():
        theirs = PersonKey.objects.get(person_id=cast.principal.person_id)
        PersonKey.objects.filter(person_id=cast.counsellor.person_id).update(public=theirs.public)

    assert "changed from outside" in opens(counsellor).content.decode()


def test_a_slot_of_somebody_else_opens_nothing_of_theirs_for_me(cast: Any, counsellor: Client) -> None:
    keyed(cast.principal)
    with stored():
        mine = KeySlot.objects.get(key__person_id=cast.counsellor.person_id, kind="passphrase")
        KeySlot.objects.filter(key__person_id=cast.principal.person_id, kind="passphrase").update(blob=mine.blob)

    assert opens(come_in(cast, "principal")).status_code == 422


def test_whoever_has_no_keys_is_led_to_making_them(cast: Any) -> None:
    answer = come_in(cast).get("/vault/open/?next=/day/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/vault/keys/?next=%2Fday%2F")
