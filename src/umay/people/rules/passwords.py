"""Which passwords are guessed first: rows of keys, counting up, the same again. Pure; lists of common ones are Django's.

That repeated and sequential letters are refused follows NIST SP 800-63B 5.1.1.2. The numbers are Umay's own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

LEAST_OWN: Final = 6  # letters that do not follow from the one before; fewer are tried first, whatever the length
LEAST_AGAIN: Final = 12  # a shorter word that is said twice is the shorter word
_ROWS: Final = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_BESIDE: Final = frozenset(pair for row in _ROWS for a, b in pairwise(row) for pair in (a + b, b + a))


def own_letters(password: str) -> int:
    """Return how many letters do not follow from the one before, nor from the beginning said again.

    >>> own_letters("12345678901234"), own_letters("qwertyqwerty1"), own_letters("four plain words")
    (1, 3, 15)
    """
    said = _once(password.casefold())
    return 1 + sum(1 for a, b in pairwise(said) if not _follows(a, b)) if said else 0


def _once(word: str) -> str:
    """Return the part that is said again and again, the whole where nothing is."""
    for long in range(1, len(word) // 2 + 1):
        if (word[:long] * (len(word) // long + 1))[: len(word)] == word:
            return word[:long]
    return word


def _follows(a: str, b: str) -> bool:
    return abs(ord(a) - ord(b)) <= 1 or a + b in _BESIDE


def too_simple(password: str) -> bool:
    """Tell whether a password is a run of keys, a count, or the same word again."""
    once = _once(password.casefold())
    return own_letters(password) < LEAST_OWN or len(once) < min(len(password), LEAST_AGAIN)


def core(password: str) -> str:
    """Return the word within figures and signs at both ends, which is what lists of common passwords hold.

    >>> core("Password2026!")
    'password'
    """
    return password.casefold().strip("0123456789 !?.,:;-_*+#@$%&/()=")
