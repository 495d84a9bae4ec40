"""Looks after the audit."""

from __future__ import annotations

import argparse

from umay.config.console import remark, say
from umay.config.runtime import django_awake

NAME = "audit"
HELP = "Verify the audit: say up to where it fits, or the first entry that does not."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take `verify`."""
    parser.add_argument("verb", choices=("verify",))


def run(asked: argparse.Namespace) -> int:  # noqa: ARG001  there is one verb
    """Verify; answer 1 when an entry was changed, lost or put in."""
    with django_awake():
        from django.conf import settings

        from umay.config.audit import verdict_of_the_audit

        verdict = verdict_of_the_audit(settings.UMAY_AUDIT_KEY)
    if verdict.first_bad is not None:
        remark(f"The audit does not fit from entry {verdict.first_bad} on.")
        return 1
    say(f"ok up to {verdict.sealed}, anchored up to {verdict.anchored}, {verdict.waiting} not sealed yet")
    return 0
