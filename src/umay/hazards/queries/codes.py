"""The codes on posters: which school and which spot, until when, under a mark that nobody else can make. Asks no database."""

from __future__ import annotations

import base64
import binascii
import hmac
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from umay.core.api import Place, app_key, sealing

LABEL_BYTES: Final = 60
_MARK: Final = 12  # bytes; guessing one takes 2^95 tries
_EPOCH: Final = date(2020, 1, 1)
_HEAD: Final = 8 + 2  # the unit, and the last day
_LONGEST: Final = 4 * (_HEAD + LABEL_BYTES + _MARK) // 3 + 4
_PURPOSE: Final = "hazards.danger"


@dataclass(frozen=True, slots=True)
class Spot:
    """What a code says. until: its last day. label: where the poster hangs, "" for the whole school."""

    unit_id: int
    until: date
    label: str = ""


def public_code(place: Place, label: str, until: date) -> str:
    """Return the code under which anybody tells of a danger at a spot of a school, for a poster's address `/danger/<code>/`.

    label: where the poster hangs, cut to 60 bytes; "" for the whole school. until: the last day on which it opens.
    """
    said = label.strip().encode()[:LABEL_BYTES].decode(errors="ignore").encode()
    head = place.unit_id.to_bytes(8) + (until - _EPOCH).days.to_bytes(2) + said
    return base64.urlsafe_b64encode(head + _mark(app_key(), head)).rstrip(b"=").decode()


def read_code(code: str) -> Spot | None:
    """Return what a code says; None for one that we did not make. Whether it has run out, the caller asks by its last day."""
    if len(code) > _LONGEST:
        return None
    try:
        data = base64.b64decode(code.encode() + b"=" * (-len(code) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return None
    head, mark = data[:-_MARK], data[-_MARK:]
    if len(head) < _HEAD or not any(hmac.compare_digest(mark, _mark(key, head)) for key in _keys()):
        return None
    return Spot(int.from_bytes(head[:8]), _EPOCH + timedelta(days=int.from_bytes(head[8:10])), head[10:].decode(errors="replace"))


def _keys() -> tuple[bytes, ...]:
    """Return the keys whose posters still hang: the one in use and those before it."""
    key = app_key()
    return key, *key.older


def _mark(key: bytes, head: bytes) -> bytes:
    return sealing.mark_grant(key, _PURPOSE, head.hex())[:_MARK]
