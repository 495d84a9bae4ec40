"""Whether two names are alike enough that somebody should look. Pure.

Too often is better than too seldom: alike is never the same, and nobody is kept out by it. A person decides.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LONG: Final = 5
_APART: Final = re.compile(r"[\W_]+")
_DOTLESS: Final = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ё": "е"})


def parts_of(name: str) -> tuple[str, ...]:
    """Return a name's parts without what people write now so, now so: capitals, marks on letters, hyphens, dots.

    >>> parts_of("AYŞE  Işık-Güneş")
    ('ayse', 'isik', 'gunes')
    """
    plain = unicodedata.normalize("NFKD", name.replace("İ", "i")).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_DOTLESS)
    return tuple(part for part in _APART.split(plain) if part)


def are_alike(one: str, other: str) -> bool:
    """Tell whether two names may be of one person: each part of the shorter stands in the longer, in any order.

    A first letter stands for a name, and in a long part one letter may differ. A single part must be the whole of the other name, or its
    last or first part where it is long.

    >>> are_alike("Demir, Ayse", "Ayşe Nur Demir"), are_alike("A. Demir", "Ayşe Demir"), are_alike("Ayşe Kaya", "Ayşe Demir")
    (True, True, False)
    """
    first, second = sorted((parts_of(one), parts_of(other)), key=len)
    if not first:
        return False
    if len(first) == 1:
        return _is_alone(first[0], second)
    if "".join(first) == "".join(second):
        return True
    return all(any(len(part) > 1 for part in parts) for parts in (first, second)) and _all_found(first, second)


def _is_alone(part: str, parts: tuple[str, ...]) -> bool:
    if _near(part, "".join(parts)) or part == "".join(reversed(parts)):
        return True
    return len(part) >= _LONG and any(_near(part, each) for each in (parts[0], parts[-1]))


def _all_found(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Tell whether each of the few finds one of the many for itself."""
    taken: dict[int, str] = {}

    def finds(part: str, tried: set[int]) -> bool:
        for at, other in enumerate(many):
            if at not in tried and _stands_for(part, other):
                tried.add(at)
                if at not in taken or finds(taken[at], tried):
                    taken[at] = part
                    return True
        return False

    return all(finds(part, set()) for part in few)


def _stands_for(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (len(short) == 1 and long.startswith(short)) or _near(one, other)


def _near(one: str, other: str) -> bool:
    """Tell whether two parts are the same, or long and one letter apart."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG or len(long) - len(short) > 1:
        return False
    at = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + 1 :] == long[at + 1 :] if len(short) == len(long) else short[at:] == long[at + 1 :]
