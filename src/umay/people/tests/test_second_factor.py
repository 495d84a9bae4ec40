"""Whoever must have a second factor sees nothing but their own settings without it."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, hotp_value, yield_hotp_counters_from_time
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone

from tests.support.cast import seated
from umay.core.api import Function, Perm, Place, Seat, policy_rules
from umay.people.models import Account
from umay.people.queries.second_factors import second_factors
from umay.people.rules.second_factor import KNOWN, OF_CHILDREN, USUAL, demanded_of, is_demanded

PASSWORD = "four plain words together"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ASKED = "/me/second-factor/"
CLOSED = ["/home/", "/day/", "/programmes/", "/overview/", "/people/", "/notices/", "/agreements/"]
STILL_OPEN = ["/me/", ASKED, "/accounts/2fa/", "/accounts/password/change/", "/healthz"]


@pytest.fixture(autouse=True)
def demanding(settings: Any, nobody_needs_a_second_factor: None) -> None:
    """Ask as a deployment does that says nothing about it."""
    settings.UMAY_SECOND_FACTOR = ()


def account_of(cast: Any, who: str) -> Account:
    return ready_account(getattr(cast, who).person_id)


def ready_account(person_id: int) -> Account:
    account = Account.objects.get(person_id=person_id)
    account.set_password(PASSWORD)
    account.save()
    return account


def come_in(cast: Any, who: str) -> Client:
    return come_in_as(getattr(cast, who).person_id)


def come_in_as(person_id: int) -> Client:
    client = Client()
    account = ready_account(person_id)
    assert client.post("/accounts/login/", {"login": account.email, "password": PASSWORD}).status_code == 302
    return client


def code_now(secret: str) -> str:
    return f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06d}"


@pytest.mark.parametrize("who", ["district_secretary", "province_coordinator", "ministry", "administrator"])
@pytest.mark.parametrize("path", CLOSED)
def test_an_office_above_schools_sees_nothing_without_it(cast: Any, who: str, path: str) -> None:
    answer = come_in(cast, who).get(path)

    assert (answer.status_code, answer.headers["Location"]) == (302, ASKED)


@pytest.mark.parametrize("path", STILL_OPEN)
def test_ones_own_account_stays_open(cast: Any, path: str) -> None:
    answer = come_in(cast, "ministry").get(path, follow=True)

    assert answer.status_code == 200
    assert (ASKED, 302) not in answer.redirect_chain


def test_a_form_sent_past_the_pages_is_stopped_too(cast: Any) -> None:
    client = come_in(cast, "administrator")

    assert client.post("/setup/helplines/", {"lines": "112, Emergency", "checked_on": "2026-11-20"}).headers["Location"] == ASKED
    assert client.get("/setup/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == ASKED


@pytest.mark.parametrize("who", ["principal", "counsellor"])
def test_whoever_may_read_about_a_child_sees_nothing_without_it(cast: Any, who: str) -> None:
    assert come_in(cast, who).get("/day/").headers["Location"] == ASKED


@pytest.mark.parametrize("function", ["teacher", "officer"])
def test_others_of_a_school_come_in_by_their_password(cast: Any, function: str) -> None:
    actor = seated("somebody", cast.school, function)

    assert come_in_as(actor.person_id).get("/day/").status_code == 200


def test_the_functions_asked_are_those_that_the_policy_lets_read_about_children() -> None:
    reading = {Perm.REPORT_READ, Perm.CASE_WORK, Perm.CASE_LEAD}

    assert {function for rule in policy_rules() if rule.perm in reading for function in rule.functions} == OF_CHILDREN


def test_nobody_is_asked_where_the_deployment_says_so(cast: Any, settings: Any) -> None:
    settings.UMAY_SECOND_FACTOR = ("nobody",)

    assert come_in(cast, "ministry").get("/programmes/").status_code == 200


def test_a_deployment_may_ask_schools_too(cast: Any, settings: Any) -> None:
    settings.UMAY_SECOND_FACTOR = ("unit",)
    actor = seated("somebody", cast.school, "teacher")

    assert come_in_as(actor.person_id).get("/day/").headers["Location"] == ASKED


@pytest.mark.django_db(transaction=True)  # it is counted when the factor is surely kept
def test_setting_one_up_opens_the_way_at_once(cast: Any) -> None:
    client = come_in(cast, "ministry")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.get("/accounts/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]

    client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret)})

    assert Authenticator.objects.filter(user__person_id=cast.ministry.person_id, type=Authenticator.Type.TOTP).exists()
    assert client.get("/programmes/").status_code == 200


def test_a_session_from_before_must_show_it(cast: Any) -> None:
    thief = come_in(cast, "ministry")
    TOTP.activate(Account.objects.get(person_id=cast.ministry.person_id), "A" * 32)

    assert thief.get("/programmes/").headers["Location"] == ASKED
    assert "/accounts/2fa/reauthenticate/" in thief.get(ASKED).content.decode()


def test_a_ministrys_own_sign_on_counts(cast: Any) -> None:
    client = come_in(cast, "ministry")
    session = client.session
    session["account_authentication_methods"] = [{"method": "socialaccount", "at": 0, "provider": "own"}]
    session.save()

    assert client.get("/programmes/").status_code == 200


def test_a_word_that_is_not_known_stops_the_start(cast: Any, settings: Any) -> None:
    settings.UMAY_SECOND_FACTOR = ("everybody",)

    with pytest.raises(ImproperlyConfigured, match="everybody"):
        Client().get("/")


@pytest.mark.parametrize(
    ("level", "function", "asked"),
    [
        ("unit", Function.UNIT_HEAD, True),
        ("unit", Function.TEACHER, False),
        ("unit", Function.ADMINISTRATOR, True),
        ("district", Function.SECRETARY, True),
        ("nation", Function.OBSERVER, True),
    ],
)
def test_the_usual_rule_asks_offices_above_schools_those_near_children_and_administrators(
    level: Any, function: Function, asked: bool
) -> None:
    seat = Seat(1, Place(1, "education", "XA"), function, "r", level)

    assert is_demanded(seat, demanded_of(())) is asked
    assert not is_demanded(seat, demanded_of(("nobody",)))
    assert not is_demanded(None, KNOWN)
    assert USUAL < KNOWN


def test_the_doctor_learns_how_many_are_still_without(cast: Any) -> None:
    before = second_factors(timezone.localdate())
    TOTP.activate(account_of(cast, "ministry"), "A" * 32)

    after = second_factors(timezone.localdate())

    assert after.asked == before.asked > 2
    assert after.without == before.without - 1
