"""The embedded cluster as a whole: made, started, entered and left. The last one out stops the server."""

from __future__ import annotations

import fcntl
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from umay.cluster import binaries, files, roles, server
from umay.cluster.files import Run
from umay.cluster.layout import DATABASE, Layout, NoPlace

USUAL = Run()


@dataclass(slots=True)
class Cluster:
    """A running cluster that this process leans on.

    layout: where it lies.
    run: how it is run, should it have to be started again.
    """

    layout: Layout
    run: Run
    _child: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _leaving: threading.Event = field(default_factory=threading.Event, repr=False)

    def ensure(self) -> None:
        """Start the server if it does not answer; make what is missing in it.

        Raises ClusterDown or NoPlace with what to do.
        """
        with _locked(self.layout.lock):
            _make_folders(self.layout)
            files.ensure_keys(self.layout)
            server.make_cluster(self.layout)
            files.write_entrance(self.layout, self.run)
            if child := server.start(self.layout, self.run):
                self.forget()
                self._child = child
            _make_inside(self.layout)

    def watch(self, every_s: float = 1.0) -> None:
        """Start the server again whenever it has gone, until the cluster is left. Runs in the calling thread."""
        while not self._leaving.wait(every_s):
            if self._child is not None:
                self._child.poll()  # a killed server stays a zombie until its parent asks
            with suppress(server.ClusterDown, OSError):
                if not server.answers(self.layout):
                    self.ensure()

    def leave(self) -> None:
        """Tell the watcher to end."""
        self._leaving.set()

    def forget(self) -> None:
        """Let go of the server's process: it has ended, or lives on for others."""
        if self._child is not None and self._child.poll() is None:
            self._child.returncode = 0  # or Python warns that it still runs, which is meant
        self._child = None


@contextmanager
def running(layout: Layout, run: Run = USUAL) -> Iterator[Cluster]:
    """Hold a running cluster; whoever leaves last stops it.

    Raises ClusterDown or NoPlace with what to do.
    """
    cluster = Cluster(layout, run)
    layout.data.mkdir(mode=0o711 if layout.lent else 0o700, parents=True, exist_ok=True)
    with (layout.data / "cluster.users").open("a") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            cluster.ensure()
            yield cluster
        finally:
            cluster.leave()
            with suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_UN)
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                with _locked(layout.lock):
                    server.stop(layout)
            cluster.forget()


def _make_inside(layout: Layout) -> None:
    renew = files.ensure_passwords(layout)
    with server.connect_as_superuser(layout) as superuser:
        superuser.execute("SELECT pg_reload_conf()")
        roles.ensure_roles(superuser, files.read_passwords(layout), renew=renew)
        roles.ensure_database(superuser)
    with server.connect_as_superuser(layout, DATABASE) as inside:
        roles.grant_inside(inside)


def _make_folders(layout: Layout) -> None:
    layout.base.mkdir(mode=0o711 if layout.lent else 0o700, parents=True, exist_ok=True)
    layout.secrets.mkdir(mode=0o700, exist_ok=True)
    layout.sockets.mkdir(mode=0o700, exist_ok=True)
    _be_ours_alone(layout, layout.sockets)
    files.give(layout, layout.sockets)
    binaries.program(layout, "postgres")


def _be_ours_alone(layout: Layout, folder: Path) -> None:
    """Refuse a socket folder somebody else made: it may lie in the folder for temporary files."""
    found = folder.lstat()
    owners = {os.geteuid(), layout.lent.uid if layout.lent else os.geteuid()}
    if folder.is_symlink() or found.st_uid not in owners or found.st_mode & 0o077:
        raise NoPlace(f"{folder} belongs to somebody else or is open to others. Remove it, or choose a shorter UMAY_DATA.")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
