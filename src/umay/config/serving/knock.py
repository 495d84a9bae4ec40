"""Waits until the server answers."""

from __future__ import annotations

import http.client
import ssl
import time
from collections.abc import Callable

from umay.config.serving.web import Door


def say_when_it_answers(door: Door, words: str, say: Callable[[str], None], *, patience_s: float = 120) -> None:
    """Say the words once the server is healthy."""
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        if is_healthy(door):
            say(words)
            return
        time.sleep(0.1)


def is_healthy(door: Door) -> bool:
    """Tell whether the health address answers 200."""
    host = "127.0.0.1" if door.host in {"0.0.0.0", "::"} else door.host  # noqa: S104
    if door.certificate:
        line: http.client.HTTPConnection = http.client.HTTPSConnection(host, door.port, timeout=2, context=ssl._create_unverified_context())  # noqa: S323, SLF001
    else:
        line = http.client.HTTPConnection(host, door.port, timeout=2)
    try:
        line.request("GET", "/healthz", headers={"Host": "localhost"})
        return line.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()
