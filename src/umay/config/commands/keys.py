"""Puts a new application key in the place of the one in use."""

from __future__ import annotations

import argparse
import os
import re
import secrets
from datetime import UTC, datetime

from umay.cluster.api import write_secret
from umay.config.console import remark, say
from umay.config.env import Misconfigured
from umay.config.runtime import django_awake, here

NAME = "keys"
HELP = "Put a new application key in the place of the one in use, when somebody else may know it. Stop Umay first."
_NEXT = "UMAY_NEXT_APP_KEY"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take `rotate-app`."""
    parser.add_argument("what", choices=["rotate-app"], help="what to do")


def run(_asked: argparse.Namespace) -> int:
    """Carry everything over and keep the new key; answer 1 when nothing was changed. Cut short, it is finished by running it again."""
    layout = here()[1]
    new = _next_key()
    with django_awake("owner"):
        from umay.core.api import app_key

        before = dict.fromkeys(key.hex() for key in (app_key(), *app_key().older) if key != new)
        if no := _refused(new):
            remark(f"umay: nothing was changed. {no}")
            return 1
    if _in_files():
        write_secret(layout.old_app_keys, ",".join(before))  # what is cut between these is done again by the next run
        write_secret(layout.app_key, new.hex())
        layout.next_app_key.unlink(missing_ok=True)
        say("The new key lies in the folder of secrets, the old one beside it. Make a backup now: older ones hold the old key alone.")
    else:
        say(f"Now give UMAY_APP_KEY what {_NEXT} holds, and put what UMAY_APP_KEY held in front of UMAY_OLD_APP_KEYS, with a comma.")
    return 0


def _in_files() -> bool:
    return not any(os.environ.get(name) for name in ("UMAY_APP_KEY", "UMAY_APP_KEY_FILE"))


def _next_key() -> bytes:
    """Return the key to come; it is written down before anything is changed, so that it cannot be lost half-way. Raises Misconfigured."""
    env, layout = here()
    if _in_files() and layout.app_key.is_file() and not layout.next_app_key.is_file():
        write_secret(layout.next_app_key, secrets.token_hex(32))
    said = env.secret(_NEXT, layout.next_app_key if _in_files() else None) or ""
    if not re.fullmatch("[0-9a-f]{64}", said):
        raise Misconfigured(_NEXT, "64 hexadecimal digits", "Make one with: openssl rand -hex 32")
    return bytes.fromhex(said)


def _refused(new: bytes) -> str:
    """Carry over to the new key, unless an earlier run did; return why not, "" when it is done."""
    from django.core.exceptions import ImproperlyConfigured

    from umay.core.api import JOB, StillRunning, knows
    from umay.vault.api import rotate_app_key

    try:
        for table, count in [] if knows(new) else sorted(rotate_app_key(JOB, new, now=datetime.now(UTC)).items()):
            say(f"{table}: {count}")
    except StillRunning:
        return "Umay is still running. Stop it (web and workers), then run this again."
    except ImproperlyConfigured as error:
        return str(error)
    return ""
