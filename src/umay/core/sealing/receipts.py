"""The receipt of somebody who told: 120 random bits, said as a code or as words, and what is derived from them.

Only the teller has it. What is told under it, and how often somebody may try, is the business of `reports`.
"""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from hashlib import blake2b
from typing import Final

from mnemonic import Mnemonic

from umay.core.sealing.secret import SECRET_BYTES, Hidden, KeyPair, Secret, pair_of
from umay.core.sealing.signs import LONGEST_TYPED, bytes_of, check_sign, grouped, signs_of, typed_signs

RECEIPT_BYTES: Final = 15
WORDS: Final = 11
_CODE_SIGNS: Final = 24
_WORD_BITS: Final = 11  # 2,048 words
_LEAST_PEPPER_BYTES: Final = 32
_LISTS: Final = {"en": "english", "tr": "turkish", "ru": "russian", "zh-hant": "chinese_traditional", "kk": "russian"}
_MENDED: Final = {"сно\ufffd\ufffdа": "снова"}  # damaged in the package's own file (mnemonic 0.21)
# The simplified list has the same words at the same places, so a phone that writes simplified signs is understood, mixed too.
_READ_LISTS: Final = (("english",), ("turkish",), ("russian",), ("chinese_traditional", "chinese_simplified"))


class Receipt(Hidden):
    """120 random bits. Kept by nobody but the teller; never put it into a URL, a log or the database."""

    SIZE = RECEIPT_BYTES
    __slots__ = ()

    @property
    def code(self) -> str:
        """Return six groups of four signs and a check sign, with dashes."""
        signs = signs_of(self.raw)
        return grouped(signs, check_sign(signs))

    def words(self, language: str) -> tuple[str, ...] | None:
        """Return the same secret as eleven words; None for a language without a list. Kazakh has none of its own and uses Russian."""
        name = _LISTS.get(language.lower().replace("_", "-"))
        if name is None:
            return None
        number = int.from_bytes(self.raw) << 1 | _check_bit(self.raw)
        listed = _words(name)
        return tuple(listed[number >> _WORD_BITS * place & 2047] for place in reversed(range(WORDS)))


def new_receipt() -> Receipt:
    """Return a fresh receipt."""
    return Receipt(secrets.token_bytes(RECEIPT_BYTES))


def read_receipt(typed: str) -> Receipt | None:
    """Return the receipt somebody typed, as a code or as words of any list; None if it can be none.

    Takes any case, spaces, dashes, O for 0, I and L for 1, letters of another keyboard that look alike, and words without their marks.
    """
    if len(typed) > LONGEST_TYPED:
        return None
    return _from_code(typed) or _from_words(typed)


def lookup_of(receipt: Receipt, pepper: bytes) -> bytes:
    """Return the 32 bytes under which a report is found. Without the pepper, which is not in the database, nobody can try receipts."""
    if len(pepper) < _LEAST_PEPPER_BYTES:
        raise ValueError("the pepper is too short")
    return blake2b(receipt.raw, digest_size=32, key=pepper, person=b"umay.lookup").digest()


def pair_of_receipt(receipt: Receipt) -> KeyPair:
    """Return the teller's own pair: staff seal answers to its public half, the receipt alone opens them.

    120 bits need no slow hash, so a flood of receipts costs us nothing.
    """
    return pair_of(Secret(blake2b(receipt.raw, digest_size=SECRET_BYTES, person=b"umay.kek").digest()))


def _from_code(typed: str) -> Receipt | None:
    signs = typed_signs(typed)
    if signs is None or len(signs) != _CODE_SIGNS + 1 or check_sign(signs[:-1]) != signs[-1]:
        return None
    raw = bytes_of(signs[:-1])
    return Receipt(raw) if raw is not None else None


def _from_words(typed: str) -> Receipt | None:
    said = _folded_words(typed)
    if len(said) != WORDS:
        return None
    for names in _READ_LISTS:
        places = _places(names)
        if all(word in places for word in said):
            return _from_places([places[word] for word in said])
    return None


def _from_places(places: list[int]) -> Receipt | None:
    number = 0
    for place in places:
        number = number << _WORD_BITS | place
    raw = (number >> 1).to_bytes(RECEIPT_BYTES)
    return Receipt(raw) if _check_bit(raw) == number & 1 else None


def _check_bit(raw: bytes) -> int:
    """Return the 121st bit: half of all wrong words are told at once."""
    return blake2b(raw, digest_size=1, person=b"umay.words").digest()[0] & 1


def _folded_words(typed: str) -> list[str]:
    letters = "".join(sign if sign.isalpha() else " " for sign in _folded(typed))
    return [word for chunk in letters.split() for word in (chunk if _is_han(chunk) else (chunk,))]


def _is_han(chunk: str) -> bool:
    return all("\u4e00" <= sign <= "\u9fff" for sign in chunk)


def _folded(word: str) -> str:
    """Return the word as somebody without its marks on the keyboard types it; no two words of one list fall together."""
    apart = unicodedata.normalize("NFKD", word.replace("İ", "i").casefold().replace("ı", "i"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(_MENDED.get(word, word) for word in Mnemonic(name).wordlist)


@cache
def _places(names: tuple[str, ...]) -> dict[str, int]:
    return {_folded(word): place for name in names for place, word in enumerate(_words(name))}
