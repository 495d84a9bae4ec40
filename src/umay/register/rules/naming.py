"""Names and numbers folded, so that the same person written twice is known again. Pure."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from typing import Final

_ALIKE: Final = str.maketrans({"ı": "i", "ё": "е", "ø": "o", "đ": "d", "ł": "l", "ß": "ss"})
_NEARLY: Final = 0.8
_NUMBER_SIGNS: Final = 9


def folded(name: str) -> str:
    """Return a name without case, accents and what stands between its parts, which come in order.

    >>> folded("YILMAZ, Ayşe") == folded("ayse  yilmaz")
    True
    """
    simple = unicodedata.normalize("NFKD", name)  # first: letters in another dress have no small ones
    plain = unicodedata.normalize("NFKD", simple.casefold().translate(_ALIKE))
    kept = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join(sorted(kept.translate(_ALIKE).split()))


def name_parts(name: str) -> tuple[str, ...]:
    """Return the folded parts of a name by which it is looked for, each once; a name written without spaces is one part.

    >>> name_parts("Ayşe Nur Yılmaz")
    ('ayse', 'nur', 'yilmaz')
    """
    return tuple(dict.fromkeys(folded(name).split()))


def nearly_same(one: str, other: str) -> bool:
    """Tell whether two names may be one that was written in two ways: for the few whom a human found before, not to search by.

    >>> nearly_same("Ayşe Yılmaz", "Yilmas, Aise"), nearly_same("Ayşe Yılmaz", "Ali Kaya"), nearly_same("—", "—")
    (True, False, False)
    """
    pair = folded(one), folded(other)
    return all(pair) and SequenceMatcher(None, *pair).ratio() >= _NEARLY


def folded_number(phone: str) -> str:
    """Return the last digits of a number, which are the same with the country's number before them and without.

    >>> folded_number("+90 555 123 45 67") == folded_number("0555-1234567")
    True
    """
    digits = "".join(str(unicodedata.digit(sign)) for sign in phone if sign.isdigit() and unicodedata.digit(sign, None) is not None)
    return digits[-_NUMBER_SIGNS:]
