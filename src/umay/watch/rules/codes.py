"""The word behind a post's code: which post, which version of its code, until when, and a mark that nobody else can make. Pure."""

from __future__ import annotations

import base64
import binascii
import hmac
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from umay.kernel.ids import Uid

_FIRST_DAY: Final = date(2020, 1, 1)
_MARK: Final = 12  # bytes: 96 bits, and a wrong guess is one of a rate-limited few
_LENGTH: Final = 16 + 2 + 2 + _MARK


@dataclass(frozen=True, slots=True)
class PostSign:
    """What a code says. expires_on: the last day it holds."""

    post_uid: Uid
    version: int
    expires_on: date


def code_of(sign: PostSign, key: bytes) -> str:
    """Return the code's word, fit for an address: 43 letters."""
    body = sign.post_uid.bytes + sign.version.to_bytes(2) + (sign.expires_on - _FIRST_DAY).days.to_bytes(2)
    return base64.urlsafe_b64encode(body + _mark(body, key)).decode().rstrip("=")


def read_code(word: str, key: bytes) -> PostSign | None:
    """Return what a code says, or None where Umay did not make it with the key."""
    try:
        raw = base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    body, mark = raw[:-_MARK], raw[-_MARK:]
    if len(raw) != _LENGTH or not hmac.compare_digest(mark, _mark(body, key)):
        return None
    days = int.from_bytes(body[18:20])
    return PostSign(Uid(bytes=body[:16]), int.from_bytes(body[16:18]), _FIRST_DAY + timedelta(days=days))


def _mark(body: bytes, key: bytes) -> bytes:
    return hmac.digest(key, b"umay.watch.post" + body, "sha256")[:_MARK]
