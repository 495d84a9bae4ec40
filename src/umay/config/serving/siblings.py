"""A process beside ours that is started again when it ends, until we leave."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from umay.config.console import remark

_PAUSE_S: Final = 2.0
_GRACE_S: Final = 25.0


@contextmanager
def sibling(command: Sequence[str], more: Mapping[str, str]) -> Iterator[None]:
    """Keep a process running while the body runs, then ask it to end and wait.

    more: variables it gets besides ours.
    """
    leaving = threading.Event()
    keeper = threading.Thread(target=_keep, args=(command, {**os.environ, **more}, leaving), daemon=True, name="sibling")
    keeper.start()
    try:
        yield
    finally:
        leaving.set()
        keeper.join(timeout=_GRACE_S + 5)


def _keep(command: Sequence[str], environment: Mapping[str, str], leaving: threading.Event) -> None:
    while not leaving.is_set():
        with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True) as process:  # noqa: S603
            while process.poll() is None and not leaving.wait(0.2):
                pass
            if process.poll() is None:
                _end(process)
        if not leaving.is_set():
            remark("umay: the worker ended and is started again")
            leaving.wait(_PAUSE_S)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=_GRACE_S)
    except subprocess.TimeoutExpired:
        process.kill()
