"""Splits a secret among officials, so that some of them together can join it and fewer learn nothing.

Shamir's scheme over the field of 256 elements, byte by byte. A share is a line of signs for paper:
`ver(1) set(3) needed(1) number(1) points`, and a group of four that checks the line.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

from umay.core.sealing.field256 import at_zero, value_at
from umay.core.sealing.secret import CannotOpen
from umay.core.sealing.signs import GROUP, bytes_of, grouped, signs_of, typed_signs

LONGEST_SECRET: Final = 64
MOST_SHARES: Final = 16
_VERSION: Final = 1
_SET_BYTES: Final = 3
_PROOF_BYTES: Final = 4
_HEAD_BYTES: Final = 1 + _SET_BYTES + 2
_CHECK_BYTES: Final = 3

Chance = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Share:
    """One share as read from paper. number and needed may be shown; the points may not."""

    of_set: bytes
    needed: int
    number: int
    points: bytes = field(repr=False)


def split(secret: bytes, shares: int, needed: int) -> tuple[str, ...]:
    """Return the shares as lines to print, any `needed` of which give the secret back.

    secret: 1 to 64 bytes. Raises ValueError unless 2 <= needed <= shares <= 16: one share alone must tell nothing.
    """
    return split_with(secret, shares, needed, chance=secrets.token_bytes)


def split_with(secret: bytes, shares: int, needed: int, *, chance: Chance) -> tuple[str, ...]:
    """Return what `split` returns, with chance of the caller's: for the known answers of tests and nothing else."""
    if not 2 <= needed <= shares <= MOST_SHARES or not 1 <= len(secret) <= LONGEST_SECRET:
        raise ValueError("2 <= needed <= shares <= 16, and 1 to 64 bytes")
    of_set = chance(_SET_BYTES)
    curves = [bytes((byte,)) + chance(needed - 1) for byte in secret + _proof(secret)]
    return tuple(
        _line(Share(of_set, needed, number, bytes(value_at(curve, number) for curve in curves))) for number in range(1, shares + 1)
    )


def join(shares: Sequence[str]) -> bytes:
    """Return the secret. More shares than needed are all checked against each other.

    Raises CannotOpen: "shares.mistyped", "shares.mixed" (of another secret, or one twice) or "shares.too_few".
    """
    read = [read_share(typed) for typed in shares]
    if len({(one.of_set, one.needed, len(one.points)) for one in read}) > 1 or len({one.number for one in read}) != len(read):
        raise CannotOpen("shares.mixed")
    if not read or len(read) < read[0].needed:
        raise CannotOpen("shares.too_few")
    numbers = [one.number for one in read]
    found = bytes(at_zero(list(zip(numbers, points, strict=True))) for points in zip(*(one.points for one in read), strict=True))
    secret, proof = found[:-_PROOF_BYTES], found[-_PROOF_BYTES:]
    if not hmac.compare_digest(proof, _proof(secret)):
        raise CannotOpen("shares.mixed")
    return secret


def read_share(typed: str) -> Share:
    """Return what a line says, so that a page can tell which line holds a slip. Raises CannotOpen "shares.mistyped"."""
    signs = typed_signs(typed) or ""
    body, check = signs[:-GROUP], signs[-GROUP:]
    raw = bytes_of(body) if check and check == _check(body) else None
    if raw is None or len(raw) <= _HEAD_BYTES + _PROOF_BYTES or raw[0] != _VERSION:
        raise CannotOpen("shares.mistyped")
    return Share(of_set=raw[1 : 1 + _SET_BYTES], needed=raw[4], number=raw[5], points=raw[_HEAD_BYTES:])


def _line(share: Share) -> str:
    body = signs_of(bytes((_VERSION,)) + share.of_set + bytes((share.needed, share.number)) + share.points)
    return grouped(body, _check(body))


def _check(body: str) -> str:
    return signs_of(blake2b(body.encode(), digest_size=_CHECK_BYTES, person=b"umay.share").digest())[:GROUP]


def _proof(secret: bytes) -> bytes:
    """Return four bytes that are split along with the secret, so that a wrong one is not taken for right."""
    return blake2b(secret, digest_size=_PROOF_BYTES, person=b"umay.joined").digest()
