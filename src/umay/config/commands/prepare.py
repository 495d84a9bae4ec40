"""All that must be ready before the server answers: tables, words, style and script."""

from __future__ import annotations

import argparse
import os

from umay.config import connection
from umay.config.commands import migrate
from umay.config.console import remark
from umay.config.runtime import django_awake, here

NAME = "prepare"
HELP = "Get tables, translations and static files ready. `umay serve` does this by itself."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take nothing but what migrate takes."""
    migrate.configure(parser)


def run(asked: argparse.Namespace) -> int:
    """Compile the words, collect the static files, migrate; where the owner's address is not known, only see whether tables are behind."""
    os.environ.setdefault("UMAY_STATIC_ROOT", str(here()[1].data / "static"))
    with django_awake("owner"):
        from umay.config.serving.files import collect_if_changed, compile_words

        compile_words()
        collected = collect_if_changed()
        if collected and not asked.quiet:
            remark(f"{collected} static files collected")
        if not _may_migrate():
            asked.check = True
        try:
            return migrate.run(asked)
        except SystemExit:  # Django's way to say that something is missing
            remark("umay: the tables are behind. Run `umay migrate` where DATABASE_OWNER_URL is set.")
            return 1


def _may_migrate() -> bool:
    env, _ = here()
    return connection.is_embedded(env) or env.secret("DATABASE_OWNER_URL") is not None
