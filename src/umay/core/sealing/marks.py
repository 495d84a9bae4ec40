"""Marks that only the application can make, on public keys and on grants.

Who can write to the database but does not hold `app_key` cannot slip in a key or a grant of his own.
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


def mark_key(app_key: bytes, person: UUID, key: UUID, version: int, public: bytes) -> bytes:
    """Return the mark that says: this public half is this person's. 32 bytes."""
    return _mark(app_key, b"umay.mark.key", (person.bytes, key.bytes, str(version).encode(), public))


def key_is_genuine(app_key: bytes, mark: bytes, *, person: UUID, key: UUID, version: int, public: bytes) -> bool:
    """Return whether the mark was made by us for exactly this key of this person. Never wrap for a key without."""
    return hmac.compare_digest(mark, mark_key(app_key, person, key, version, public))


def mark_grant(app_key: bytes, *parts: str) -> bytes:
    """Return the mark on a grant; parts in one fixed order say who may what, by whom, from when. 32 bytes."""
    return _mark(app_key, b"umay.mark.grant", (part.encode() for part in parts))


def grant_is_genuine(app_key: bytes, mark: bytes, *parts: str) -> bool:
    """Return whether the mark was made by us for exactly these parts."""
    return hmac.compare_digest(mark, mark_grant(app_key, *parts))


def _mark(app_key: bytes, purpose: bytes, parts: Iterable[bytes]) -> bytes:
    if len(app_key) < _LEAST_KEY_BYTES:
        raise ValueError("the application's key is too short")
    # Each part carries its length: "ab", "c" and "a", "bc" must not get the same mark.
    said = b"".join(struct.pack(">I", len(part)) + part for part in parts)
    key = blake2b(app_key, digest_size=32, person=b"umay.marks").digest()
    return blake2b(said, digest_size=MARK_BYTES, key=key, person=purpose).digest()
