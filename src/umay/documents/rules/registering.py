"""How a letter is numbered and an office is named in the register."""

from __future__ import annotations

from typing import Final

CODE: Final = r"^[a-z0-9][a-z0-9_:.-]{0,59}$"


SERIES_SIGNS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that a hand mistakes for another
SERIES_LENGTH: Final = 4


def shown_number(year: int, number: int, series: str = "") -> str:
    """Return the number as it stands on the letter. series: of the matter it is about; letters about none have the unit's own.

    >>> shown_number(2026, 14)
    '2026/14'
    >>> shown_number(2026, 2, "K7QF")
    '2026/K7QF-2'
    """
    return f"{year}/{series}-{number}" if series else f"{year}/{number}"
