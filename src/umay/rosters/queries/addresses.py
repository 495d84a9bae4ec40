"""What is asked for in an address."""

from __future__ import annotations

from datetime import date
from uuid import UUID


def day_asked(said: str) -> date | None:
    """Return a day from an address; None for none and for what is no day."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def number_asked(said: str) -> int:
    """Return a number from an address; 0 for what is none."""
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 18 else 0


def uid_asked(said: str) -> UUID | None:
    """Return an id from an address; None for what is none."""
    try:
        return UUID(said)
    except ValueError:
        return None
