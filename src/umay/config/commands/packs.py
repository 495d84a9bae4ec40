"""Looks after packs."""

from __future__ import annotations

import argparse
from pathlib import Path

from umay.config.console import remark, say

NAME = "packs"
HELP = "Check programme packs: a folder, a file, or all that come with Umay."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take `check` and the packs."""
    verbs = parser.add_subparsers(dest="verb", required=True)
    check = verbs.add_parser("check", help="say every mistake with its file and line")
    check.add_argument("paths", nargs="*", type=Path, help="folders or files; those that come with Umay when left out")


def run(asked: argparse.Namespace) -> int:
    """Check; answer 1 when there is a mistake."""
    from umay.packs import api as packs

    paths = asked.paths or [packs.BUILTIN / code for code in packs.builtin_codes()]
    failed = 0
    for path in paths:
        if not path.exists():
            remark(f"{path}: there is no such file or folder")
            failed = 1
            continue
        problems = packs.check_path(path)
        for problem in problems:
            remark(str(problem))
        say(f"{path.name}: {f'{len(problems)} to mend' if problems else 'in order'}")
        failed |= bool(problems)
    return int(failed)
