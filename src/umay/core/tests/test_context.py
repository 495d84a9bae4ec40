"""Whose a transaction is, proved to the database."""

from __future__ import annotations

import uuid

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from umay.core import context, keys
from umay.core.api import JOB, NOBODY, actor_of, scoped

ACTOR = actor_of(41, uuid.uuid4(), None)


def person() -> int | None:
    with connection.cursor() as cursor:
        cursor.execute("select umay_person()")
        return cursor.fetchone()[0]


def say(word: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('umay.ctx', %s, true)", [word])


@pytest.mark.django_db
def test_the_database_knows_the_person_of_a_transaction_and_nobody_outside_of_it() -> None:
    assert person() is None
    with scoped(ACTOR):
        assert person() == 41
        with scoped(JOB):
            assert person() == 0
        assert person() == 41
        with scoped(NOBODY):
            assert person() is None
    assert person() is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "forge", [lambda word: word.replace("41|", "42|", 1), lambda word: word[:-1] + "x", lambda _word: "41", lambda _word: "41|9999999999|"]
)
def test_a_forged_word_makes_nobody(forge) -> None:  # type: ignore[no-untyped-def]
    with scoped(ACTOR):
        say(forge(context.proof_of(ACTOR)))
        assert person() is None


@pytest.mark.django_db
def test_an_old_word_makes_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "_PROOF_S", -1)
    with scoped(ACTOR):
        assert person() is None


@pytest.mark.django_db
def test_the_application_cannot_read_the_key_of_the_proof() -> None:
    from django.db import ProgrammingError, transaction

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select * from umay_key")


def test_a_database_made_with_other_keys_is_refused(test_database, settings) -> None:  # type: ignore[no-untyped-def]
    settings.UMAY_PEPPER = b"another pepper of 32 bytes......"
    with test_database.superuser() as line:
        before = line.execute("select count(*) from umay_key").fetchone()
    with pytest.raises(ImproperlyConfigured, match="another pepper key"):
        as_owner(test_database, keys.settle)
    with test_database.superuser() as line:
        assert line.execute("select count(*) from umay_key").fetchone() == before


def as_owner(test_database, run) -> None:  # type: ignore[no-untyped-def]
    """Run with Django's connection replaced by one of the superuser's."""

    class Lent:
        """Just enough of a connection."""

        def cursor(self):  # type: ignore[no-untyped-def]
            return self.line.cursor()

        def __init__(self, line) -> None:  # type: ignore[no-untyped-def]
            self.line = line

    real = keys.connection
    with test_database.superuser() as line:
        keys.connection = Lent(line)  # type: ignore[assignment]
        try:
            run()
        finally:
            keys.connection = real
