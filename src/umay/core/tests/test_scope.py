"""How far a transaction reaches is proved to the database, as its person is: no statement widens it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from tests.support.cast import NOW, Cast, task_key
from umay.core import context
from umay.core.api import JOB, scoped
from umay.programme import api as programme

pytestmark = pytest.mark.django_db


def ask(statement: str, *given: object) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.fetchone()


def reach() -> tuple[Any, ...]:
    row: tuple[Any, ...] = ask("select umay_person(), umay_level(), umay_scope(), umay_area(), umay_agency()")
    return row


def test_the_database_reads_the_scope_from_the_signed_word(cast: Cast) -> None:
    with scoped(cast.district_secretary):
        place = cast.district_secretary.seat.place  # type: ignore[union-attr]
        assert reach() == (cast.district_secretary.person_id, "district", str(place.district_id), place.district_id, place.agency)
    with scoped(cast.ministry):
        assert reach()[1:4] == ("nation", "XA", None)
    with scoped(JOB):
        assert reach() == (0, "all", "", None, "")
    assert reach() == (None,) * 5


@pytest.mark.parametrize(
    "widened",
    [
        lambda word, _: word.replace("|unit|", "|all|"),
        lambda word, _: word.replace("|unit|", "|nation|").replace(word.split("|")[4], "XA", 1),
        lambda word, other: "|".join([*word.split("|")[:4], str(other), *word.split("|")[5:]]),
        lambda word, _: "0" + word[word.index("|") :],
        lambda word, _: word + "|",
    ],
)
def test_a_widened_word_reaches_nothing(cast: Cast, widened: Callable[[str, int], str]) -> None:
    with scoped(cast.principal_elsewhere):
        other = cast.principal.seat.place.unit_id  # type: ignore[union-attr]
        ask("select set_config('umay.ctx', %s, true)", widened(context.proof_of(cast.principal_elsewhere), other))
        assert reach() == (None,) * 5


def test_settings_of_one_s_own_widen_nothing(cast: Cast, adopted: None) -> None:
    programme.decline(cast.principal, task_key(cast.school, "scale"), reason=programme.Reason.NO_STAFF, note="", now=NOW)

    with scoped(cast.principal_elsewhere):
        for level, scope in (("all", ""), ("nation", "XA"), ("unit", str(cast.school.id))):
            ask("select set_config('umay.level', %s, true), set_config('umay.scope', %s, true)", level, scope)
            assert ask("select count(*) from programme_taskrecord") == (0,)


def test_nothing_in_the_database_reads_a_plain_setting(test_database: Any) -> None:
    with test_database.superuser() as line:
        policies = line.execute(
            "select tablename, policyname from pg_policies where coalesce(qual, '') || coalesce(with_check, '') like '%current_setting%'"
        ).fetchall()
        functions = line.execute(
            "select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
            " where n.nspname = 'public' and p.prosrc like '%current_setting%'"
        ).fetchall()

    assert policies == []
    assert functions == [("umay_word",)]


@pytest.mark.django_db(transaction=True)
def test_a_word_overheard_from_another_connection_opens_nothing(cast: Cast, test_database: Any) -> None:
    with test_database.as_role("umay_app") as other, scoped(JOB):
        (word,) = ask("select current_setting('umay.ctx')")
        with other.transaction():
            other.execute("select set_config('umay.ctx', %s, true)", [word])
            assert other.execute("select umay_person(), umay_level()").fetchone() == (None, None)
        assert reach()[:2] == (0, "all")


def test_a_code_that_would_shift_the_parts_of_the_word_is_refused(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "scope_of", lambda _actor: ("nation", "XA|all", ""))
    with transaction.atomic(), pytest.raises(ValueError, match="all"):
        context.proof_of(cast.principal)
