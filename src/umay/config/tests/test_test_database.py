"""What every other test leans on is itself tested."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import connection


@pytest.mark.django_db
def test_tests_run_as_the_weak_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == ("umay_app", False, False)


@pytest.mark.parametrize("_round", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_a_transactional_test_leaves_nothing_behind(_round: int) -> None:
    assert not Session.objects.exists()
    assert ContentType.objects.exists()

    Session.objects.create(session_key="left", session_data="", expire_date="2030-01-01T00:00Z")


@pytest.mark.django_db(transaction=True)
def test_threads_at_once_see_each_others_rows(at_once) -> None:
    answers = at_once(2, lambda: Session.objects.get_or_create(session_key="one", defaults={"expire_date": "2030-01-01T00:00Z"}))

    assert answers == ["ok", "ok"]
    assert Session.objects.count() == 1
