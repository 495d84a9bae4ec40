"""Writes a backup that only its recipients open."""

from __future__ import annotations

import argparse
import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path

from umay.config.console import remark, say
from umay.config.env import Environment
from umay.config.runtime import database_at_hand, here

NAME = "backup"
HELP = "Write an encrypted backup of the database and of the keys outside it. Works while Umay runs."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take where to, and whom it is sealed to."""
    parser.add_argument("file", nargs="?", type=Path, help="where to; a new file in the data folder's backups when left out")
    parser.add_argument("--to", action="append", default=[], metavar="age1...", help="an age recipient; may be said more than once")
    parser.add_argument("--passphrase-file", type=Path, help="a file with the passphrase; UMAY_BACKUP_PASSPHRASE does too")


def run(asked: argparse.Namespace) -> int:
    """Back up."""
    from umay.config.backup import whole
    from umay.config.backup.archive import Lock
    from umay.config.backup.database import DumpFailed

    env, layout = here()
    recipients = (*asked.to, *env.words("UMAY_BACKUP_TO"))
    lock = Lock(recipients) if recipients else Lock(passphrase=passphrase(env, asked.passphrase_file, twice=True))
    now = datetime.now(UTC)
    target = asked.file or layout.data / "backups" / f"umay-{now:%Y-%m-%dT%H%M%SZ}.backup"
    with database_at_hand():
        try:
            rows = whole.make(env, layout, target, lock, now=now)
        except (DumpFailed, ValueError, OSError) as error:
            remark(f"umay: no backup was made. {error}")
            return 1
    say(f"{target}: {rows} rows, {target.stat().st_size} bytes")
    return 0


def passphrase(env: Environment, named: Path | None, *, twice: bool) -> str:
    """Return the passphrase from the file, the environment or whoever sits at the terminal; empty when there is nobody."""
    if named is not None:
        return named.read_text(encoding="utf-8").strip()
    if said := env.secret("UMAY_BACKUP_PASSPHRASE"):
        return said
    if not sys.stdin.isatty():
        return ""
    said = getpass.getpass("Passphrase of the backup: ")
    if twice and getpass.getpass("Once more: ") != said:
        remark("umay: the two differ")
        return ""
    return said
