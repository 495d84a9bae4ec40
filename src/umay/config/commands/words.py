"""Looks after translations."""

from __future__ import annotations

import argparse

from umay.config.console import remark, say
from umay.config.runtime import django_set_up

NAME = "words"
HELP = "Check, collect or compile translations."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take what to do."""
    parser.add_argument("verb", choices=("check", "update", "compile"))
    parser.add_argument("rooms", nargs="*", help="all rooms when left out")


def run(asked: argparse.Namespace) -> int:
    """Do it; `check` answers 1 when a word is missing or wrong."""
    django_set_up()
    from umay.config import words
    from umay.config.rooms import WEB_ROOMS
    from umay.web import catalogues

    rooms = asked.rooms or list(WEB_ROOMS)
    if asked.verb == "compile":
        say(f"{catalogues.compile_stale()} catalogues compiled")
        return 0
    if asked.verb == "update":
        for room in rooms:
            catalogues.update(room)
        return 0
    found = [problem for room in rooms for problem in words.problems(room)]
    for problem in found:
        remark(problem)
    say(f"{len(found)} to mend" if found else "every word is translated")
    return int(bool(found))
