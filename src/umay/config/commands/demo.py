"""Fills an empty deployment with invented places and people, to look around in."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec

from umay.config.console import remark
from umay.config.env import Environment, Misconfigured
from umay.config.runtime import django_awake

NAME = "demo"
HELP = "Fill an empty deployment with invented data. Only with UMAY_DEMO=1."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take --once."""
    parser.add_argument("--once", action="store_true", help="say nothing when the data are there already")


def run(asked: argparse.Namespace) -> int:
    """Let each room make its part, lowest room first."""
    if not Environment().flag("UMAY_DEMO", default=False):
        raise Misconfigured("UMAY_DEMO", "1", "Invented data belong in a demo only; set UMAY_DEMO=1 and a data folder of its own.")
    with django_awake():
        from umay.config import rooms

        for room in rooms.WEB_ROOMS:
            if rooms.is_there(room) and find_spec(f"umay.{room}.demo") is not None:
                make = getattr(import_module(f"umay.{room}.demo"), "make", None)
                if make is not None and make(now=datetime.now(UTC)) and not asked.once:
                    remark(f"{room}: made")
    return 0
