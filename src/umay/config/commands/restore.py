"""Brings a backup back, or tries whether it could be."""

from __future__ import annotations

import argparse
from pathlib import Path

from umay.config.commands.backup import passphrase
from umay.config.console import remark, say
from umay.config.runtime import database_at_hand, here

NAME = "restore"
HELP = "Bring a backup back into an empty database, or with --try only show that it can be."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the file, what opens it, and how bold to be."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--identity-file", type=Path, help="the age identity (AGE-SECRET-KEY-...) of a recipient")
    parser.add_argument("--passphrase-file", type=Path)
    bold = parser.add_mutually_exclusive_group()
    bold.add_argument("--try", dest="trial", action="store_true", help="restore beside the real database, compare, drop it again")
    bold.add_argument("--replace", action="store_true", help="throw away what the embedded database holds now")


def run(asked: argparse.Namespace) -> int:
    """Restore."""
    from umay.config.backup import whole
    from umay.config.backup.archive import NotOpened, Opener
    from umay.config.backup.database import DumpFailed

    env, layout = here()
    if asked.identity_file:
        opener = Opener(identity=_identity(asked.identity_file))
    else:
        opener = Opener(passphrase=passphrase(env, asked.passphrase_file, twice=False))
    with database_at_hand():
        try:
            if asked.trial:
                done = whole.try_out(layout, asked.file, opener)
            elif asked.replace:
                done = whole.replace(layout, asked.file, opener)
            else:
                done = whole.restore(env, layout, asked.file, opener)
        except (NotOpened, DumpFailed, whole.NotRestored) as error:
            remark(f"umay: not restored. {error}")
            return 1
    say(f"{'can be restored' if asked.trial else 'restored'}: made {done.made_at}, {done.tables} tables, {done.rows} rows")
    return 0


def _identity(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((line.strip() for line in lines if line.startswith("AGE-SECRET-KEY-")), "")
