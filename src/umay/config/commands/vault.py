"""Makes the officials' recovery key and prints its shares, once."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from umay.config.console import remark, say
from umay.config.runtime import django_awake

NAME = "vault"
HELP = "Hold the ceremony of the officials' key: print three shares, any two of which give somebody a lost key back."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take `ceremony`, three addresses and --replace."""
    parser.add_argument("what", choices=["ceremony"], help="what to do")
    parser.add_argument("--to", metavar="EMAIL", action="append", default=[], help="an official who gets a share; name three")
    parser.add_argument("--replace", action="store_true", help="replace the key in use; its shares are worth nothing then")


def run(asked: argparse.Namespace) -> int:
    """Print the shares; answer 1 when somebody is not known or the key is there already."""
    with django_awake():
        from umay.core.api import JOB
        from umay.kernel.refusal import Refused
        from umay.people.api import Account
        from umay.vault.api import hold_ceremony

        found = {one.email: one.person_id for one in Account.objects.filter(email__in=[each.lower() for each in asked.to], is_active=True)}
        if len(found) != len(asked.to):
            remark("umay: somebody has no account by that address")
            return 1
        try:
            shares = hold_ceremony(JOB, list(found.values()), replace=asked.replace, now=datetime.now(UTC))
        except Refused as no:
            remark(f"umay: no key made ({no.refusal.code}): name three different people, and --replace where there is one already")
            return 1
        names = {person_id: email for email, person_id in found.items()}
    for one in shares:
        say(f"share {one.number} of {len(shares)}, for {names[one.person_id]}:\n{one.words}\n")
    remark("Hand each to its official on paper and clear this screen. Two together open; nobody can print them again.")
    return 0
