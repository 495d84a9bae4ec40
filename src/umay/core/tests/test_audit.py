"""The trail: it cannot be changed, and what was changed by force is found."""

from __future__ import annotations

from datetime import date, timedelta
from time import monotonic

import pytest
from django.db import DatabaseError, connection, transaction
from nacl.signing import SigningKey

from tests.support.cast import NOW
from umay.core.api import JOB, NOBODY, just_done, record, scoped
from umay.core.audit import sealing
from umay.core.models import AuditEntry, AuditSeal

KEY = bytes(range(32))
PUBLIC = bytes(SigningKey(KEY).verify_key)


def entries(count: int) -> None:
    for number in range(count):
        record(JOB, "test.happened", number, at=NOW, detail={"n": number})


def sealed(count: int) -> None:
    """Seal until so many entries are: other tests on the server may still have an older transaction open, which the seal waits for."""
    until = monotonic() + 60
    while AuditSeal.objects.count() < count and monotonic() < until:
        sealing.seal()
    assert AuditSeal.objects.count() == count


def forced(test_database, statement: str) -> None:
    """Change the trail as only the machine's owner could."""
    with test_database.superuser() as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute(statement)


@pytest.mark.parametrize(
    "statement",
    ["update core_auditentry set verb = 'x'", "delete from core_auditentry", "truncate core_auditentry cascade"],
)
def test_the_application_can_neither_change_nor_remove_an_entry(db, statement):
    entries(1)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEntry.objects.count() == 1


def test_no_statement_writes_an_act_under_anothers_name(cast):
    others = """insert into core_auditentry (id, at, person_id, verb, subject, detail, salt)
        values (gen_random_uuid(), now(), %s, 'case.opened', 'x', '{}', 'salt')"""
    for actor in (cast.principal_elsewhere, NOBODY, JOB):
        with scoped(actor), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(others, [cast.principal.person_id])
    with scoped(cast.principal), connection.cursor() as cursor:
        cursor.execute(others, [cast.principal.person_id])


@pytest.mark.django_db(transaction=True)
def test_sealed_entries_are_numbered_without_gaps_and_verify():
    entries(20)

    sealed(20)

    assert list(AuditSeal.objects.order_by("number").values_list("number", flat=True)) == list(range(1, 21))
    assert sealing.verify() == sealing.Verdict(sealed=20, waiting=0, anchored=0, first_bad=None)


@pytest.mark.django_db(transaction=True)
def test_two_sealers_at_once_make_one_chain(at_once):
    entries(30)

    at_once(2, sealing.seal)
    sealed(30)

    assert sealing.verify().first_bad is None
    assert AuditSeal.objects.count() == 30


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "first_bad"),
    [
        ("update core_auditentry set verb = 'x' where subject = '4'", 5),
        ("update core_auditentry set at = at + interval '1 hour' where subject = '4'", 5),
        ("update core_auditentry set person_id = 7 where subject = '0'", 1),
        ("update core_auditentry set detail = '{}' where subject = '9'", 10),
        ("delete from core_auditseal where number = 6", 6),
        ("update core_auditseal set hash = decode('00', 'hex') where number = 3", 3),
    ],
)
def test_a_changed_entry_is_found_by_its_number(test_database, statement, first_bad):
    entries(10)
    sealed(10)

    forced(test_database, statement)

    assert sealing.verify().first_bad == first_bad


@pytest.mark.django_db(transaction=True)
def test_an_anchor_holds_what_a_new_chain_over_everything_would_hide(test_database):
    entries(5)
    sealed(5)
    sealing.anchor(date(2026, 11, 20), KEY)
    assert sealing.verify(PUBLIC).anchored == 5

    forced(test_database, "update core_auditentry set verb = 'x' where subject = '2'; delete from core_auditseal")
    sealed(5)

    assert sealing.verify(PUBLIC).first_bad == 5


@pytest.mark.django_db(transaction=True)
def test_an_anchor_signed_by_another_key_is_not_believed():
    entries(3)
    sealed(3)
    sealing.anchor(date(2026, 11, 20), bytes(32))

    assert sealing.verify(PUBLIC).first_bad == 3


def test_a_second_click_finds_the_deed_done_for_ten_minutes_from_the_deed_and_not_from_the_click(cast):
    def found(minutes: int) -> frozenset[str]:
        return just_done(cast.principal, "test.happened", ["7"], NOW + timedelta(minutes=minutes))

    with scoped(cast.principal):
        record(cast.principal, "test.happened", 7, at=NOW, detail={"n": 1})
        assert found(9) == {"7"}
        record(cast.principal, "test.happened", 7, at=NOW + timedelta(minutes=9), detail={"again": True})
        assert found(11) == frozenset()
