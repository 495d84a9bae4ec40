"""One short request to a host outside: its address looked up, judged and pinned, no redirects, over in ten seconds whatever it does."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

from umay.notices.rules.hosts import is_public

ALLOWED_S: Final = 10.0  # SECURITY C5 15: a gateway that hangs holds up no longer
_PORTS: Final = {"https": 443, "http": 80}


class NotReached(OSError):
    """Nothing of the message has left: no such host, an address that is not allowed, nobody answers there."""


class Unsure(OSError):
    """The line broke after the message began to leave; the host may have it."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where to. private: addresses inside the house are allowed, and so is plain http. seconds: how long all of it may take."""

    url: str
    private: bool = False
    seconds: float = ALLOWED_S
    trusted: ssl.SSLContext | None = None  # the system's authorities when None


def post(door: Door, body: bytes, headers: Mapping[str, str]) -> int:
    """Send a body and return the status of the answer, whose words nobody reads. Raises NotReached or Unsure."""
    parts = _checked(door)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with _line(door, parts) as line:
        try:
            line.request("POST", path, body=body, headers={**headers, "Connection": "close"})
            return line.getresponse().status
        except (OSError, http.client.HTTPException, ValueError) as error:  # ValueError: what else an answer can be that is none
            raise Unsure(type(error).__name__) from None


def reach(door: Door) -> None:
    """Come as far as the door and say nothing. Raises NotReached."""
    with _line(door, _checked(door)):
        return


def _checked(door: Door) -> SplitResult:
    try:
        parts = urlsplit(door.url)
        _ = parts.port
    except ValueError:
        raise NotReached("no address") from None
    schemes = ("https", "http") if door.private else ("https",)
    if parts.scheme not in schemes or not parts.hostname or parts.username or parts.password:
        raise NotReached("no address")
    return parts


@contextmanager
def _line(door: Door, parts: SplitResult) -> Iterator[http.client.HTTPConnection]:
    """Yield an open line to the one address that was judged, cut when its time is over."""
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    opened = _connected(_address(host, port, door), port, door)
    held = [opened]  # the one to cut: a line made safe takes the place of the bare one
    watch = threading.Timer(door.seconds, lambda: _cut(held[-1]))
    watch.daemon = True
    watch.start()
    line = http.client.HTTPConnection(host, port)
    try:
        if parts.scheme == "https":
            _make_safe(held, host, door)
        line.sock = held[-1]
        yield line
    finally:
        watch.cancel()
        line.close()
        for each in held:
            each.close()


def _address(host: str, port: int, door: Door) -> str:
    """Return the address that all lookups agree may be gone to. One that is not allowed spoils all: the name is not to be trusted."""
    try:
        found = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise NotReached("no such host") from None
    if not found or not (door.private or all(is_public(each) for each in found)):
        raise NotReached("address not allowed")
    return found[0]


def _connected(address: str, port: int, door: Door) -> socket.socket:
    try:
        return socket.create_connection((address, port), timeout=door.seconds)
    except OSError as error:
        raise NotReached(type(error).__name__) from None


def _make_safe(held: list[socket.socket], host: str, door: Door) -> None:
    try:
        context = door.trusted or ssl.create_default_context()
        safe = context.wrap_socket(held[-1], server_hostname=host, do_handshake_on_connect=False)
        held.append(safe)
        safe.do_handshake()
    except (OSError, ValueError) as error:
        raise NotReached(type(error).__name__) from None


def _cut(held: socket.socket) -> None:
    """Wake whoever waits on a line, by ending what comes and goes on it."""
    try:
        socket.socket.shutdown(held, socket.SHUT_RDWR)  # of an SSL line too: its own would first forget that it is safe
    except OSError:
        return
