"""Kills a process at every statement that it sends to the database, one after the other, as a power cut would.

Each try is a fork that opens connections of its own; the parent then looks at what is left behind.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

_LEFT_ALONE: list[Any] = []  # connections of the parent: closing them in the child would end the parent's sessions
MOST = 400


def killed_at_every_statement(run: Callable[[], object], check: Callable[[], None]) -> int:
    """Run in a fork that dies at its first statement, then in one that dies at its second, and so on until one gets through.

    check: called after each death and after the run that got through; it asserts what must hold in between. Return how many deaths.
    """
    for nth in range(1, MOST):
        child = os.fork()
        if child == 0:
            _die_at(nth, run)
        _pid, status = os.waitpid(child, 0)
        check()
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0, "the run failed by itself"
            return nth - 1
        assert os.WTERMSIG(status) == signal.SIGKILL
    raise AssertionError(f"more than {MOST} statements")


def _die_at(nth: int, run: Callable[[], object]) -> None:
    """Never return."""
    try:
        _open_anew()
        _count_down(nth)
        run()
    except BaseException:  # noqa: BLE001 - whatever it is, the parent's tests must not run twice
        os._exit(1)
    os._exit(0)


def _open_anew() -> None:
    from django.db import connections

    from umay.core import public

    for each in connections.all(initialized_only=True):
        _LEFT_ALONE.append(each.connection)
        each.connection = None
        each.in_atomic_block = False
        each.savepoint_ids = []
    if public._pool.cache_info().currsize:
        _LEFT_ALONE.append(public._pool())
        public._pool.cache_clear()


def _count_down(nth: int) -> None:
    """Die before the n-th statement or commit, whichever way it is sent."""
    from django.db import connection

    left = [nth]

    def tick() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(execute: Any, statement: Any, values: Any, many: bool, context: Any) -> Any:
        tick()
        return execute(statement, values, many, context)

    commit = connection._commit

    def before_and_after() -> None:
        tick()
        commit()
        tick()

    connection.execute_wrappers.append(around)
    connection._commit = before_and_after
