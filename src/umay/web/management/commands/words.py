"""Brings catalogues of words up to date and compiles them."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from umay.web import catalogues


class Command(BaseCommand):
    """Collect a room's words into its catalogues, or compile all of them."""

    help = "words <room>…: collect the words of rooms; words --compile: compile what is stale; words --missing: say what is not translated."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take rooms or --compile."""
        parser.add_argument("rooms", nargs="*")
        parser.add_argument("--compile", action="store_true")
        parser.add_argument("--missing", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it and say what was done."""
        for room in options["rooms"]:
            catalogues.update(room)
            self.stdout.write(f"{room}: collected")
        if options["compile"]:
            self.stdout.write(f"{catalogues.compile_stale()} compiled")
        if options["missing"]:
            for room, lang, words in catalogues.missing():
                self.stdout.write(f"{room} {lang}: {words}")
