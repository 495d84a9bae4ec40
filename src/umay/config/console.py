"""What the command line says. The only place that writes to a terminal."""

from __future__ import annotations

import sys


def say(words: str = "") -> None:
    """Write a line of the answer."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def remark(words: str) -> None:
    """Write a line beside the answer: progress, a warning, a reason. Goes to the error stream, so that answers stay clean."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()
