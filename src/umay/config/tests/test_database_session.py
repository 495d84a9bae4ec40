"""How the application's own session with the database is set."""

from __future__ import annotations

import pytest
from django.db import connection


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("TimeZone", "UTC"),
        ("transaction_isolation", "read committed"),
        ("statement_timeout", "30s"),
        ("lock_timeout", "4s"),
        ("idle_in_transaction_session_timeout", "30s"),
        ("server_encoding", "UTF8"),
    ],
)
def test_the_session_is_bounded(setting: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {setting}")
        assert cursor.fetchone() == (value,)


@pytest.mark.django_db
def test_statements_are_prepared_and_bound_by_the_server() -> None:
    for n in range(3):
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::int + 1", [n])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT $1::int + 1%%'")
        assert cursor.fetchone() == (1,)


@pytest.mark.django_db
def test_trigrams_work_for_cyrillic_and_chinese() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT datctype, datlocprovider FROM pg_database WHERE datname = current_database()")
        assert cursor.fetchone() == ("C.UTF-8", "b")
