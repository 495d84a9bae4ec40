"""Numbers folded, so that the same one written twice is known again. Pure."""

from __future__ import annotations

import unicodedata
from typing import Final

_NUMBER_SIGNS: Final = 9


def folded_number(phone: str) -> str:
    """Return the last digits of a number, which are the same with the country's number before them and without.

    >>> folded_number("+90 555 123 45 67") == folded_number("0555-1234567")
    True
    """
    digits = "".join(str(unicodedata.digit(sign)) for sign in phone if sign.isdigit() and unicodedata.digit(sign, None) is not None)
    return digits[-_NUMBER_SIGNS:]
