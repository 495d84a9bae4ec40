"""Coming in: what works, what is slowed, and that nothing tells which addresses exist."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from django.utils import timezone

from umay.config.hashers import Argon2id
from umay.people import letters, web_settings
from umay.people.models import Account, Session
from umay.people.sessions import hash_of
from umay.people.signing_in.devices import cookie_name
from umay.people.signing_in.providers import providers

PASSWORD = "four plain words together"
LOGIN = "/accounts/login/"
LOCMEM = override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
TOO_MANY = "Too many tries for this address"
WRONG = "The e-mail address or the password is not right"


@pytest.fixture
def account(cast: Any) -> Account:
    """The principal's account, with a password."""
    cache.clear()
    found = Account.objects.get(person_id=cast.principal.person_id)
    found.language = "tr"
    found.set_password(PASSWORD)
    found.save()
    return found


def sign_in(client: Client, email: str = "principal@test.invalid", password: str = PASSWORD, address: str = "192.0.2.1") -> Any:
    return client.post(LOGIN, {"login": email, "password": password}, REMOTE_ADDR=address)


def said(answer: Any) -> str:
    return answer.content.decode()


def test_the_right_password_leads_in_and_speaks_the_accounts_language(client: Client, account: Account) -> None:
    answer = sign_in(client)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/home/")
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "tr"
    assert client.get("/me/").status_code == 200


def test_the_address_is_the_same_in_capitals(client: Client, account: Account) -> None:
    assert sign_in(client, email="Principal@Test.Invalid").status_code == 302


def test_nobody_signs_up_and_nobody_adds_addresses(client: Client, account: Account) -> None:
    assert client.get("/accounts/signup/").status_code == 404
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post("/accounts/email/", {"email": "x@test.invalid", "action_add": ""}).status_code == 404
    assert "sign up" not in said(Client().get(LOGIN)).lower()


def test_an_unknown_address_and_a_wrong_password_read_alike(client: Client, account: Account) -> None:
    wrong = said(sign_in(client, password="wrong wrong wrong"))
    unknown = said(sign_in(Client(), email="nobody12@test.invalid", password="wrong wrong wrong"))

    assert WRONG in wrong
    assert WRONG in unknown
    assert "principal@test.invalid" in wrong


@pytest.mark.parametrize("email", ["principal@test.invalid", "nobody@test.invalid", "counsellor@test.invalid"])
def test_each_refusal_costs_one_hash_whoever_is_asked_for(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch, email: str
) -> None:
    hashed = []
    for name in ("encode", "verify"):
        usual = getattr(Argon2id, name)
        monkeypatch.setattr(Argon2id, name, lambda *args, usual=usual, **kw: hashed.append(1) or usual(*args, **kw))

    sign_in(client, email=email, password="wrong wrong wrong")

    assert len(hashed) == 1  # known, unknown, and known without a password


@pytest.mark.parametrize("email", ["principal@test.invalid", "nobody@test.invalid"])
def test_guesses_are_slowed_for_an_address_known_or_not(account: Account, email: str) -> None:
    answers = [said(sign_in(Client(), email=email, password="wrong wrong", address=f"192.0.2.{n}")) for n in range(6)]

    assert [TOO_MANY in answer for answer in answers] == [False] * 5 + [True]


def test_a_stranger_who_guesses_does_not_shut_out_the_browser_one_came_with_before(client: Client, account: Account) -> None:
    sign_in(client)
    client.post("/sign-out/")
    for n in range(6):
        sign_in(Client(), password="wrong wrong", address=f"192.0.2.{n}")

    assert TOO_MANY in said(sign_in(Client()))
    assert sign_in(client).status_code == 302


def test_the_mark_of_one_account_opens_no_room_for_guesses_at_another(client: Client, account: Account) -> None:
    sign_in(client)
    mark = client.cookies[cookie_name()].value
    answers = []
    for _n in range(6):
        stranger = Client()
        stranger.cookies[cookie_name()] = mark
        answers.append(said(sign_in(stranger, email="counsellor@test.invalid", password="wrong wrong")))

    assert TOO_MANY in answers[-1]
    assert "principal" not in mark


def test_a_computer_room_behind_one_address_comes_in(account: Account, cast: Any) -> None:
    for n in range(45):
        sign_in(Client(), email=f"pupil-{n}@test.invalid", password="wrong wrong")

    assert sign_in(Client()).status_code == 302
    assert int(web_settings.ACCOUNT_RATE_LIMITS["login_failed"].split("/")[0]) >= 300


def test_the_key_of_a_session_is_not_in_the_database(client: Client, account: Account) -> None:
    sign_in(client)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value

    kept = Session.objects.get(account=account)
    assert kept.key_hash == hash_of(key)
    assert key not in f"{kept.key_hash}{kept.session_data}"
    assert not Session.objects.filter(key_hash=key).exists()
    stolen = Client()
    stolen.cookies[settings.SESSION_COOKIE_NAME] = kept.key_hash
    assert stolen.get("/me/").status_code == 302


