"""How a case and a child are called where a full name has no business. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final, TypeVar

K = TypeVar("K")
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no letter that is taken for another


def number_of(year: int, chance: int) -> str:
    """Return how a case is called. chance: twenty random bits, so that the name tells nothing of how many there are.

    >>> number_of(2026, 0x12345)
    '2026-28T5'
    """
    return f"{year}-" + "".join(_SIGNS[chance >> shift & 31] for shift in (15, 10, 5, 0))


def told_apart(names: Mapping[K, str]) -> dict[K, str]:
    """Return the initials of the children of a case by their keys; those that are alike get their place in the case.

    >>> told_apart({"a": "Ada Can", "b": "Ali Cem", "c": "Ece Su"})
    {'a': 'A. C. 1', 'b': 'A. C. 2', 'c': 'E. S.'}
    """
    short = {key: initials(name) for key, name in names.items()}
    often = Counter(short.values())
    return {key: f"{said} {place}".strip() if often[said] > 1 else said for place, (key, said) in enumerate(short.items(), 1)}


def initials(name: str) -> str:
    """Return the first letters of the first two words of a name; one sign where a name is written without spaces.

    >>> initials("aliya  Bekova"), initials("王小明"), initials(" ")
    ('A. B.', '王', '')
    """
    words = name.split()[:2]
    if len(words) == 1 and not words[0][0].isascii() and words[0][0].upper() == words[0][0].lower():
        return words[0][0]
    return " ".join(f"{word[0].upper()}." for word in words)
