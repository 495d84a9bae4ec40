"""Django's own commands, for those who develop."""

from __future__ import annotations

import argparse

from umay.config.runtime import django_awake

NAME = "django"
HELP = "Run one of Django's own commands, such as makemigrations or check, as the owner of the tables."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take whatever follows."""
    parser.add_argument("--as-app", action="store_true", help="run as the weak role the application has")
    parser.add_argument("words", nargs=argparse.REMAINDER, help="the command and its words")


def run(asked: argparse.Namespace) -> int:
    """Hand the words on."""
    with django_awake("app" if asked.as_app else "owner"):
        from django.core.management import execute_from_command_line

        execute_from_command_line(["umay django", *asked.words])
    return 0
