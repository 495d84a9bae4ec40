"""Ids: random, or random with the time in front where order helps an index."""

from __future__ import annotations

import secrets
import time
import uuid
from typing import TypeAlias

Uid: TypeAlias = uuid.UUID
"""An id as a value: for rules, which compare ids and make none."""


def new_id() -> uuid.UUID:
    """Return a UUID of version 7: milliseconds first, then 74 random bits (RFC 9562, 5.7)."""
    millis = time.time_ns() // 1_000_000
    bits = (millis & (2**48 - 1)) << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return uuid.UUID(int=bits)
