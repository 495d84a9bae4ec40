"""Umay as a whole: it starts, answers, survives its database, and stops in order."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from umay.cluster import server
from umay.cluster.api import layout_of


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def status(port: int, path: str = "/healthz") -> int:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("GET", path)
        return line.getresponse().status
    except OSError:
        return 0
    finally:
        line.close()


def wait_for(port: int, wanted: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if status(port) == wanted:
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def served(data_folder: Path) -> Iterator[tuple[subprocess.Popen[str], int, Path]]:
    """Umay, served without demo data."""
    port = free_port()
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("UMAY_", "DATABASE_", "DJANGO_"))}
    environment = {**clean, "UMAY_DATA": str(data_folder), "UMAY_PORT": str(port), "UMAY_WORKERS": "1"}
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "umay.config.cli", "serve"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        yield process, port, data_folder
        if process.poll() is None:
            process.kill()


@pytest.mark.long
def test_umay_starts_survives_its_database_and_stops_in_order(served: tuple[subprocess.Popen[str], int, Path]) -> None:
    process, port, data = served
    layout = layout_of(data)

    assert wait_for(port, 200, 120)
    os.kill(int((layout.pgdata / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    time.sleep(0.2)
    assert wait_for(port, 200, 15)

    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=60)
    assert process.returncode in {0, 143}
    assert f"Umay is at http://127.0.0.1:{port}" in said
    assert said.endswith("umay: stopped\n")
    assert not server.answers(layout)
    assert status(port) == 0
