"""Pages as served, beside a bare handler that answers the same rows: queries, waiting time, CPU of web and database."""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench import bare_pages, data, duties
from bench.processes import cpu_seconds, free_port, postmaster, serving
from bench.report import number, say, table

ROOT: Final = Path(__file__).resolve().parents[1]
AT_ONCE: Final = 16
BAR, AIM = 3.0, 2.0
HEADS: Final = (
    "page", "rows", "p50 ms", "p95 ms", "a second", "web ms", "database ms", "CPU ms", "bare p50", "bare p95", "bare CPU", "ratio",
    "bar 3.0",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Round:
    """What one run of wrk found: waiting in ms, CPU ms per request of the web processes and of the database."""

    p50: float
    p95: float
    web: float
    database: float
    rate: float
    wrong: int

    @property
    def cpu(self) -> float:
        """Return both together."""
        return self.web + self.database


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is measured. cookie: who asks."""

    port: int
    pid: int

    def get(self, address: str, cookie: str) -> str:
        """Return a page."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{address}", headers={"Cookie": cookie, "Accept-Language": data.LANGUAGE}
        )
        with urllib.request.urlopen(request, timeout=120) as response:
            return str(response.read().decode())


def report(found: dict[str, Any], folder: Path, *, quick: bool) -> None:
    """Print the figures of pages."""
    month = duties.month_of(found)
    addresses = {
        "my day": "/day/", "calendar month": f"/calendar/?month={month[0]:%Y-%m}", "district grid": "/overview/",
        "province grid": "/overview/?of=province", "ministry grid": "/overview/?of=nation",
    }  # fmt: skip
    say("PAGES")
    say(f"  as served by granian, {AT_ONCE} at a time, beside a bare psycopg and f-string handler with the same rows, links and frame")
    _count_queries(found, addresses)
    wrk = shutil.which("wrk")
    if wrk is None:
        say("  waiting and CPU not measured: wrk missing\n")
        return
    with _both(found, addresses, month, folder) as (umay, plain):
        rows = [_measured(name, address, found, (umay, plain), quick) for name, address in addresses.items()]
    table(HEADS, rows)
    say(f"  CPU ms for each request, read from /proc; ratio: CPU beside the bare handler's; bar at most {BAR}, aim {AIM}\n")


WHO: Final = {
    "my day": "school", "calendar month": "school", "district grid": "district", "province grid": "province", "ministry grid": "nation",
}  # fmt: skip


# --- queries ----------------------------------------------------------------------------------------------------------------------------
def _count_queries(found: dict[str, Any], addresses: dict[str, str]) -> None:
    rows = []
    for name, address in addresses.items():
        large, cells = _queries(found, WHO[name], address)
        small, few = _queries(found, f"{WHO[name]}_small", address)
        rows.append((name, large, cells, small, few, "yes" if large == small else "NO"))
    table(("page", "queries", "rows there", "in a small place", "rows there", "constant"), rows)


def _queries(found: dict[str, Any], who: str, address: str) -> tuple[int, int]:
    """Return how many statements a page sends, and how many rows it shows."""
    from django.db import connection

    client = _client(found, who)
    count = 0

    def counting(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += 1
        return execute(sql, params, many, context)

    client.get(address)  # what is kept in the process is filled now
    with connection.execute_wrapper(counting):
        answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code} to {who}")
    return count, _rows_in(answer.content.decode())


def _client(found: dict[str, Any], who: str) -> Any:
    """Return somebody's browser, as it is after its first page: with the session and the token for forms."""
    from django.conf import settings
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1", "accept-language": data.LANGUAGE})
    client.cookies[settings.SESSION_COOKIE_NAME] = found["people"][who]["session"]
    client.get("/help/")
    return client


def _rows_in(html: str) -> int:
    """Count the lines or grid rows of a page."""
    return len(re.findall(r'<li class="line"|<tr>\s*<th scope="row"', html))


