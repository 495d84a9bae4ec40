"""Puts a new application key in the place of the one in use."""

from __future__ import annotations

import argparse
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from umay.config.cluster.files import write_secret
from umay.config.cluster.layout import Layout
from umay.config.console import remark, say
from umay.config.env import Environment, Misconfigured
from umay.config.runtime import django_awake, here

NAME = "keys"
HELP = "Put a new application key in the place of the one in use, when somebody else may know it. Stop Umay first."
_NEXT = "UMAY_NEXT_APP_KEY"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take `rotate-app`."""
    parser.add_argument("what", choices=["rotate-app"], help="what to do")


def run(asked: argparse.Namespace) -> int:  # noqa: ARG001 - one thing to do so far
    """Carry everything over and keep the new key; answer 1 when nothing was changed. Cut short, it is finished by running it again."""
    env, layout = here()
    kept_in_files = not any(os.environ.get(name) for name in ("UMAY_APP_KEY", "UMAY_APP_KEY_FILE"))
    new = _next(env, layout, kept_in_files=kept_in_files)
    with django_awake("owner"):
        if not _carried(new):
            return 1
        from umay.core.api import app_key

        before = [key.hex() for key in (app_key(), *app_key().older) if key != new]
    if kept_in_files:
        _keep(layout, new, before)
        say("The new key lies in the folder of secrets, the old one beside it. Make a backup now: older ones hold the old key alone.")
    else:
        say(f"Now give UMAY_APP_KEY what {_NEXT} holds, and put what UMAY_APP_KEY held in front of UMAY_OLD_APP_KEYS, with a comma.")
    return 0


def _next(env: Environment, layout: Layout, *, kept_in_files: bool) -> bytes:
    """Return the key to come: it is written down before anything is changed, so that it cannot be lost half-way. Raises Misconfigured."""
    if kept_in_files and not layout.app_key.is_file():
        raise Misconfigured("UMAY_APP_KEY", "a key in use", "There is none yet; `umay serve` makes it at the first start.")
    if kept_in_files and not layout.next_app_key.is_file():
        write_secret(layout.next_app_key, secrets.token_hex(32))
    said = env.secret(_NEXT, layout.next_app_key if kept_in_files else None) or ""
    try:
        key = bytes.fromhex(said)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise Misconfigured(_NEXT, "64 hexadecimal digits", "Make one with: openssl rand -hex 32")
    return key


def _carried(new: bytes) -> bool:
    from django.core.exceptions import ImproperlyConfigured

    from umay.core.api import JOB, StillRunning, knows
    from umay.vault.api import rotate_app_key

    if knows(new):
        return True  # an earlier run came so far
    try:
        counts = rotate_app_key(JOB, new, now=datetime.now(UTC))
    except StillRunning:
        remark("umay: nothing was changed, Umay is still running. Stop it (web and workers), then run this again.")
        return False
    except ImproperlyConfigured as error:
        remark(f"umay: nothing was changed. {error}")
        return False
    for table, count in sorted(counts.items()):
        say(f"{table}: {count}")
    return True


def _keep(layout: Layout, new: bytes, before: list[str]) -> None:
    """Write the old keys, then the new one; what is cut between is done again by the next run."""
    write_secret(layout.old_app_keys, ",".join(dict.fromkeys(before)))
    write_secret(layout.app_key, new.hex())
    Path(layout.next_app_key).unlink(missing_ok=True)
