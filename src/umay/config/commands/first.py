"""Opens a new deployment: prints the link for its first administrator."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from umay.config.console import remark, say
from umay.config.runtime import django_awake

NAME = "setup"
HELP = "Print a link by which the first administrator of a new deployment comes in. It works once, for a day."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(asked: argparse.Namespace) -> int:  # noqa: ARG001  there is nothing to choose
    """Print the link; answer 1 when there is an administrator already, or the data are invented."""
    with django_awake():
        from umay.kernel.refusal import Refused
        from umay.people.api import first_link

        try:
            link = first_link(datetime.now(UTC))
        except Refused as no:
            remark(
                "umay: these data are invented; set up a deployment of its own, with UMAY_DEMO=0 and another UMAY_DATA"
                if no.refusal.code == "live.demo"
                else "umay: this deployment has an administrator already; they appoint others"
            )
            return 1
    say(link)
    remark("Open it within a day, in a browser that reaches this address. It works once.")
    return 0
