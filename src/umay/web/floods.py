"""Counts how many messages come from one address, in memory alone: never to refuse anybody, only to mark what comes in a flood.

A computer room of forty pupils behind one address stays below the mark; what is marked is kept and read like any other, after the rest.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from hashlib import blake2b
from threading import Lock
from typing import Final

WITHIN_S: Final = 600
MANY: Final = 60
_MOST_ADDRESSES: Final = 10_000


class Floods:
    """How many came from each address within the last minutes. Kept under a key of this process, so that it names no address."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._seen: OrderedDict[bytes, tuple[float, int]] = OrderedDict()
        self._lock = Lock()

    def is_one_more_of_many(self, address: str, at: float) -> bool:
        """Count one more and tell whether it is one of very many. at: seconds on any clock that runs on."""
        who = blake2b(address.encode(errors="replace"), key=self._key, digest_size=16).digest()
        with self._lock:
            began, count = self._seen.pop(who, (at, 0))
            if at - began > WITHIN_S:
                began, count = at, 0
            self._seen[who] = (began, count + 1)
            while len(self._seen) > _MOST_ADDRESSES:
                self._seen.popitem(last=False)
        return count >= MANY
