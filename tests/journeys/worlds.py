"""Worlds for journeys: the demo is made once for each state of the source, and each journey gets a fresh copy. No pages here."""

from __future__ import annotations

import fcntl
import hashlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import LiteralString

from psycopg import Connection, sql

from tests.support import database
from umay.cluster import roles, server
from umay.cluster.layout import Layout

ROOT = Path(__file__).resolve().parents[2]
SHAPING = {".py", ".yaml", ".json"}  # files that shape the demo's world
PATIENCE = 60.0  # seconds until the server must answer


@dataclass(frozen=True, slots=True)
class Site:
    """A running server. renew: puts the world back to how the demo begins. change: what no page does, as SQL with its values.

    ask: what no page tells, such as what a printed sign holds, likewise.
    """

    url: str
    renew: Callable[[], None]
    change: Callable[[LiteralString, Sequence[object]], None]
    ask: Callable[[LiteralString, Sequence[object]], list[tuple[object, ...]]]


def _state_of_source() -> str:
    seen = hashlib.sha256()
    for path in sorted((ROOT / "src" / "umay").rglob("*")):
        if path.suffix in SHAPING and "tests" not in path.parts:
            seen.update(f"{path}".encode() + path.read_bytes())
    return seen.hexdigest()[:16]


def _command(layout: Layout, *words: str) -> tuple[list[str], dict[str, str]]:
    """Return the command that runs the site's module, and its environment."""
    more = {"UMAY_DATA": str(layout.data), "UMAY_DEMO": "1", "DJANGO_SETTINGS_MODULE": "umay.config.settings"}
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    return [sys.executable, "-m", "tests.journeys.site", *words], {**os.environ, **more, "PYTHONPATH": paths}


def _drop(superuser: Connection, name: str) -> None:
    superuser.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _copy(superuser: Connection, template: str, name: str) -> None:
    _drop(superuser, name)
    command = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER umay_owner STRATEGY FILE_COPY")
    superuser.execute(command.format(sql.Identifier(name), sql.Identifier(template)))
    roles.close_to_strangers(superuser, name)


def made_world(layout: Layout) -> str:
    """Return the name of the database that holds the demo as it begins; make it first if the source has changed."""
    world = f"umay_world_{_state_of_source()}"
    with (layout.data / "world.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with server.connect_as_superuser(layout) as superuser:
            found = {row[0] for row in superuser.execute("SELECT datname FROM pg_database WHERE datname LIKE 'umay\\_world\\_%'")}
            if world in found:
                return world
            for old in found:
                _drop(superuser, old)
        building = f"umay_journeys_building_{os.getpid()}"
        database._fill_from_template(layout, building)
        command, environment = _command(layout, "make", building)
        subprocess.run(command, env=environment, check=True, cwd=ROOT)
        with server.connect_as_superuser(layout) as superuser:
            superuser.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(building), sql.Identifier(world)))
    return world


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            connection.request("GET", "/healthz")
            with connection.getresponse() as answer:
                if answer.status == 200:
                    return
    raise AssertionError(f"the site did not answer; it ended with {process.poll()}")


@contextmanager
def running_site(layout: Layout) -> Iterator[Site]:
    """Serve the demo's world until the end of the block. Each call of `renew` gives a fresh copy."""
    world, name, port = made_world(layout), f"umay_journeys_{os.getpid()}", _free_port()

    def renew() -> None:
        with server.connect_as_superuser(layout) as superuser:
            _copy(superuser, world, name)

    def change(statement: LiteralString, values: Sequence[object]) -> None:
        with server.connect_as_superuser(layout, name) as superuser:
            superuser.execute(statement, values)

    def ask(question: LiteralString, values: Sequence[object]) -> list[tuple[object, ...]]:
        with server.connect_as_superuser(layout, name) as superuser:
            return superuser.execute(question, values).fetchall()

    renew()
    command, environment = _command(layout, "serve", name, str(port))
    process = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        _wait_for(port, process)
        yield Site(f"http://127.0.0.1:{port}", renew, change, ask)
    finally:
        process.terminate()
        process.wait(timeout=20)
        with server.connect_as_superuser(layout) as superuser:
            _drop(superuser, name)
