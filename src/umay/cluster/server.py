"""Starting and stopping the server, and telling whether it runs: by connecting, never by a process id."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any, Final

import psycopg

from umay.cluster.binaries import clean_environment, identity, program, run_program
from umay.cluster.files import SUPERUSER, Run, give, start_options
from umay.cluster.layout import SOCKET_NAME, Layout

PATIENCE_S: Final = 600  # a recovery after a crash may replay a gigabyte of log on a slow disk
_PAUSE_S: Final = 0.05
_INITDB: Final = (
    *("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
    # Trigrams of Cyrillic and Chinese letters need this character type.
    *("--lc-collate=C", "--lc-ctype=C.UTF-8"),
    *("--auth-local=peer", "--auth-host=reject", "--data-checksums", "--no-instructions"),
)


class ClusterDown(Exception):
    """The server did not come up; the message says what to look at."""


def connect_as_superuser(layout: Layout, database: str = "postgres", **options: Any) -> psycopg.Connection[Any]:
    """Open a connection as the server's own superuser; only this OS user can.

    Raises psycopg.OperationalError if nothing answers.
    """
    return psycopg.connect(host=str(layout.sockets), dbname=database, user=SUPERUSER, autocommit=True, connect_timeout=10, **options)


def answers(layout: Layout) -> bool:
    """Tell whether a server answers at our socket and serves our data directory.

    Raises ClusterDown if another cluster's server sits at the socket.
    """
    try:
        with connect_as_superuser(layout) as connection:
            found = connection.execute("SHOW data_directory").fetchone()
    except psycopg.OperationalError:
        return False
    serves = Path(found[0]) if found else Path()
    if not (serves.exists() and serves.samefile(layout.pgdata)):
        raise ClusterDown(f"the server at {layout.sockets} serves {serves}, not {layout.pgdata}")
    return True


def make_cluster(layout: Layout) -> None:
    """Make the data directory, whole or not at all."""
    if (layout.pgdata / "PG_VERSION").exists():
        return
    beside = layout.pgdata.with_name("postgres.new")
    shutil.rmtree(beside, ignore_errors=True)  # of a start that was killed
    beside.mkdir(mode=0o700)
    give(layout, beside)
    run_program(layout, "initdb", ["-D", str(beside), "-U", SUPERUSER, *_INITDB])
    beside.replace(layout.pgdata)


def start(layout: Layout, run: Run) -> subprocess.Popen[bytes] | None:
    """Start the server unless it answers already, and wait until it answers. Call it under the cluster's lock.

    Returns the process when it is our child, None when we found it running.
    Raises ClusterDown if it does not come up in PATIENCE_S.
    """
    deadline = time.monotonic() + PATIENCE_S
    child: subprocess.Popen[bytes] | None = None
    while not answers(layout):
        if time.monotonic() > deadline:
            raise ClusterDown(f"PostgreSQL did not answer within {PATIENCE_S} s. See {layout.log}.")
        if child is not None and child.poll() is not None:
            _give_up_if_hopeless(layout, deadline)
            child = None
        if child is None and not _living_server(layout):
            child = _launch(layout, run)
        time.sleep(_PAUSE_S)
    return child


def stop(layout: Layout) -> None:
    """Stop the server in an orderly way; connections still open are cut. Does nothing when it does not run."""
    if not answers(layout):
        return
    pid = _pid_in(layout.pgdata / "postmaster.pid")  # it answers for this directory, so the file is its own
    if pid is None:
        return
    os.kill(pid, signal.SIGINT)
    for _ in range(int(60 / _PAUSE_S)):
        _reap(pid)
        if not (layout.pgdata / "postmaster.pid").exists():
            return
        time.sleep(_PAUSE_S)
    raise ClusterDown("PostgreSQL did not stop within 60 s.")


def _launch(layout: Layout, run: Run) -> subprocess.Popen[bytes]:
    environment = clean_environment()
    stale = _pid_in(layout.pgdata / "postmaster.pid")
    if stale is not None and _exists(stale):
        # A foreign process has the number of a server that is gone. Told that the number is its grandparent's,
        # PostgreSQL takes its lock file for stale; the foreign process is left alone.
        environment["PG_GRANDPARENT_PID"] = str(stale)
    socket_lock = layout.sockets / f"{SOCKET_NAME}.lock"
    if _pid_in(socket_lock) not in {None, stale}:
        socket_lock.unlink(missing_ok=True)
    with layout.log.open("ab") as log:
        layout.log.chmod(0o600)
        give(layout, layout.log)
        return subprocess.Popen(  # noqa: S603
            [str(program(layout, "postgres")), *start_options(layout, run)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            env=environment,
            start_new_session=True,  # Ctrl-C in the terminal is for Umay, which then stops the server itself
            **identity(layout),
        )


def _living_server(layout: Layout) -> bool:
    """Tell whether the process of the lock file is really a server of this directory, perhaps still recovering."""
    pid = _pid_in(layout.pgdata / "postmaster.pid")
    if pid is None or not _exists(pid):
        return False
    words = _command_line(pid).split("\0")
    return Path(words[0]).name.startswith("postgres") and str(layout.pgdata) in words


def _give_up_if_hopeless(layout: Layout, deadline: float) -> None:
    """Raise when starting again will not help: the last lines of the log name the reason."""
    said = layout.log.read_text(encoding="utf-8", errors="replace").splitlines()[-3:]
    # After a kill -9 the old server's last processes may need a moment to notice and go.
    passing = any("shared memory block" in line or "lock file" in line for line in said)
    if not passing or time.monotonic() + PATIENCE_S - 30 > deadline:
        raise ClusterDown("PostgreSQL stopped while starting: " + " / ".join(said))


def _pid_in(path: Path) -> int | None:
    try:
        first = path.read_text(encoding="ascii", errors="replace").split("\n", 1)[0].strip()
    except OSError:
        return None
    return abs(int(first)) if first.lstrip("-").isdigit() else None


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _command_line(pid: int) -> str:
    proc = Path(f"/proc/{pid}/cmdline")
    if proc.parent.parent.joinpath("self").exists():
        try:
            return proc.read_bytes().decode(errors="replace")
        except OSError:
            return ""
    done = subprocess.run(["ps", "-p", str(pid), "-o", "command="], check=False, capture_output=True, text=True)  # noqa: S603, S607
    return done.stdout.strip().replace(" ", "\0")


def _reap(pid: int) -> None:
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return
