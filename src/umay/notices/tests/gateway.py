"""A real HTTP server for tests, as an SMS gateway or a browser's maker would be: takes, refuses, hangs, or closes the line, as it is told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from django.test import override_settings


@dataclass
class Posted:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: str


@dataclass
class Gateway:
    """What it was given. status: what it answers. how: "answer", "hang", "drip" (a sign a moment, for ever) or "close" after it took the message."""

    port: int = 0
    status: int = 202
    how: str = "answer"
    posted: list[Posted] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Return its address."""
        return f"http://127.0.0.1:{self.port}/send"

    def delivered(self) -> dict[str, Posted]:
        """Return what a gateway that honours the id would send on: each message once."""
        return {one.headers["Idempotency-Key"]: one for one in self.posted}


class _Handler(BaseHTTPRequestHandler):
    gateway: Gateway
    over: threading.Event

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.gateway.posted.append(Posted(self.path, dict(self.headers.items()), body))
        {"answer": self._answer, "hang": lambda: self.over.wait(20), "drip": self._drip, "close": lambda: None}[self.gateway.how]()
        self.close_connection = True

    def do_GET(self) -> None:
        self.gateway.asked.append(self.path)

    def _answer(self) -> None:
        self.send_response(self.gateway.status)
        self.send_header("Location", f"http://127.0.0.1:{self.gateway.port}/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self) -> None:
        with suppress(OSError):
            while not self.over.wait(0.05):
                self.wfile.write(b"H")

    def log_message(self, *_said: Any) -> None:
        """Say nothing."""


@contextmanager
def open_gateway(**settings: Any) -> Iterator[Gateway]:
    """Run a gateway on a free port of this machine and send short messages there."""
    gateway, over = Gateway(), threading.Event()
    handler = type("Handler", (_Handler,), {"gateway": gateway, "over": over})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        gateway.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            with override_settings(**{**gateway_at(gateway.url), **settings}):
                yield gateway
        finally:
            over.set()
            server.shutdown()
            thread.join()


def gateway_at(url: str) -> dict[str, Any]:
    """Return the settings of a deployment whose gateway is there, inside the house."""
    return {
        "UMAY_SMS_URL": url, "UMAY_SMS_PRIVATE": True, "UMAY_SMS_TOKEN": "a-token", "UMAY_URL": "https://umay.example",
        "UMAY_SMS_BODY": '{"to": "{to}", "text": "{text}", "id": "{id}"}',
    }  # fmt: skip
