"""Brings the tables up to date, as their owner."""

from __future__ import annotations

import argparse

from umay.config.runtime import django_awake

NAME = "migrate"
HELP = "Make or change the tables so that they fit this version. Safe to run again."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take --check and --quiet."""
    parser.add_argument("--check", action="store_true", help="change nothing; answer 1 when something is missing")
    parser.add_argument("--quiet", action="store_true", help="say nothing when all goes well")


def run(asked: argparse.Namespace) -> int:
    """Migrate, and make the table of the shared cache."""
    with django_awake("app" if asked.check else "owner"):
        from django.core.management import call_command

        if asked.check:
            call_command("migrate", check_unapplied=True, verbosity=0 if asked.quiet else 1)
            return 0
        call_command("migrate", interactive=False, verbosity=0 if asked.quiet else 1)
        call_command("createcachetable", verbosity=0)
    return 0
