"""Whether time tells what words do not: a wrong receipt against a right one, a report that is hidden against one that is missing.

Each pair is asked in turns, so that whatever else the machine does falls on both alike. Beside the medians stands how often the first of a
pair took longer than the second: a half means that nobody tells them apart by asking once.
"""

from __future__ import annotations

import secrets
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

from bench import intake
from bench.processes import free_port
from bench.report import ms, say, table

WARM: Final = 10  # asked before anything is counted
RECEIPTS: Final = 12
NOT_YET: Final = "b5@bench.invalid"  # stands on a rung of the ladder whose time has not come
Ask = Callable[[], float]


def report(folder: Path, *, quick: bool) -> None:
    """Print how long both of each pair take."""
    say("TIMING")
    intake.lay_out()
    rounds, port = 60 if quick else 400, free_port()
    with intake.served(port, folder):
        right = intake.run(port, 1, RECEIPTS)[1].kept

        def answers(receipt: str) -> float:
            return intake.wait(port, f"/tell/{intake.CODE}/answers", {"receipt": receipt})

        rows = [
            _row("receipt: right, wrong", rounds, lambda: answers(secrets.choice(right)), lambda: answers(intake.strange())),
            _row("receipt: wrong, none at all", rounds, lambda: answers(intake.strange()), lambda: answers("zz")),
        ]
    rows.append(_reports(rounds))
    table(("pair", "first, median ms", "p95 ms", "second, median ms", "p95 ms", "first took longer"), rows)
    say()


def _reports(rounds: int) -> tuple[str, ...]:
    """Ask for the page of a report as somebody to whom it is sealed for later, and for one that nobody ever told."""
    from django.conf import settings
    from django.test import Client

    from umay.core.api import JOB, scoped
    from umay.people import api as people
    from umay.reports.models import Report

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.UMAY_SECOND_FACTOR = ("nobody",)  # else the page that asks for one is all that is measured
    with scoped(JOB):
        hidden = Report.objects.values_list("pk", flat=True)[0]
    client = Client()
    client.force_login(people.Account.objects.get(email=NOT_YET), backend=settings.AUTHENTICATION_BACKENDS[-1])

    def visit(report_id: UUID) -> float:
        began = time.perf_counter()
        status = client.get(f"/reports/{report_id}/").status_code
        if status != 404:
            raise SystemExit(f"a report that is not there was answered with {status} at {datetime.now(UTC):%H:%M}")
        return time.perf_counter() - began

    return _row("report: hidden, missing", rounds, lambda: visit(hidden), lambda: visit(uuid4()))


def _row(pair: str, rounds: int, first: Ask, second: Ask) -> tuple[str, ...]:
    for _ in range(WARM):
        first(), second()
    taken = [(first(), second()) if number % 2 else tuple(reversed((second(), first()))) for number in range(rounds)]
    ones, others = [one for one, _ in taken], [other for _, other in taken]
    longer = sum(one > other for one in ones for other in others) / (len(ones) * len(others))
    return pair, *_said(ones), *_said(others), f"{longer:.0%}"


def _said(waits: list[float]) -> tuple[Any, Any]:
    return ms(statistics.median(waits)), ms(intake.share(waits, 0.95))
