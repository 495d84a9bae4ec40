"""A finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is. BAD: Umay must not be live with it."""

    FINE = "ok"
    MIND = "mind"
    BAD = "BAD"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. remedy: empty when all is well."""

    level: Level
    what: str
    remedy: str = ""

    def said(self) -> str:
        """Return the finding as it is printed; what helps stands on a line of its own beneath it."""
        return f"{self.level.value:<5} {self.what}" + (f"\n      -> {self.remedy}" if self.remedy else "")


def fine(what: str) -> Finding:
    """Return that a thing is in order."""
    return Finding(Level.FINE, what)


def mind(what: str, remedy: str) -> Finding:
    """Return that a thing should be seen to."""
    return Finding(Level.MIND, what, remedy)


def bad(what: str, remedy: str) -> Finding:
    """Return that Umay must not be live with a thing."""
    return Finding(Level.BAD, what, remedy)
