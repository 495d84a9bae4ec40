"""A demo and real work never lie in one folder: neither is served or filled where the other is kept."""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from typing import Any

import psycopg
import pytest
from django.test import Client, override_settings

from tests.support.cast import NOW
from umay.config.commands import demo
from umay.config.serving.readiness import DEMO_HELD, WORK_HELD, _of_a_demo
from umay.core.api import JOB
from umay.kernel.refusal import Refused
from umay.people.models import Account, Person
from umay.places import api as places

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def reasons(*, wanted: bool) -> list[str]:
    from django.db import connection

    connection.ensure_connection()
    opened: psycopg.Connection[Any] = connection.connection
    return list(_of_a_demo(opened, wanted=wanted))


def units() -> int:
    return places.Unit.objects.count()


def filled(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(demo, "django_awake", nullcontext)
    monkeypatch.setenv("UMAY_DEMO", "1")
    return demo.run(argparse.Namespace(once=False))


def test_real_work_is_never_filled_with_a_demo(cast: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    before = units()

    assert filled(monkeypatch) == 1

    assert units() == before
    assert not places.deployment().is_demo
    assert capsys.readouterr().err.strip() == f"umay: no demo made. {WORK_HELD}"


@pytest.mark.django_db
def test_a_deployment_that_was_only_named_is_not_filled_either(monkeypatch: pytest.MonkeyPatch) -> None:
    places.name_deployment(JOB, name="Umay", country="XA", now=NOW)

    assert filled(monkeypatch) == 1
    with pytest.raises(Refused, match=r"demo\.not_empty"):
        places.mark_as_demo(JOB, name="Demo", now=NOW)


@pytest.mark.django_db
def test_a_demo_is_served_as_a_demo_only() -> None:
    places.mark_as_demo(JOB, name="Demo", now=NOW)

    assert reasons(wanted=False) == [DEMO_HELD]
    assert reasons(wanted=True) == []


def test_real_work_is_served_as_real_work_only(cast: Any) -> None:
    assert reasons(wanted=False) == []
    assert reasons(wanted=True) == [WORK_HELD]


@pytest.mark.django_db
def test_an_empty_folder_may_become_either() -> None:
    assert (reasons(wanted=False), reasons(wanted=True)) == ([], [])


def test_an_invented_person_is_signed_in_within_a_demo_only(cast: Any) -> None:
    client = Client()
    account = Account.objects.get(person_id=cast.principal.person_id)
    client.force_login(account, backend=BACKEND)
    assert client.get("/me/").status_code == 200

    Person.objects.filter(pk=account.person_id).update(is_demo=True)

    assert client.get("/me/").status_code == 302
    with override_settings(UMAY_DEMO=True):
        client.force_login(account, backend=BACKEND)
        assert client.get("/me/").status_code == 200
