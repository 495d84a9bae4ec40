"""Fills an empty deployment with invented places and people, to look around in."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec

from umay.config.console import remark
from umay.config.env import Environment, Misconfigured
from umay.config.runtime import django_awake
from umay.config.serving.readiness import WORK_HELD

NAME = "demo"
HELP = "Fill an empty deployment with invented data. Only with UMAY_DEMO=1."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take --once."""
    parser.add_argument("--once", action="store_true", help="say nothing when the data are there already")


def run(asked: argparse.Namespace) -> int:
    """Let each room make its part, lowest room first; answer 1 where real work is kept."""
    if not Environment().flag("UMAY_DEMO", default=False):
        raise Misconfigured("UMAY_DEMO", "1", "Invented data belong in a demo only; set UMAY_DEMO=1 and a data folder of its own.")
    with django_awake():
        from umay.config import rooms
        from umay.kernel.refusal import Refused

        for room in rooms.WEB_ROOMS:
            if rooms.is_there(room) and find_spec(f"umay.{room}.demo") is not None:
                make = getattr(import_module(f"umay.{room}.demo"), "make", None)
                try:
                    made = make is not None and make(now=datetime.now(UTC))
                except Refused:
                    remark(f"umay: no demo made. {WORK_HELD}")
                    return 1
                if made and not asked.once:
                    remark(f"{room}: made")
    return 0
