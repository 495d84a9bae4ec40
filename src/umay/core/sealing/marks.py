"""Marks that only the application can make, on public keys and on grants.

Who can write to the database but does not hold `app_key` cannot slip in a key or a grant of his own.

A mark is 32 bytes. When the key was changed, what stood then was carried over: the old mark, which key made it, and an HMAC of the two
by the newer key. So whoever holds an old key alone makes no mark that counts.
"""

from __future__ import annotations

import hmac
import struct
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final
from uuid import UUID

MARK_BYTES: Final = 32
_LEAST_KEY_BYTES: Final = 32
_CARRIED_BYTES: Final = MARK_BYTES + 1 + 32
MOST_KEYS: Final = 255


class MarkKey(bytes):
    """The application's key in use, with the ones before it, the newest first. A key without them is its own bytes."""

    older: tuple[bytes, ...] = ()

    @classmethod
    def of(cls, key: bytes, older: Iterable[bytes]) -> MarkKey:
        """Return the key in use with the older ones."""
        made = cls(key)
        made.older = tuple(older)
        return made


def carrying_key(app_key: bytes) -> bytes:
    """Return the key of the HMAC-SHA256 by which old marks are carried over to the application's newer key."""
    return blake2b(app_key, digest_size=32, person=b"umay.marks.carry").digest()


def mark_key(app_key: bytes, person: UUID, key: UUID, version: int, public: bytes) -> bytes:
    """Return the mark that says: this public half is this person's. 32 bytes."""
    return _mark(app_key, b"umay.mark.key", (person.bytes, key.bytes, str(version).encode(), public))


def key_is_genuine(app_key: bytes, mark: bytes, *, person: UUID, key: UUID, version: int, public: bytes) -> bool:
    """Return whether the mark was made by us for exactly this key of this person. Never wrap for a key without."""
    inner, by = _uncarried(app_key, mark)
    return hmac.compare_digest(inner, mark_key(by, person, key, version, public))


def mark_grant(app_key: bytes, *parts: str) -> bytes:
    """Return the mark on a grant; parts in one fixed order say who may what, by whom, from when. 32 bytes."""
    return _mark(app_key, b"umay.mark.grant", (part.encode() for part in parts))


def grant_is_genuine(app_key: bytes, mark: bytes, *parts: str) -> bool:
    """Return whether the mark was made by us for exactly these parts."""
    inner, by = _uncarried(app_key, mark)
    return hmac.compare_digest(inner, mark_grant(by, *parts))


def _uncarried(app_key: bytes, mark: bytes) -> tuple[bytes, bytes]:
    """Return the mark as it was made and the key that must have made it: the one in use, unless that carried it over from an older one."""
    kept, outer = mark[: MARK_BYTES + 1], mark[MARK_BYTES + 1 :]
    older = app_key.older if isinstance(app_key, MarkKey) else ()
    if len(mark) != _CARRIED_BYTES or not hmac.compare_digest(outer, hmac.digest(carrying_key(app_key), kept, "sha256")):
        return mark, app_key
    return kept[:MARK_BYTES], older[len(older) - 1 - kept[MARK_BYTES]]


def _mark(app_key: bytes, purpose: bytes, parts: Iterable[bytes]) -> bytes:
    if len(app_key) < _LEAST_KEY_BYTES:
        raise ValueError("the application's key is too short")
    # Each part carries its length: "ab", "c" and "a", "bc" must not get the same mark.
    said = b"".join(struct.pack(">I", len(part)) + part for part in parts)
    key = blake2b(app_key, digest_size=32, person=b"umay.marks").digest()
    return blake2b(said, digest_size=MARK_BYTES, key=key, person=purpose).digest()
