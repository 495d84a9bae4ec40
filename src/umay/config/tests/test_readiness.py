"""Umay refuses to serve on a database that would let too much through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.database import TestDatabase
from umay.cluster import files
from umay.cluster.api import Layout
from umay.config.env import Environment
from umay.config.serving.readiness import reasons_at_the_entrance, reasons_not_to_serve


@pytest.fixture
def as_role(test_database: TestDatabase) -> Iterator[object]:
    """Ask for the reasons as one of the roles of the test database."""

    def ask(role: str) -> list[str]:
        password = files.read_passwords(test_database.layout)[role]
        folder = str(test_database.layout.sockets).replace("/", "%2F")
        return reasons_not_to_serve(
            Environment({"DATABASE_URL": f"postgresql://{role}:{password}@{folder}/{test_database.name}"}), test_database.layout
        )

    yield ask


def test_the_weak_role_may_serve(as_role) -> None:
    assert as_role("umay_app") == []


def test_a_role_that_passes_by_row_security_may_not(as_role) -> None:
    assert any("passes by row security" in reason for reason in as_role("umay_backup"))


def test_the_owner_of_the_tables_may_not(as_role) -> None:
    assert any("owns" in reason for reason in as_role("umay_owner"))


def test_a_wrong_password_is_a_reason_and_not_a_crash(test_database: TestDatabase) -> None:
    folder = str(test_database.layout.sockets).replace("/", "%2F")
    reasons = reasons_not_to_serve(
        Environment({"DATABASE_URL": f"postgresql://umay_app:x@{folder}/{test_database.name}"}), test_database.layout
    )

    assert "does not answer" in reasons[0]


def test_row_security_that_spares_the_owner_is_a_reason(as_role, test_database: TestDatabase) -> None:
    with test_database.superuser() as superuser:
        superuser.execute("CREATE TABLE half_closed (n int)")
        superuser.execute("ALTER TABLE half_closed ENABLE ROW LEVEL SECURITY")
        try:
            reasons = as_role("umay_app")
        finally:
            superuser.execute("DROP TABLE half_closed")

    assert reasons == ["Row security of half_closed does not bind its owner. Run `umay migrate`, or FORCE ROW LEVEL SECURITY on it."]


def test_a_view_of_the_superuser_is_a_reason(as_role, test_database: TestDatabase) -> None:
    with test_database.superuser() as superuser:
        superuser.execute("CREATE VIEW sees_all AS SELECT 1 AS n")
        try:
            reasons = as_role("umay_app")
        finally:
            superuser.execute("DROP VIEW sees_all")

    assert reasons == ["The view sees_all belongs to a superuser and shows all rows. Drop it."]


@pytest.mark.parametrize(
    ("line", "trusts"),
    [
        ("local all all trust", True),
        ("host all all 127.0.0.1/32 trust", True),
        ("  local  all  all  trust  # for now", True),
        ("# local all all trust", False),
        ("local trust trust scram-sha-256", False),
        ("local all postgres peer map=umay", False),
    ],
)
def test_a_line_that_trusts_is_found(line: str, trusts: bool) -> None:
    assert bool(files.trusting_lines(line)) is trusts


def test_a_line_that_trusts_stops_the_start(tmp_path: Path) -> None:
    layout = Layout(tmp_path, tmp_path, None)
    layout.pgdata.mkdir()
    (layout.pgdata / "pg_hba.conf").write_text("local all postgres peer\nlocal all all trust\n")

    assert [reason for reason in reasons_at_the_entrance(layout) if "line 2, lets in whoever comes" in reason]
