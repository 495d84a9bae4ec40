"""Seals one field of one row, so that it opens there and nowhere else.

`ver(1) alg(1) epoch(4) nonce(24) commit(16) ct`, padded to 1 KiB before sealing. Files are sealed in `streams`.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from umay.core.sealing.envelope import OVERHEAD, joined, lock, padded, unlock, unpadded
from umay.core.sealing.secret import CannotOpen, Secret

VERSION: Final = 1
XCHACHA20_POLY1305: Final = 1
STEP: Final = 1024
_HEAD: Final = struct.Struct(">BBI")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a sealed field lives. A blob moved to any other spot does not open.

    install: the installation's id. row: the row's uuid, made before the row is written. epoch: which key of the
    compartment, 0 to 2^32-1. version: the row's version, so that an older text cannot be put back unseen.
    """

    install: str
    table: str
    row: UUID
    field: str
    compartment: str
    epoch: int
    version: int

    def __post_init__(self) -> None:
        """Raise ValueError for an epoch or a version that is no count."""
        if not 0 <= self.epoch < 1 << 32 or self.version < 0:
            raise ValueError("epochs and versions are counts")

    def context(self) -> bytes:
        """Return what the seal is bound to. Raises ValueError for a part with `|` in it."""
        row, epoch, version = str(self.row), str(self.epoch), str(self.version)
        return joined(self.install, self.table, row, self.field, self.compartment, epoch, version)


def seal(key: Secret, plain: bytes, spot: Spot) -> bytes:
    """Return the sealed bytes for this spot; their length falls on steps of 1 KiB."""
    return seal_with(key, plain, spot, nonce=None)


def seal_with(key: Secret, plain: bytes, spot: Spot, *, nonce: bytes | None) -> bytes:
    """Return what `seal` returns, with a nonce of the caller's: for the known answers of tests and nothing else."""
    return _HEAD.pack(VERSION, XCHACHA20_POLY1305, spot.epoch) + lock(key, padded(plain, STEP), spot.context(), nonce)


def open_sealed(key: Secret, blob: bytes, spot: Spot) -> bytes:
    """Return what was sealed. Raises CannotOpen for a wrong key, a changed byte or another spot."""
    if epoch_of(blob) != spot.epoch:
        raise CannotOpen("sealed.changed")
    return unpadded(unlock(key, blob[_HEAD.size :], spot.context()))


def epoch_of(blob: bytes) -> int:
    """Return which key of its compartment a field needs. Not yet proven: opening proves it. Raises CannotOpen for another format."""
    if len(blob) < _HEAD.size + OVERHEAD + STEP or (len(blob) - _HEAD.size - OVERHEAD) % STEP:
        raise CannotOpen("sealed.form")
    version, algorithm, epoch = _HEAD.unpack_from(blob)
    if (version, algorithm) != (VERSION, XCHACHA20_POLY1305):
        raise CannotOpen("sealed.form")
    return int(epoch)


def sealed_length(plain_length: int) -> int:
    """Return how long a field of so many bytes becomes."""
    return _HEAD.size + OVERHEAD + STEP * (plain_length // STEP + 1)


def seal_words(key: Secret, words: str, spot: Spot) -> bytes:
    """Return the words sealed. Half characters that no text may hold become question marks."""
    return seal(key, words.encode("utf-8", "replace"), spot)


def open_words(key: Secret, blob: bytes, spot: Spot) -> str:
    """Return the words that were sealed. Raises CannotOpen."""
    try:
        return open_sealed(key, blob, spot).decode()
    except UnicodeDecodeError:
        raise CannotOpen("sealed.form") from None
