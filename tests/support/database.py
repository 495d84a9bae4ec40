"""A real PostgreSQL for tests: prepared as its owner, used as the weak role the application has.

The tables are made once for each state of the migrations and copied for each test process. Several runs may share the server.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from umay.cluster import files, roles, server
from umay.cluster.files import Run
from umay.cluster.layout import Layout, layout_of
from umay.cluster.supervise import running

ROOT = Path(__file__).resolve().parents[2]
TEST_RUN = Run(connections=300, buffers_mb=128, lasting=False, databases="all")
TEMPLATES_KEPT = 3


@dataclass(frozen=True)
class TestDatabase:
    """The database of this test process.

    layout: of the server it lies in.
    kept: tables that hold rows from the migrations; a cleaning leaves them alone.
    """

    __test__ = False
    layout: Layout
    name: str
    kept: frozenset[str]

    def superuser(self) -> psycopg.Connection[Any]:
        """Open a connection that no rule of the database stops."""
        return server.connect_as_superuser(self.layout, self.name)

    def as_role(self, role: str) -> psycopg.Connection[Any]:
        """Open a connection as one of the roles of the database."""
        password = files.read_passwords(self.layout)[role]
        return psycopg.connect(host=str(self.layout.sockets), dbname=self.name, user=role, password=password, autocommit=True)

    def clean(self) -> None:
        """Empty every table a test may have written; triggers that forbid it do not fire for this connection."""
        with self.superuser() as connection:
            emptied = [sql.SQL("DELETE FROM {}").format(sql.Identifier(table)) for table in _tables(connection) - self.kept]
            connection.execute(sql.SQL("; ").join([sql.SQL("SET session_replication_role = replica"), *emptied]))

    def keep(self, name: str) -> None:
        """Keep every row that was written as a world of that name, which `bring_back` brings back at once; then empty the tables.

        Ids need no care: a sequence goes on from where it was, above every id that is kept.
        """
        with self.superuser() as connection:
            filled = sorted(table for table in _tables(connection) - self.kept if _has_rows(connection, table))
            connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(name)))
            copied = sql.SQL("CREATE TABLE {} AS TABLE {}")
            inserted = sql.SQL("INSERT INTO {} OVERRIDING SYSTEM VALUE SELECT * FROM {};")
            for table in filled:
                connection.execute(copied.format(sql.Identifier(name, table), sql.Identifier("public", table)))
            body = sql.Composed(inserted.format(sql.Identifier("public", table), sql.Identifier(name, table)) for table in filled)
            function = sql.Identifier(name, "bring_back")
            made = sql.SQL("CREATE FUNCTION {}() RETURNS void LANGUAGE sql SECURITY DEFINER SET session_replication_role = replica AS {}")
            connection.execute(made.format(function, sql.Literal(body.as_string(connection))))
            connection.execute(sql.SQL("REVOKE EXECUTE ON FUNCTION {} FROM PUBLIC").format(function))
            connection.execute(sql.SQL("GRANT EXECUTE ON FUNCTION {} TO umay_app").format(function))
            connection.execute(sql.SQL("GRANT USAGE ON SCHEMA {} TO umay_app").format(sql.Identifier(name)))
        self.clean()

    def bring_back(self, name: str) -> None:
        """Write the rows of a kept world, in the transaction of the test."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("SELECT {}()").format(sql.Identifier(name, "bring_back")).as_string(cursor.cursor))


@pytest.fixture(scope="session")
def test_cluster() -> Iterator[Layout]:
    """A running server for tests, without safety on power cuts."""
    data = Path(os.environ.get("UMAY_TEST_DATA", ROOT / "var" / "test"))
    layout = layout_of(data)
    with running(layout, TEST_RUN):
        _take_keys(layout)
        yield layout


def _take_keys(layout: Layout) -> None:
    """Use the keys of the test server: the prepared tables know them by their marks."""
    from django.conf import settings

    settings.UMAY_APP_KEY = bytes.fromhex(layout.app_key.read_text().strip())
    settings.UMAY_PEPPER = bytes.fromhex(layout.pepper.read_text().strip())