def test_a_forgotten_password_is_mailed_by_a_job_for_unknown_addresses_too(client: Client, account: Account) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    known = client.post("/accounts/password/reset/", {"email": "principal@test.invalid"})
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@test.invalid"})

    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    jobs = ProcrastinateJob.objects.filter(task_name="people.mail_password_link").order_by("id")
    assert [job.args for job in jobs][-2:] == [{"account_id": account.pk}, {"account_id": 0}]
    assert not mail.outbox


@LOCMEM
def test_the_link_of_the_letter_sets_a_password_once(client: Client, account: Account) -> None:
    assert letters.send_password_link(account.pk, now=timezone.now())
    assert not letters.send_password_link(0, now=timezone.now())
    link = next(line for line in mail.outbox[0].body.splitlines() if "/password/reset/key/" in line)
    path = link.removeprefix(settings.UMAY_URL)

    asked = client.get(path, follow=True)
    done = client.post(asked.redirect_chain[-1][0], {"password1": "other plain words here", "password2": "other plain words here"})

    assert done.status_code == 302
    assert sign_in(Client(), password="other plain words here").status_code == 302
    assert "too old" in said(Client(headers={"accept-language": "en"}).get(path, follow=True))


def test_a_second_factor_is_asked_for_and_its_secret_lies_sealed(client: Client, account: Account, cast: Any) -> None:
    from allauth.mfa.totp.internal.auth import generate_totp_secret, hotp_value, yield_hotp_counters_from_time

    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    assert secret not in str(Authenticator.objects.get(user=account).data)

    first = sign_in(client)
    assert first.headers["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/me/").status_code == 302
    assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    code = hotp_value(secret, next(iter(yield_hotp_counters_from_time())))
    done = client.post("/accounts/2fa/authenticate/", {"code": f"{code:06d}"})

    assert (done.status_code, client.get("/me/").status_code) == (302, 200)


@pytest.mark.parametrize("name", ["login/", "password/reset/", "password/reset/done/", "inactive/"])
def test_the_pages_before_signing_in_stand(client: Client, account: Account, name: str) -> None:
    answer = client.get(f"/accounts/{name}")

    assert answer.status_code == 200
    assert "<h1>" in said(answer)
    assert "placeholder" not in said(answer)


@pytest.mark.parametrize(
    "name",
    ["logout/", "password/change/", "reauthenticate/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/", "2fa/webauthn/add/"],
)
def test_the_pages_of_ones_sign_in_stand(client: Client, account: Account, name: str) -> None:
    sign_in(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    answer = client.get(f"/accounts/{name}")

    assert answer.status_code == 200, answer.headers
    assert "<h1>" in said(answer)


def test_changing_the_password_signs_other_browsers_out(client: Client, account: Account) -> None:
    other = Client()
    sign_in(other)
    sign_in(client)

    done = client.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "new plain words now", "password2": "new plain words now"}
    )

    assert (done.status_code, done.headers["Location"]) == (302, "/me/")
    assert (client.get("/me/").status_code, other.get("/me/").status_code) == (200, 302)


def test_a_ministrys_sign_on_is_named_by_the_environment() -> None:
    named = providers(
        {
            "UMAY_OIDC": "ministry",
            "UMAY_OIDC_MINISTRY_ISSUER": "https://id.example.org/",
            "UMAY_OIDC_MINISTRY_CLIENT": "umay",
            "UMAY_OIDC_MINISTRY_SECRET": "hidden",
            "UMAY_OIDC_MINISTRY_TITLE": "Ministry",
        }
    )

    assert providers({}) == {}
    app = named["openid_connect"]["APPS"][0]
    assert (app["provider_id"], app["name"], app["settings"]["server_url"]) == ("ministry", "Ministry", "https://id.example.org")


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"UMAY_OIDC": "Not/a name"}, "UMAY_OIDC"),
        ({"UMAY_OIDC": "m"}, "UMAY_OIDC_M_ISSUER"),
        ({"UMAY_OIDC": "m", "UMAY_OIDC_M_ISSUER": "http://id"}, "UMAY_OIDC_M_ISSUER"),
        ({"UMAY_OIDC": "m", "UMAY_OIDC_M_ISSUER": "https://id"}, "UMAY_OIDC_M_CLIENT"),
        ({"UMAY_OIDC": "m", "UMAY_OIDC_M_ISSUER": "https://id", "UMAY_OIDC_M_CLIENT": "c"}, "UMAY_OIDC_M_SECRET"),
    ],
)
def test_a_sign_on_that_is_half_named_stops_the_start(variables: dict[str, str], named: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=named):
        providers(variables)


def test_a_sign_on_stands_on_the_page(client: Client, account: Account) -> None:
    named = {
        "UMAY_OIDC": "ministry", "UMAY_OIDC_MINISTRY_ISSUER": "https://id.example.org", "UMAY_OIDC_MINISTRY_CLIENT": "umay",
        "UMAY_OIDC_MINISTRY_SECRET": "hidden", "UMAY_OIDC_MINISTRY_TITLE": "Ministry of Lakes",
    }  # fmt: skip
    with override_settings(SOCIALACCOUNT_PROVIDERS=providers(named)):
        assert "Sign in with Ministry of Lakes" in said(client.get(LOGIN, headers={"accept-language": "en"}))
