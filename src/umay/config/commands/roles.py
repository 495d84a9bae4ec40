"""Prints the SQL that prepares a PostgreSQL server of one's own."""

from __future__ import annotations

import argparse
import secrets

from umay.cluster.api import roles_as_sql
from umay.config.console import say

NAME = "roles"
HELP = "Print the SQL that makes Umay's roles and database on a PostgreSQL server of your own, with new passwords."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the database's name."""
    parser.add_argument("--database", default="umay")


def run(asked: argparse.Namespace) -> int:
    """Print it; run it with psql as the server's superuser."""
    say("-- Run with psql as the server's superuser. Keep the passwords: nothing else holds them.")
    for line in roles_as_sql(asked.database, lambda: secrets.token_urlsafe(24)):
        say(line)
    return 0
