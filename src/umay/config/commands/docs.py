"""Writes the pages of docs/generated."""

from __future__ import annotations

import argparse
from pathlib import Path

from umay.config.console import remark, say
from umay.config.runtime import django_set_up

NAME = "docs"
HELP = "Write docs/generated from the code, or with --check say whether it is current."
FOLDER = Path(__file__).resolve().parents[4] / "docs" / "generated"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take --check."""
    parser.add_argument("--check", action="store_true", help="write nothing; answer 1 when a page is out of date")


def run(asked: argparse.Namespace) -> int:
    """Write or compare."""
    django_set_up()
    from umay.config import generated

    stale = []
    for name, words in generated.pages():
        path = FOLDER / f"{name}.md"
        if path.is_file() and path.read_text(encoding="utf-8") == words:
            continue
        stale.append(path.name)
        if not asked.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(words, encoding="utf-8")
    for page in stale:
        (remark if asked.check else say)(f"docs/generated/{page} {'is out of date, run script/docs' if asked.check else 'written'}")
    return int(asked.check and bool(stale))
