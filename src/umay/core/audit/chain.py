"""The chain of hashes over the trail. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

GENESIS: Final = bytes(32)


def canonical(entry: Mapping[str, object]) -> bytes:
    """Return the bytes that an entry is hashed as: sorted JSON, times in UTC to the microsecond, binary as hexadecimal."""
    return json.dumps({name: _plain(value) for name, value in entry.items()}, sort_keys=True, ensure_ascii=False).encode()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    return str(value) if isinstance(value, UUID) else value


def link(before: bytes, number: int, entry: bytes) -> bytes:
    """Return the hash of an entry that follows `before` with the number."""
    return hashlib.sha256(before + number.to_bytes(8, "big") + entry).digest()
