"""The database's part of a backup: PostgreSQL's own dump, of one moment, and how many rows each table had then."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any, cast

import psycopg
from psycopg import sql

from umay.cluster.api import wheel_folder

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"

_RESTORE = ("--no-owner", "--no-comments", "--exit-on-error", "--single-transaction")
_QUOTES_ROWS = ("DETAIL", "CONTEXT")


class DumpFailed(Exception):
    """PostgreSQL's own program failed; the message is its last line."""


@dataclass(frozen=True, slots=True)
class Login:
    """How to reach a database as one role."""

    host: str
    port: int
    database: str
    user: str
    password: str

    def connect(self, **options: Any) -> psycopg.Connection[Any]:
        """Open a connection."""
        return psycopg.connect(host=self.host, port=self.port, dbname=self.database, user=self.user, password=self.password, **options)

    def words(self) -> list[str]:
        """Return the words PostgreSQL's programs take."""
        return ["-h", self.host, "-p", str(self.port), "-U", self.user, "-d", self.database, "--no-password"]

    def variables(self) -> dict[str, str]:
        """Return the environment they need; the password never stands on a command line."""
        return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "PGPASSWORD": self.password}


@contextmanager
def dumping(login: Login) -> Iterator[tuple[IO[bytes], Mapping[str, int]]]:
    """Give the stream of a dump, and the rows of each table at the same moment.

    Raises DumpFailed if the dump does not end well.
    """
    with login.connect() as holder:
        holder.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        moment = (holder.execute("SELECT pg_export_snapshot()").fetchone() or ("",))[0]
        counts = rows_by_table(holder)
        command = [str(wheel_folder() / "bin" / "pg_dump"), *login.words(), "-Fc", f"--snapshot={moment}"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=login.variables()) as process:  # noqa: S603
            yield cast(IO[bytes], process.stdout), counts
            _, complaint = process.communicate()
        if process.returncode:
            raise DumpFailed(_last_line(complaint))


@contextmanager
def filling(login: Login) -> Iterator[IO[bytes]]:
    """Give the stream that fills an empty database; all of it goes in, or nothing.

    Raises DumpFailed if PostgreSQL refuses any of it.
    """
    command = [str(wheel_folder() / "bin" / "pg_restore"), *login.words(), *_RESTORE]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=subprocess.DEVNULL, stderr=pipe, env=login.variables()) as process:  # noqa: S603
        stream = cast(IO[bytes], process.stdin)
        try:
            yield stream
        except BrokenPipeError:
            pass  # its own complaint says more
        except BaseException:
            process.kill()
            raise
        complaint = _close(process)
    if process.returncode:
        raise DumpFailed(_last_line(complaint))


def rows_by_table(opened: psycopg.Connection[Any]) -> dict[str, int]:
    """Return how many rows each table has."""
    names = [row[0] for row in opened.execute(_TABLES).fetchall()]
    counted = ((name, opened.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))).fetchone()) for name in names)
    return {name: row[0] if row else 0 for name, row in counted}


def is_empty(login: Login) -> bool:
    """Tell whether the database has no tables yet."""
    with login.connect() as opened:
        return not opened.execute(_TABLES).fetchall()


def _close(process: subprocess.Popen[bytes]) -> bytes:
    try:
        return process.communicate()[1]
    except BrokenPipeError:
        return process.stderr.read() if process.stderr else b""


def _last_line(complaint: bytes) -> str:
    lines = [line for line in complaint.decode(errors="replace").splitlines() if line.strip()]
    calm = [line for line in lines if not any(word in line for word in _QUOTES_ROWS)]
    return calm[-1] if calm else "PostgreSQL's program failed without a word"
