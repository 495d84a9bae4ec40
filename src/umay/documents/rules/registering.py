"""How a letter is numbered and an office is named in the register."""

from __future__ import annotations

from typing import Final

CODE: Final = r"^[a-z0-9][a-z0-9_:.-]{0,59}$"


def shown_number(year: int, number: int) -> str:
    """Return the number as it stands on the letter.

    >>> shown_number(2026, 14)
    '2026/14'
    """
    return f"{year}/{number}"
