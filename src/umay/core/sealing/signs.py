"""Bytes as signs that can be read aloud, written down and typed back: Crockford's 32, with a check.

Receipts, recovery codes and shares are written with these.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
GROUP: Final = 4
LONGEST_TYPED: Final = 1_000  # signs; nobody types more, and a flooder shall not make us read it
_BITS: Final = 5
_MOST_CHECKED: Final = 30  # over more places the check no longer tells every swap
# What a hand, an eye or another keyboard puts in the place of one of ours.
_MEANT: Final = {
    **dict.fromkeys("OОΟ", "0"),
    **dict.fromkeys("ILİІ", "1"),
    "U": "V",
    "Đ": "D",
    "З": "3",
    "Ң": "H",
    "Қ": "K",
    **dict(zip("АВЕКМНРСТУХ", "ABEKMHPCTYX", strict=True)),
}


def signs_of(raw: bytes) -> str:
    """Return the bytes as signs of five bits each, the last filled with zero bits.

    >>> signs_of(b"Umay")
    'ANPP2Y8'
    """
    count = -(-len(raw) * 8 // _BITS)
    number = int.from_bytes(raw) << (count * _BITS - len(raw) * 8)
    return "".join(ALPHABET[number >> _BITS * place & 31] for place in reversed(range(count)))


def bytes_of(signs: str) -> bytes | None:
    """Return the bytes of such signs; None if a bit beyond the last whole byte is set, which no writer of ours does."""
    number = 0
    for sign in signs:
        number = number << _BITS | ALPHABET.index(sign)
    spare = len(signs) * _BITS % 8
    if number & ((1 << spare) - 1):
        return None
    return (number >> spare).to_bytes(len(signs) * _BITS // 8)


def check_sign(signs: str) -> str:
    """Return one sign that changes with every slip of one sign and every swap of two. At most 30 signs.

    A weighted sum in the field of 32 elements (x^5 + x^2 + 1): every place has another weight.
    """
    if len(signs) > _MOST_CHECKED:
        raise ValueError("too many signs for one check")
    total = 0
    for sign in signs:
        total = (total ^ ALPHABET.index(sign)) << 1
        total ^= 0x25 if total & 32 else 0
    return ALPHABET[total]


def grouped(signs: str, *last: str) -> str:
    """Return the signs in groups of four with dashes between, and what shall stand apart at the end."""
    return "-".join([signs[at : at + GROUP] for at in range(0, len(signs), GROUP)] + list(last))


def typed_signs(typed: str) -> str | None:
    """Return what was typed as our signs: any case, spaces, dashes, look-alikes and full-width forms. None if something else is in it."""
    if len(typed) > LONGEST_TYPED:
        return None
    signs = [_MEANT.get(sign, sign) for sign in unicodedata.normalize("NFKC", typed).upper() if not _is_space_between(sign)]
    return "".join(signs) if _are_ours(signs) else None


def _is_space_between(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "ZPC"  # spaces, dashes and dots, invisible signs


def _are_ours(signs: Iterable[str]) -> bool:
    return all(sign in ALPHABET for sign in signs)
