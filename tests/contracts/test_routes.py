"""What every page answers to those who have no business there: nothing about anybody, and never a crash."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.contracts import gate

PUBLIC = {"start", "health", "metrics", "gallery", "gallery-sample", "gallery-error", "gallery-bare", "push-worker", "sign-out"}
PUBLIC |= {"answer", "old-answer", "log-report-offline", "offline-alone", "offline-worker", "tell", "tell-answers", "tell-leave"}
PUBLIC |= gate.joined("PUBLIC")
OF_UNITS = ("First School", "Second School", "District office", "Test principal")
OF_PROGRAMMES = ("Inform the staff", "Test programme")  # public to whoever is signed in
BY_CONVERTER = {
    "UUIDConverter": uuid.UUID(int=0),
    "SlugConverter": "nothing",
    "IntConverter": 1,
    "StringConverter": "nothing",
    "PathConverter": "nothing",
}


def routes() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name of every page of ours and the converters of its address."""
    for pattern, converters in walk(get_resolver().url_patterns, {}):
        if pattern.callback.__module__.startswith("umay."):
            yield str(pattern.name), converters


def walk(patterns: list[Any], before: dict[str, Any]) -> Iterator[tuple[URLPattern, dict[str, Any]]]:
    for each in patterns:
        converters = {**before, **each.pattern.converters}
        if isinstance(each, URLResolver):
            yield from walk(each.url_patterns, converters)
        else:
            yield each, converters


def address(name: str, converters: dict[str, Any], known: dict[str, Any]) -> str:
    return reverse(name, kwargs={key: known.get(key, BY_CONVERTER[type(kind).__name__]) for key, kind in converters.items()})


ROUTES = sorted(routes(), key=lambda route: route[0])


@pytest.fixture
def known(adopted: Any, cast: Any) -> dict[str, Any]:
    """Real ids for the addresses: what must not be told is there to be told."""
    from umay.programme.models import Adoption, Obligation, PackVersion

    return {
        "unit_uid": cast.school.uid,
        "obligation_uid": Obligation.objects.filter(code="inform").values_list("uid", flat=True).first() or uuid.UUID(int=0),
        "pack_uid": PackVersion.objects.values_list("uid", flat=True).first(),
        "adoption_uid": Adoption.objects.values_list("uid", flat=True).first(),
        "contradiction": "scale-week",
    }


def test_every_page_has_a_name_of_its_own() -> None:
    names = [name for name, _ in ROUTES]

    assert "None" not in names
    assert len(names) == len(set(names))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_learns_nothing(client: Client, known: dict[str, Any], method: str) -> None:
    for name, converters in ROUTES:
        answer = getattr(client, method)(address(name, converters, known))
        body = answer.content.decode(errors="replace")
        assert not [canary for canary in (*OF_UNITS, *OF_PROGRAMMES) if canary in body], name
        if name in PUBLIC:
            assert answer.status_code < 500 or name == "gallery-error", name
        else:
            assert answer.status_code in {302, 303, 404, 405}, (name, answer.status_code)  # 303: the address of a deed leads to its page
            assert answer.status_code != 302 or answer.headers["Location"].startswith("/accounts/login/"), name


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_whose_appointment_has_ended_learns_nothing(client: Client, known: dict[str, Any], cast: Any, method: str) -> None:
    from umay.people.models import Account

    client.force_login(Account.objects.get(person_id=cast.former.person_id), backend="allauth.account.auth_backends.AuthenticationBackend")
    for name, converters in ROUTES:
        if name == "sign-out":
            continue
        answer = getattr(client, method)(address(name, converters, known))
        body = answer.content.decode(errors="replace")
        assert answer.status_code < 500 or name == "gallery-error", name
        assert not [canary for canary in OF_UNITS if canary in body], name


@pytest.mark.django_db(transaction=True)
def test_hidden_and_missing_are_answered_alike(client: Client, known: dict[str, Any], cast: Any) -> None:
    from umay.people.models import Account

    client.force_login(
        Account.objects.get(person_id=cast.principal_elsewhere.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    for name, converters in ROUTES:
        if not {"unit_uid", "obligation_uid"} <= set(converters):
            continue
        for method in ("get", "post"):
            hidden = getattr(client, method)(address(name, converters, known))
            missing = getattr(client, method)(address(name, converters, {**known, "unit_uid": uuid.UUID(int=7)}))
            assert hidden.status_code == missing.status_code, (name, method)
            if hidden.status_code == 404:
                assert len(hidden.content) == len(missing.content), (name, method)