# --- waiting and CPU --------------------------------------------------------------------------------------------------------------------
@contextmanager
def _both(found: dict[str, Any], addresses: dict[str, str], month: Any, folder: Path) -> Iterator[tuple[Server, Server]]:
    said = folder / "bare.json"
    paths = {name: f"/{name.replace(' ', '-')}" for name in addresses}
    shown = {name: _client(found, WHO[name]).get(address).content.decode() for name, address in addresses.items()}
    said.write_text(json.dumps(bare_pages.described(found, paths, shown, month)), encoding="utf-8")
    said.chmod(0o600)
    port, other = free_port(), free_port()
    from umay.config.env import Environment
    from umay.config.runtime import umay_command
    from umay.config.serving.web import door_of

    workers = str(door_of(Environment()).workers)
    granian = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--workers",
        workers,
        "--blocking-threads",
        "4",
        "--no-ws",
        "--log-level",
        "warning",
    ]
    here = {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "UMAY_PORT": str(port), "BENCH_BARE": str(said)}
    with (
        serving([*umay_command(), "serve", "--web"], here, port, folder / "web.log") as web,
        serving(
            [*granian, "--host", "127.0.0.1", "--port", str(other), "bench.bare:application"], here, other, folder / "bare.log"
        ) as bare,
    ):
        yield Server(port, web), Server(other, bare)


def _measured(name: str, address: str, found: dict[str, Any], servers: tuple[Server, Server], quick: bool) -> tuple[object, ...]:
    from django.conf import settings

    umay, plain = servers
    session = f"{settings.SESSION_COOKIE_NAME}={found['people'][WHO[name]]['session']}"
    token = _client(found, WHO[name]).cookies[settings.CSRF_COOKIE_NAME].value
    cookie = f"{session}; {settings.CSRF_COOKIE_NAME}={token}"
    path = f"/{name.replace(' ', '-')}"
    page, bare = umay.get(address, cookie), plain.get(path, cookie)
    shown = f"{_rows_in(page)}" if _rows_in(page) == _rows_in(bare) else f"{_rows_in(page)}/{_rows_in(bare)}"
    rounds: dict[Server, list[Round]] = {umay: [], plain: []}
    for _ in range(1 if quick else 3):
        for server, where in ((umay, address), (plain, path)):
            rounds[server].append(_round(server, where, cookie, quick))
    ours, theirs = (_median(rounds[server]) for server in servers)
    if ours.wrong or theirs.wrong:
        shown += f" ({ours.wrong + theirs.wrong} failed)"
    ratio = ours.cpu / theirs.cpu
    verdict = "met" if ratio <= BAR else "MISSED"
    figures = (ours.p50, ours.p95, ours.rate, ours.web, ours.database, ours.cpu, theirs.p50, theirs.p95, theirs.cpu, ratio)
    return (name, shown, *(number(one) for one in figures), verdict)


def _round(server: Server, address: str, cookie: str, quick: bool) -> Round:
    began = time.perf_counter()
    for _ in range(4):
        server.get(address, cookie)  # each worker plans its statements
    seconds = max(2 if quick else 6, min(10 if quick else 45, int((time.perf_counter() - began) / 4 * AT_ONCE * 3)))
    before = cpu_seconds(server.pid), cpu_seconds(postmaster())
    out = subprocess.run(
        ["wrk", "-t", "1", "-c", str(AT_ONCE), "-d", f"{seconds}s", "--timeout", "120s", "-s", str(ROOT / "bench" / "wrk.lua"),
         "-H", f"Cookie: {cookie}", "-H", f"Accept-Language: {data.LANGUAGE}", f"http://127.0.0.1:{server.port}{address}"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    after = cpu_seconds(server.pid), cpu_seconds(postmaster())
    said = json.loads(out.strip().splitlines()[-1])
    answers = max(said["requests"], 1)
    web, database = ((late - early) * 1000 / answers for early, late in zip(before, after, strict=True))
    return Round(said["p50"], said["p95"], web, database, said["requests"] / said["seconds"], said["wrong"])


def _median(rounds: list[Round]) -> Round:
    middle = {name: statistics.median(getattr(one, name) for one in rounds) for name in ("p50", "p95", "web", "database", "rate")}
    return Round(**middle, wrong=sum(one.wrong for one in rounds))
