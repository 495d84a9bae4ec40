"""Who must have a second factor. Pure."""

from __future__ import annotations

from typing import Final

from umay.core.access.actor import Seat
from umay.core.access.perms import Function

NOBODY: Final = "nobody"
LEVELS: Final = ("unit", "district", "province", "nation")
KNOWN: Final = frozenset({*LEVELS, *(one.value for one in Function)})
USUAL: Final = frozenset({"district", "province", "nation", Function.ADMINISTRATOR.value})
"""Offices that see other units' work, and whoever keeps the machine."""


def demanded_of(said: tuple[str, ...]) -> frozenset[str]:
    """Return the levels and functions that a deployment names; the usual ones where it names none.

    said: words of the setting; "nobody" alone lets everybody in by a password. Raises ValueError with the words that are not known.

    >>> sorted(demanded_of(("nation", "secretary"))), demanded_of(("nobody",))
    (['nation', 'secretary'], frozenset())
    """
    if said == (NOBODY,):
        return frozenset()
    if unknown := sorted(set(said) - KNOWN):
        raise ValueError(", ".join(unknown))
    return frozenset(said) or USUAL


def is_demanded(seat: Seat | None, demanded: frozenset[str]) -> bool:
    """Tell whether a person who acts in the seat must have a second factor: by how wide its office is, or by its function."""
    return seat is not None and (seat.level in demanded or seat.function.value in demanded)
