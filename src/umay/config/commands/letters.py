"""Looks after the texts of letters."""

from __future__ import annotations

import argparse
from pathlib import Path

from umay.config.console import remark, say

NAME = "letters"
HELP = "Check the texts of letters: those of this installation, or those in a folder."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take `check` and a folder."""
    verbs = parser.add_subparsers(dest="verb", required=True)
    check = verbs.add_parser("check", help="say every mistake with its file and line")
    check.add_argument(
        "folder", nargs="?", type=Path, help='a folder with a folder for each kind of letter; "letters" in UMAY_DATA when left out'
    )
    check.add_argument("--ours", action="store_true", help="check the texts that come with Umay, and say where they are")


def run(asked: argparse.Namespace) -> int:
    """Check; answer 1 when there is a mistake."""
    from umay.config.runtime import django_set_up

    django_set_up()
    from umay.documents import api as documents

    folder = documents.LETTER_TEXTS if asked.ours else asked.folder or documents.own_texts()
    if not folder.is_dir():
        say(f"{folder}: there is no such folder; the texts that come with Umay are used")
        return int(asked.folder is not None)
    problems = list(documents.check_letters(folder))
    for problem in problems:
        remark(str(problem))
    say(f"{folder}: {f'{len(problems)} to mend' if problems else 'in order'}")
    return int(bool(problems))
