"""Making and restoring a backup as a whole."""

from __future__ import annotations

import io
import json
import tarfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import sql

from umay.cluster.api import DATABASE, SCRATCH, Layout, connect_as_superuser, ensure_database, grant_inside, write_secret
from umay.config import connection
from umay.config.backup.archive import Lock, Opener, Reader, Writer, reading, writing
from umay.config.backup.database import Login, dumping, filling, is_empty, rows_by_table
from umay.config.connection import Role
from umay.config.env import Environment

LAST: Final = "last-backup.json"


class NotRestored(Exception):
    """A restore was refused or did not match; the message says what to do. Nothing was changed unless it says so."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore brought back."""

    made_at: str
    tables: int
    rows: int


def make(env: Environment, layout: Layout, target: Path, lock: Lock, *, now: datetime) -> int:
    """Write a backup of the database and of the keys outside it; return how many rows it holds.

    Raises DumpFailed or ValueError; then no file is left.
    """
    with writing(target, lock, {"made_at": now.isoformat(timespec="seconds")}) as archive:
        with dumping(login(env, layout, Role.BACKUP)) as (stream, counts):
            archive.add("database", stream)
        archive.add("counts", io.BytesIO(json.dumps(dict(counts)).encode()))
        _add_secrets(archive, layout)
    said = {"made_at": now.isoformat(timespec="seconds"), "bytes": target.stat().st_size}
    (layout.data / LAST).write_text(json.dumps(said), encoding="utf-8")
    return sum(counts.values())


def restore(env: Environment, layout: Layout, source: Path, opener: Opener) -> Restored:
    """Bring a backup back into an empty database, and its keys beside it.

    Raises NotRestored if the database holds something, and NotOpened or DumpFailed as they say.
    """
    owner = login(env, layout, Role.OWNER)
    if not is_empty(owner):
        raise NotRestored("The database is not empty. Stop Umay and add --replace to throw away what it holds.")
    with reading(source, opener) as archive:
        done = _pour(archive, owner)
        _restore_secrets(archive, layout)
    return done


def replace(layout: Layout, source: Path, opener: Opener) -> Restored:
    """Put a backup in the place of what the embedded database holds; that goes only when the backup stands whole beside it."""
    with reading(source, opener) as archive:
        _remake(layout, SCRATCH)
        done = _pour(archive, _scratch(layout))
        with connect_as_superuser(layout) as superuser:
            _drop(superuser, DATABASE)
            superuser.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(SCRATCH), sql.Identifier(DATABASE)))
        _restore_secrets(archive, layout)
    return done


def try_out(layout: Layout, source: Path, opener: Opener) -> Restored:
    """Bring a backup back into a database of its own beside the real one, compare it, and drop it again.

    Raises NotRestored if the rows differ from what was counted when it was made.
    """
    with reading(source, opener) as archive:
        _remake(layout, SCRATCH)
        try:
            return _pour(archive, _scratch(layout))
        finally:
            with connect_as_superuser(layout) as superuser:
                _drop(superuser, SCRATCH)


def _scratch(layout: Layout) -> Login:
    return Login(str(layout.sockets), 5432, SCRATCH, Role.OWNER.value, connection.password_of(layout, Role.OWNER))


def login(env: Environment, layout: Layout, role: Role) -> Login:
    """Return how to reach the database as a role; with DATABASE_URL the backup role is DATABASE_BACKUP_URL's or the owner's."""
    chosen = connection.where(env, layout, role)
    return Login(chosen["HOST"], chosen["PORT"], chosen["NAME"], chosen["USER"], chosen["PASSWORD"])


def _pour(archive: Reader, into: Login) -> Restored:
    with filling(into) as stream:
        archive.pour("database", stream)
    counted = io.BytesIO()
    archive.pour("counts", counted)
    wanted: dict[str, int] = json.loads(counted.getvalue())
    with into.connect() as opened:
        found = _visible_counts(opened, wanted)
    differing = sorted(name for name, rows in found.items() if rows != wanted[name])
    if differing:
        raise NotRestored(f"These tables came back with other rows than were counted: {', '.join(differing)}")
    return Restored(str(archive.clear["made_at"]), len(wanted), sum(wanted.values()))


def _visible_counts(opened: psycopg.Connection[Any], wanted: dict[str, int]) -> dict[str, int]:
    """Count again; tables under row security hide their rows from the owner too and are left to the dump's own checks."""
    secured = {row[0] for row in opened.execute("SELECT relname FROM pg_class WHERE relrowsecurity").fetchall()}
    return {name: rows for name, rows in rows_by_table(opened).items() if name in wanted and name not in secured}


def _add_secrets(archive: Writer, layout: Layout) -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as tar:
        for path in sorted(layout.secrets.glob("*")) if layout.secrets.is_dir() else ():
            if path.is_file() and path != layout.passwords:  # the roles' passwords are made anew on each machine
                tar.add(path, arcname=path.name)
    held.seek(0)
    archive.add("secrets", held)


def _restore_secrets(archive: Reader, layout: Layout) -> None:
    held = io.BytesIO()
    archive.pour("secrets", held)
    held.seek(0)
    with tarfile.open(fileobj=held) as tar:
        for member in tar.getmembers():
            stream = tar.extractfile(member)
            if stream is not None and Path(member.name).name == member.name:
                write_secret(layout.secrets / member.name, stream.read().decode())


def _remake(layout: Layout, name: str) -> None:
    with connect_as_superuser(layout) as superuser:
        _drop(superuser, name)
        ensure_database(superuser, name)
    with connect_as_superuser(layout, name) as inside:
        grant_inside(inside)


def _drop(superuser: psycopg.Connection[Any], name: str) -> None:
    superuser.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
