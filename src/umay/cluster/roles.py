"""The roles of the database and what each may do; docs/operations.md prints this as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import psycopg
from psycopg import sql

from umay.cluster.files import ROLES
from umay.cluster.layout import DATABASE

_OWNER, _APP, _PUBLIC, _BACKUP = ROLES
_ATTRIBUTES: Final[Mapping[str, str]] = {
    _OWNER: "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS",
    _APP: "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS",
    _PUBLIC: "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS",
    _BACKUP: "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION BYPASSRLS",  # reads whole tables for a backup, writes nothing
}
_IN_THE_DATABASE: Final = """
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO umay_app, umay_public;
GRANT ALL ON SCHEMA public TO umay_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE umay_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO umay_app;
ALTER DEFAULT PRIVILEGES FOR ROLE umay_owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO umay_app;
ALTER DEFAULT PRIVILEGES FOR ROLE umay_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE umay_owner IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO umay_app;
DO $$ DECLARE one regprocedure; BEGIN
    FOR one IN SELECT oid::regprocedure FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', one);
    END LOOP;
END $$;
"""


def ensure_roles(superuser: psycopg.Connection[Any], passwords: Mapping[str, str], *, renew: bool) -> None:
    """Make the roles that are missing; set every password when `renew` says so. A password never reaches the server in clear."""
    there = {row[0] for row in superuser.execute("SELECT rolname FROM pg_roles").fetchall()}
    for role in ROLES:
        if role in there and not renew:
            continue
        verb = "ALTER" if role in there else "CREATE"
        verifier = superuser.pgconn.encrypt_password(passwords[role].encode(), role.encode(), b"scram-sha-256").decode()
        command = sql.SQL("{} ROLE {} LOGIN {} PASSWORD {}").format(
            sql.SQL(verb), sql.Identifier(role), sql.SQL(_ATTRIBUTES[role]), sql.Literal(verifier)
        )
        superuser.execute(command)
    superuser.execute(sql.SQL("GRANT pg_read_all_data TO {}").format(sql.Identifier(_BACKUP)))


def ensure_database(superuser: psycopg.Connection[Any], name: str = DATABASE) -> None:
    """Make the database if it is missing: owned by the owner role, closed to everybody but the roles."""
    if superuser.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
        superuser.execute(sql.SQL("CREATE DATABASE {} OWNER umay_owner TEMPLATE template0").format(sql.Identifier(name)))
    close_to_strangers(superuser, name)


def close_to_strangers(superuser: psycopg.Connection[Any], name: str) -> None:
    """Let only the roles into the database."""
    database = sql.Identifier(name)
    superuser.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    superuser.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO umay_app, umay_public, umay_backup").format(database))
    superuser.execute(sql.SQL("GRANT CONNECT, TEMPORARY, CREATE ON DATABASE {} TO umay_owner").format(database))


def grant_inside(inside: psycopg.Connection[Any]) -> None:
    """Say what the roles may do inside the database; to be run there by its superuser, any number of times."""
    inside.execute(_IN_THE_DATABASE)


def roles_as_sql(database: str, new_password: Callable[[], str]) -> Iterator[str]:
    """Yield the SQL that does the same on another server, for its superuser to run with psql."""
    for role in ROLES:
        yield f"CREATE ROLE {role} LOGIN {_ATTRIBUTES[role]} PASSWORD '{new_password()}';"
    yield f"GRANT pg_read_all_data TO {_BACKUP};"
    yield f'CREATE DATABASE "{database}" OWNER {_OWNER} TEMPLATE template0 ENCODING UTF8;'
    yield f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC;'
    yield f'GRANT CONNECT ON DATABASE "{database}" TO {_APP}, {_PUBLIC}, {_BACKUP};'
    yield f'\\connect "{database}"'
    yield _IN_THE_DATABASE.strip()