@pytest.fixture(scope="session")
def test_database(test_cluster: Layout, django_db_blocker: Any) -> Iterator[TestDatabase]:
    """This process's own copy of the prepared database."""
    name = f"umay_test_{os.getpid()}"
    with django_db_blocker.unblock():
        _fill_from_template(test_cluster, name)
    with server.connect_as_superuser(test_cluster, name) as connection:
        kept = frozenset(table for table in _tables(connection) if _has_rows(connection, table))
    _lead_django_to(test_cluster, name, "umay_app")

    yield TestDatabase(test_cluster, name, kept)

    _close_django()
    with server.connect_as_superuser(test_cluster) as superuser:
        superuser.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def django_db_setup(test_database: TestDatabase) -> Iterator[None]:
    """Take pytest-django's place in preparing the database, and Django's in emptying it: the weak role may not truncate."""
    from django.test import TransactionTestCase

    usual = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda _case: test_database.clean()  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = usual  # type: ignore[method-assign]


def _fill_from_template(layout: Layout, name: str) -> None:
    template = f"umay_template_{_state_of_migrations()}"
    with (layout.data / "template.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with server.connect_as_superuser(layout) as superuser:
            if not _exists(superuser, template):
                _make_template(layout, superuser, template)
            superuser.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            command = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER umay_owner STRATEGY FILE_COPY")
            superuser.execute(command.format(sql.Identifier(name), sql.Identifier(template)))
            roles.close_to_strangers(superuser, name)


def _make_template(layout: Layout, superuser: psycopg.Connection[Any], template: str) -> None:
    from django.core.management import call_command

    _drop_old_templates(superuser)
    building = f"{template}_new"
    superuser.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(building)))
    roles.ensure_database(superuser, building)
    with server.connect_as_superuser(layout, building) as inside:
        roles.grant_inside(inside)
    _lead_django_to(layout, building, "umay_owner")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    _close_django()
    superuser.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(building), sql.Identifier(template)))


def _drop_old_templates(superuser: psycopg.Connection[Any]) -> None:
    found = superuser.execute("SELECT datname FROM pg_database WHERE datname LIKE 'umay\\_template\\_%' ORDER BY oid DESC").fetchall()
    for (old,) in found[TEMPLATES_KEPT - 1 :]:
        superuser.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(old)))


def _state_of_migrations() -> str:
    """A hash of everything that shapes the tables."""
    from django.apps import apps

    seen = hashlib.sha256()
    for app in sorted(apps.get_app_configs(), key=lambda app: app.name):
        for path in sorted(Path(app.path, "migrations").rglob("*")):
            if path.suffix in {".py", ".sql"}:
                seen.update(f"{app.name}/{path.name}".encode() + path.read_bytes())
    seen.update(Path(roles.__file__).read_bytes())
    return seen.hexdigest()[:16]


def _lead_django_to(layout: Layout, name: str, role: str) -> None:
    from django.conf import settings
    from django.db import connections

    _close_django()
    chosen = connections["default"].settings_dict
    chosen.update(NAME=name, USER=role, PASSWORD=files.read_passwords(layout)[role], HOST=str(layout.sockets), PORT=5432)
    settings.UMAY_PUBLIC_DATABASE.update(
        dbname=name, user="umay_public", password=files.read_passwords(layout)["umay_public"], host=str(layout.sockets), port=5432
    )
    chosen["OPTIONS"].pop("pool", None)  # tests open and close databases; a pool would hold them


def _close_django() -> None:
    from django.db import connections

    from umay.core.api import close_public_door

    close_public_door()
    connections.close_all()


def _exists(superuser: psycopg.Connection[Any], name: str) -> bool:
    return superuser.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _tables(connection: psycopg.Connection[Any]) -> set[str]:
    found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return {row[0] for row in found}


def _has_rows(connection: psycopg.Connection[Any], table: str) -> bool:
    return connection.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(sql.Identifier(table))).fetchone() is not None
