"""How a letter's file is locked: with a key of its own, which lies sealed in the case's entry about it."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from umay.core.api import install_id, sealing

KEY: Final = "_key"
"""The field of the entry that holds the key; names that begin so are never shown."""
_EPOCH: Final = 1
_VERSION: Final = 1


def _spot(uid: UUID) -> sealing.Spot:
    return sealing.Spot(install_id(), "correspondence_madeletter", uid, "blob", "letter", _EPOCH, _VERSION)


def lock(uid: UUID, file: bytes) -> tuple[str, bytes]:
    """Return the key of a letter's file as the entry holds it, and the file sealed with it."""
    key = sealing.new_secret()
    return key.raw.hex(), sealing.seal(key, file, _spot(uid))


def unlock(uid: UUID, key: str, blob: bytes) -> bytes:
    """Return the file of a letter. Raises CannotOpen for whoever holds no key to the entry, or where anything was changed."""
    try:
        secret = sealing.Secret(bytes.fromhex(key))
    except ValueError:
        raise sealing.CannotOpen("sealed.key") from None
    return sealing.open_sealed(secret, blob, _spot(uid))
