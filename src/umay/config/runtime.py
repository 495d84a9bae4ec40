"""Where a command runs: with the database at hand, and Django awake in it as one role."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType

from umay.cluster.api import Cluster, Layout, layout_of, running
from umay.config import connection
from umay.config.env import Environment


def here(env: Environment | None = None) -> tuple[Environment, Layout]:
    """Return the environment and the layout of the data folder it names."""
    env = env or Environment()
    return env, layout_of(env.folder("UMAY_DATA", connection.default_data_folder()))


@contextmanager
def database_at_hand() -> Iterator[Cluster | None]:
    """Hold the embedded cluster up while the body runs; nothing to hold when DATABASE_URL names another server.

    Raises ClusterDown or NoPlace with what to do.
    """
    env, layout = here()
    signal.signal(signal.SIGTERM, _end)
    if not connection.is_embedded(env):
        yield None
        return
    with running(layout) as cluster:
        yield cluster


def django_set_up() -> None:
    """Set Django up for a command that asks no database."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "umay.config.settings")
    django.setup()


@contextmanager
def django_awake(role: str = "app") -> Iterator[None]:
    """Hold the database up and set Django up in this process.

    role: "app", or "owner" for what changes tables.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "umay.config.settings")
    os.environ["UMAY_ROLE"] = role
    with database_at_hand():
        import django
        from django.db import connections

        django.setup()
        try:
            yield
        finally:
            connections.close_all()
            for each in connections.all(initialized_only=True):
                close_pool = getattr(each, "close_pool", None)
                if close_pool is not None and getattr(each, "pool", None):
                    close_pool()


def run_umay(words: Sequence[str], more: Mapping[str, str] | None = None) -> int:
    """Run another `umay` command in a process of its own and return its answer.

    more: variables it gets besides ours.
    """
    return subprocess.run([*umay_command(), *words], check=False, env={**os.environ, **(more or {})}).returncode  # noqa: S603


def umay_command() -> list[str]:
    """Return how to call this command line from another process."""
    return [sys.executable, "-P", "-m", "umay.config.cli"]


def _end(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(143)  # 128 + SIGTERM; unwinds, so that the server is stopped in order
