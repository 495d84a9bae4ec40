"""The machine: disk, users, keys, backups."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from umay.cluster.api import Layout
from umay.config import connection
from umay.config.backup.whole import LAST
from umay.config.doctor.finding import Finding, bad, fine, mind
from umay.config.env import Environment

_LEAST_FREE: Final = 2**30  # SECURITY C5 6
_LEAST_SHARE: Final = 0.1
_BACKUP_EVERY: Final = timedelta(days=1)


def findings(env: Environment, layout: Layout, now: datetime) -> Iterator[Finding]:
    """Yield what there is to say about the machine. now: aware."""
    yield _disk(layout)
    if connection.is_embedded(env):
        yield _users(layout)
    yield from _keys(layout)
    yield _backup(layout, now)


def _disk(layout: Layout) -> Finding:
    space = shutil.disk_usage(layout.data if layout.data.exists() else layout.data.parent)
    said = f"{space.free / 2**30:.1f} GB of disk are free"
    if space.free < _LEAST_FREE or space.free < space.total * _LEAST_SHARE:
        return bad(said, "Free some, or move UMAY_DATA to a larger disk. Umay wants 1 GB and a tenth of the disk.")
    return fine(said)


def _users(layout: Layout) -> Finding:
    if layout.lent is None:
        return mind(
            "The database runs as the same user as the application",
            "In production run PostgreSQL as a user of its own (DATABASE_URL), so that a hole in one is not a hole in the other.",
        )
    if os.geteuid() == 0:
        return mind("Umay runs as root", "In production run it as a user of its own; deploy/umay.service does.")
    return fine("The database and the application run as different users")


def _keys(layout: Layout) -> Iterator[Finding]:
    if not layout.secrets.is_dir():
        return
    open_to_others = [path.name for path in layout.secrets.iterdir() if path.stat().st_mode & 0o077]
    if open_to_others:
        yield bad(
            f"Others may read {', '.join(sorted(open_to_others))}",
            f"chmod 600 in {layout.secrets}; then make new ones, for they may be known.",
        )
    else:
        yield fine("Keys are readable by this user alone")


def _backup(layout: Layout, now: datetime) -> Finding:
    remedy = "Run `umay backup --to age1...` every night; deploy/umay-backup.timer does."
    try:
        last = json.loads((layout.data / LAST).read_text(encoding="utf-8"))
        age = now - datetime.fromisoformat(last["made_at"])
    except (OSError, ValueError, KeyError):
        return bad("No backup was ever made here", remedy)
    said = f"The last backup is {age.total_seconds() / 3600:.0f} hours old"
    return fine(said) if age <= _BACKUP_EVERY + timedelta(hours=2) else bad(said, remedy)
