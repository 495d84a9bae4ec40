"""The code on a checkpoint's sign: forty letters that only this installation can write, with a last day. Pure; keys come as given."""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from typing import Final

from umay.kernel.ids import Uid
from umay.kernel.refusal import Refusal

LENGTH: Final = 40
_DAY_ZERO: Final = date(2020, 1, 1)
_LAST: Final = 0xFFFF
_MARK: Final = 10  # bytes; a guess at one is hopeless, and the square sign stays coarse enough for a wet poster


@dataclass(frozen=True, slots=True)
class Sign:
    """What a genuine code says: which checkpoint, which edition of its sign, and until when it holds."""

    point: Uid
    edition: int
    valid_until: date


def write_code(sign: Sign, key: bytes) -> str:
    """Return the code in letters, figures, "-" and "_". Raises ValueError for a day or an edition that it cannot hold."""
    days = (sign.valid_until - _DAY_ZERO).days
    if not 0 <= days <= _LAST or not 1 <= sign.edition <= _LAST:
        raise ValueError(sign)
    said = sign.point.bytes + sign.edition.to_bytes(2, "big") + days.to_bytes(2, "big")
    return base64.urlsafe_b64encode(said + _mark(said, key)).decode()


def read_code(code: str, keys: Iterable[bytes]) -> Sign | None:
    """Return what a code says; None for one that none of the keys wrote."""
    if len(code) != LENGTH or not code.isascii():
        return None
    try:
        read = base64.b64decode(code, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    said, mark = read[:-_MARK], read[-_MARK:]
    if not any(hmac.compare_digest(mark, _mark(said, key)) for key in keys):
        return None
    days = int.from_bytes(said[18:20], "big")
    return Sign(Uid(bytes=said[:16]), int.from_bytes(said[16:18], "big"), _DAY_ZERO + timedelta(days=days))


def _mark(said: bytes, key: bytes) -> bytes:
    return blake2b(said, key=key[:64], digest_size=_MARK, person=b"umay.rounds.sign").digest()


def sign_refusal(sign: Sign, edition: int, today: date, *, is_up: bool) -> Refusal | None:
    """Return why a sign counts no more, or None. edition: the one that hangs now; is_up: the checkpoint was not taken down."""
    if not is_up:
        return Refusal("rounds.point_taken_down")
    if sign.edition != edition:
        return Refusal("rounds.sign_replaced")
    return Refusal("rounds.sign_expired", {"day": sign.valid_until}) if sign.valid_until < today else None
