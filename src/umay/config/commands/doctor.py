"""Says what is missing."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from umay.config.console import say
from umay.config.runtime import django_awake, here

if TYPE_CHECKING:
    from umay.config.doctor.finding import Finding

NAME = "doctor"
HELP = "Say what is missing or wrong with this deployment, each with its remedy."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""
    parser.add_argument("--quiet", action="store_true", help="leave out what is in order")


def run(asked: argparse.Namespace) -> int:
    """Look; answer 1 when something is bad."""
    from umay.config.doctor import machine
    from umay.config.doctor.finding import Level, bad

    env, layout = here()
    now = datetime.now(UTC)
    found: list[Finding] = list(machine.findings(env, layout, now))
    with django_awake():
        from umay.config.doctor import house
        from umay.config.serving.readiness import reasons_not_to_serve

        reasons = reasons_not_to_serve(env, layout)
        found += [bad(reason, "Umay refuses to serve until then.") for reason in reasons]
        if not reasons:
            found += house.findings(datetime.now(UTC))
    for finding in found:
        if not (asked.quiet and finding.level is Level.FINE):
            say(finding.said())
    say(summary(found))
    return int(any(finding.level is Level.BAD for finding in found))


def summary(found: Sequence[Finding]) -> str:
    """Return in a sentence how much there is to do."""
    from umay.config.doctor.finding import Level

    grave, small = (sum(one.level is level for one in found) for level in (Level.BAD, Level.MIND))
    if not grave and not small:
        return "All is in order."
    return f"{grave} to mend before going live, {small} to see to."
