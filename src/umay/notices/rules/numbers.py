"""Telephone numbers as people write them and as gateways take them. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_BETWEEN: Final = re.compile(r"[\s()./\-\u2010-\u2015]+")
_NUMBER: Final = re.compile(r"\+[1-9][0-9]{7,14}")  # ITU-T E.164: at most 15 digits


def read_number(typed: str) -> str | None:
    """Return the number with its country's code; None when that is missing or it is no number.

    >>> read_number("00 90 (555) 000-00-00"), read_number("0555 000 00 00")
    ('+905550000000', None)
    """
    plain = _BETWEEN.sub("", "".join(_plain(sign) for sign in typed.strip()))
    if plain.startswith("00"):
        plain = "+" + plain[2:]
    return plain if _NUMBER.fullmatch(plain) else None


def read_digits(typed: str) -> str:
    """Return the digits of a code, whatever stands between them and in whatever script.

    >>> read_digits(" 12 34-56 ")
    '123456'
    """
    return "".join(sign for sign in map(_plain, typed) if sign.isascii() and sign.isdigit())


def masked(number: str) -> str:
    """Return a number so that its owner knows it again and nobody else learns it.

    >>> masked("+905550001234")
    '+90 … 34'
    """
    return f"{number[:3]} … {number[-2:]}"


def _plain(sign: str) -> str:
    """Return a digit of any script as one of ours."""
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)
