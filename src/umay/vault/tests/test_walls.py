"""The database itself shows ways into a vault to whose they are, and lets keys be written in the acts of this room alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.support.cast import NOW
from tests.support.vaults import keyed, stored
from umay.core.api import JOB, NOBODY, scoped
from umay.vault.actions.ceremony import hold_ceremony
from umay.vault.actions.opening import count_try, open_fresh
from umay.vault.models import OpenVault

pytestmark = pytest.mark.django_db

OWN = ("vault_keyslot", "vault_openvault", "vault_openingtries", "vault_recovery")
WRITTEN = ("vault_personkey", "vault_keyslot", "vault_recoverykey", "vault_recoveryholder", "vault_recovery")


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        return int(cursor.fetchone()[0])


def run(statement: str, *given: object) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, given)
        return int(cursor.rowcount)


@pytest.fixture
def filled(cast: Any, session_of: Any) -> Any:
    """A vault open in a session, a try counted, and a recovery that waits."""
    hold_ceremony(cast.administrator, [cast.ministry.person_id, cast.principal.person_id, cast.police_officer.person_id], now=NOW)
    count_try(cast.counsellor, now=NOW)
    open_fresh(cast.counsellor, keyed(cast.counsellor), session=session_of(cast.counsellor), now=NOW)
    with scoped(cast.province_coordinator, "recovery.started"):
        run(
            """insert into vault_recovery (uid, person_id, recovery_id, reason, started_at, started_by_id, ends_at)
               select gen_random_uuid(), %s, id, 'lost', %s, %s, %s from vault_recoverykey""",
            cast.counsellor.person_id, NOW, cast.province_coordinator.person_id, NOW + timedelta(days=3),
        )  # fmt: skip
    return cast


@pytest.fixture
def session_of() -> Any:
    from umay.vault.tests.test_recovering import session_of

    return session_of


def test_ways_in_are_there_for_their_own_person_alone(filled: Any) -> None:
    for actor in (filled.principal_elsewhere, filled.administrator, NOBODY):
        with scoped(actor):
            assert {table: count(table) for table in OWN} == dict.fromkeys(OWN, 0)
    with scoped(filled.counsellor):
        assert all(count(table) for table in OWN)
    with scoped(JOB):
        assert (count("vault_keyslot"), count("vault_openvault")) == (0, 1)  # it ends vaults that lay idle, and opens none


def test_a_recovery_is_seen_by_whom_it_concerns(filled: Any) -> None:
    for actor, seen in ((filled.counsellor, 1), (filled.province_coordinator, 1), (filled.principal, 1), (filled.district_secretary, 0)):
        with scoped(actor):
            assert count("vault_recovery") == seen


def test_public_halves_are_there_for_whoever_seals_to_them(filled: Any) -> None:
    with scoped(filled.principal_elsewhere):
        assert (count("vault_personkey"), count("vault_recoverykey")) == (1, 1)


@pytest.mark.parametrize("table", WRITTEN)
def test_no_statement_beside_the_acts_writes_keys(filled: Any, table: str) -> None:
    for actor in (filled.counsellor, filled.administrator, JOB):
        for statement in (f"delete from {table}", f"update {table} set uid = uid", f"insert into {table} default values"):
            with scoped(actor), pytest.raises(DatabaseError):
                run(statement.replace("set uid = uid", "set id = id"))


def test_even_in_an_act_nobody_writes_anothers_key_or_way_in(filled: Any) -> None:
    theirs = filled.counsellor.person_id
    with scoped(filled.principal, "vault.made"):
        assert run("update vault_personkey set public = %s where person_id = %s", b"x", theirs) == 0
        assert run("update vault_keyslot set blob = %s", b"x") == 0
        assert run("delete from vault_keyslot") == 0
        with pytest.raises(DatabaseError, match="row-level security"):
            run(
                """insert into vault_personkey (uid, person_id, version, public, mark, made_at)
                   values (gen_random_uuid(), %s, 9, 'x', 'x', now())""", theirs
            )  # fmt: skip


def test_a_session_that_ends_takes_its_open_vault_with_it_whoever_ends_it(filled: Any) -> None:
    from umay.people.models import Session

    Session.objects.all().delete()

    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
    with stored():
        assert not OpenVault.objects.exists()
