"""One's own settings: language, notices, browsers."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.support.cast import NOW
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.people.actions import own
from umay.people.models import Account, Session
from umay.people.rules.browsers import browser_names
from umay.people.sessions import SessionStore, hash_of

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def come_in(cast: Any, who: str = "principal") -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=getattr(cast, who).person_id), backend=BACKEND)
    return client


def key_of(client: Client) -> str:
    return hash_of(client.cookies[settings.SESSION_COOKIE_NAME].value)


def test_language_and_notices_are_kept_and_recorded(cast: Any) -> None:
    account = own.keep_settings(cast.principal, language="kk", digest="weekly", now=NOW)

    account.refresh_from_db()
    assert (account.language, account.digest) == ("kk", "weekly")
    assert AuditEntry.objects.order_by("-pk")[0].verb == "settings.kept"


@pytest.mark.parametrize(
    ("who", "language", "digest", "code"),
    [
        ("principal", "xx", "daily", "language.unknown"),
        ("principal", "en", "hourly", "digest.unknown"),
        ("former", "en", "daily", "access.not_granted"),
        ("nobody", "en", "daily", "access.not_granted"),
    ],
)
def test_what_cannot_be_kept_is_refused(cast: Any, who: str, language: str, digest: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        own.keep_settings(getattr(cast, who), language=language, digest=digest, now=NOW)


def test_the_page_shows_and_keeps(cast: Any) -> None:
    client = come_in(cast)
    page = client.get("/me/").content.decode()
    done = client.post("/me/", {"language": "ru", "digest": "never"})

    assert "First School" in page
    assert (done.status_code, done.cookies[settings.LANGUAGE_COOKIE_NAME].value) == (303, "ru")
    assert client.post("/me/", {"language": "zz"}).status_code == 422


@pytest.mark.parametrize("who", ["counsellor", "police_officer", "administrator", "former"])
def test_everybody_who_is_signed_in_has_the_page(cast: Any, who: str) -> None:
    assert come_in(cast, who).get("/me/").status_code == 200


def test_one_browser_is_signed_out_from_another(cast: Any) -> None:
    here, there = come_in(cast), come_in(cast)

    done = here.post("/me/sessions/end/", {"session": key_of(there)})

    assert done.status_code == 303
    assert (here.get("/me/").status_code, there.get("/me/").status_code) == (200, 302)
    assert AuditEntry.objects.filter(verb="session.ended").count() == 1


def test_all_others_are_signed_out_at_once(cast: Any) -> None:
    here, others = come_in(cast), [come_in(cast) for _ in range(3)]

    here.post("/me/sessions/end/", {"others": "1"})

    assert here.get("/me/").status_code == 200
    assert {each.get("/me/").status_code for each in others} == {302}


def test_nobody_signs_somebody_else_out(cast: Any) -> None:
    mine, theirs = come_in(cast), come_in(cast, "counsellor")

    assert mine.post("/me/sessions/end/", {"session": key_of(theirs)}).status_code == 409
    assert theirs.get("/me/").status_code == 200
    with pytest.raises(Refused, match=r"session\.over"):
        own.end_session(cast.principal, key_of(theirs), now=NOW)


def test_sessions_that_ran_out_open_nothing_and_are_cleared(cast: Any) -> None:
    client = come_in(cast)
    Session.objects.update(expires_at=NOW.replace(year=2020))

    assert client.get("/me/").status_code == 302
    SessionStore.clear_expired()
    assert not Session.objects.filter(account__isnull=False).exists()


def test_signing_out_deletes_the_session(cast: Any) -> None:
    client = come_in(cast)
    key = key_of(client)

    client.post("/sign-out/")

    assert not Session.objects.filter(key_hash=key).exists()


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604", ("Safari", "iPhone")),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537 Chrome/130 Mobile Safari/537", ("Chrome", "Android")),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/130 Safari/537 Edg/130", ("Edge", "Windows")),
        ("", ()),
    ],
)
def test_a_browser_is_named_as_people_know_it(said: str, names: tuple[str, ...]) -> None:
    assert browser_names(said) == names
