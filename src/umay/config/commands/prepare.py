"""All that must be ready before the server answers: tables, words, style and script."""

from __future__ import annotations

import argparse
import os

from umay.config.commands import migrate
from umay.config.console import remark
from umay.config.runtime import django_awake, here

NAME = "prepare"
HELP = "Get tables, translations and static files ready. `umay serve` does this by itself."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take nothing but what migrate takes."""
    migrate.configure(parser)


def run(asked: argparse.Namespace) -> int:
    """Migrate, compile the words, collect the static files."""
    os.environ.setdefault("UMAY_STATIC_ROOT", str(here()[1].data / "static"))
    with django_awake("owner"):
        from umay.config.serving.files import collect_if_changed, compile_words

        compile_words()
        collected = collect_if_changed()
        if collected and not asked.quiet:
            remark(f"{collected} static files collected")
        return migrate.run(asked)
