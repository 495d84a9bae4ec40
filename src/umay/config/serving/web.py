"""The web processes."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from umay.config.env import Environment, Misconfigured

_THREADS: Final = 4  # granian's default allows 512, each with a connection to the database
_LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Door:
    """Where the server listens.

    certificate, key: PEM files when it speaks TLS itself; None behind a proxy and in a demo.
    """

    host: str
    port: int
    workers: int
    certificate: Path | None
    key: Path | None


def door_of(env: Environment) -> Door:
    """Return where the server shall listen.

    Raises Misconfigured for a demo that would listen beyond this machine, or half a certificate.
    """
    host = env.text("UMAY_LISTEN", "127.0.0.1")
    if env.flag("UMAY_DEMO", default=False) and host not in _LOOPBACK:
        raise Misconfigured("UMAY_LISTEN", "127.0.0.1 in demo mode", "Leave it out, or set UMAY_DEMO=0.")
    certificate, key = env.text("UMAY_TLS_CERTIFICATE", ""), env.text("UMAY_TLS_KEY", "")
    if bool(certificate) != bool(key):
        raise Misconfigured("UMAY_TLS_CERTIFICATE and UMAY_TLS_KEY", "both or neither", "Name both PEM files.")
    workers = env.number("UMAY_WORKERS", min(4, max(2, os.cpu_count() or 2)), least=1, most=64)
    port = env.number("UMAY_PORT", 8000, least=1, most=65535)
    return Door(host, port, workers, Path(certificate) if certificate else None, Path(key) if key else None)


def refuse_if_taken(door: Door) -> None:
    """Raise Misconfigured if something listens there already."""
    family = socket.AF_INET6 if ":" in door.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((door.host, door.port))
        except OSError as error:
            raise Misconfigured("UMAY_PORT", "a free port", f"{door.host}:{door.port} cannot be used ({error.strerror}).") from None


def serve(door: Door) -> None:
    """Answer requests until told to stop; open requests are finished first."""
    granian(door).serve()


def granian(door: Door) -> Any:
    """Return the server, set up."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    return Server(
        "umay.config.wsgi:application",
        address=door.host,
        port=door.port,
        interface=Interfaces.WSGI,
        workers=door.workers,
        blocking_threads=_THREADS,
        websockets=False,
        workers_kill_timeout=20,  # a worker that will not end is ended
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        ssl_cert=door.certificate,
        ssl_key=door.key,
    )
