"""Who must have a second factor. Pure."""

from __future__ import annotations

from typing import Final

from umay.core.access.actor import Seat
from umay.core.access.perms import Function

NOBODY: Final = "nobody"
LEVELS: Final = ("unit", "district", "province", "nation")
KNOWN: Final = frozenset({*LEVELS, *(one.value for one in Function)})
OF_CHILDREN: Final = frozenset(
    {
        Function.UNIT_HEAD,
        Function.DEPUTY_HEAD,
        Function.SECRETARY,
        Function.COORDINATOR,
        Function.COUNSELLOR,
        Function.PSYCHOLOGIST,
        Function.SOCIAL_WORKER,
    }
)
"""Who may read what was told about a child; a test holds them against the policy table."""
USUAL: Final = frozenset({"district", "province", "nation", Function.ADMINISTRATOR.value, *(one.value for one in OF_CHILDREN)})
"""Offices that see other units' work, whoever keeps the machine, and whoever may read about a child."""


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
