"""Hands a key to one holder: only the private half of the holder's pair takes it out again.

`ver(1) alg(1) SealedBox(key || BLAKE2b(context))`. Who may be handed a key is asked in the rooms that own the grants.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final
from uuid import UUID

from nacl.bindings import crypto_box_seal, crypto_box_seal_open, crypto_box_SEALBYTES, crypto_scalarmult
from nacl.exceptions import CryptoError

from umay.core.sealing.envelope import joined
from umay.core.sealing.secret import SECRET_BYTES, CannotOpen, KeyPair, Secret, new_secret

_HEAD: Final = bytes((1, 1))  # version, X25519 sealed box
_CONTEXT_BYTES: Final = 32
_LENGTH: Final = len(_HEAD) + crypto_box_SEALBYTES + SECRET_BYTES + _CONTEXT_BYTES


@dataclass(frozen=True, slots=True)
class Wrapping:
    """What a wrap is for: one matter, one compartment, one key of it, one holder, by whom.

    matter: the uuid of the report, case or key. holder: the uid of the holder's key, not of the person.
    granter: the uid of who granted, as text, or "public" or "job".
    """

    matter: UUID
    compartment: str
    epoch: int
    holder: UUID
    granter: str

    def digest(self) -> bytes:
        """Return 32 bytes that stand for all of it. A sealed box knows no context, so this travels inside."""
        said = joined(str(self.matter), self.compartment, str(self.epoch), str(self.holder), self.granter)
        return blake2b(said, digest_size=_CONTEXT_BYTES, person=b"umay.wrap").digest()


def wrap(key: Secret, public: bytes, wrapping: Wrapping) -> bytes:
    """Return the key, sealed to a public half whose mark the caller has checked.

    Raises ValueError for bytes that are nobody's public half (a wrong length, or a point that every key opens).
    """
    if not _is_public_half(public):
        raise ValueError("not a public key")
    return _HEAD + crypto_box_seal(key.raw + wrapping.digest(), public)


def unwrap(blob: bytes, pair: KeyPair, wrapping: Wrapping) -> Secret:
    """Return the key that was wrapped. Raises CannotOpen if it is another's, was changed, or was wrapped for something else."""
    if len(blob) != _LENGTH or not blob.startswith(_HEAD):
        raise CannotOpen("sealed.form")
    try:
        inside = crypto_box_seal_open(blob[len(_HEAD) :], pair.public, pair.private.raw)
    except CryptoError:
        raise CannotOpen("sealed.key") from None
    if not hmac.compare_digest(inside[SECRET_BYTES:], wrapping.digest()):
        raise CannotOpen("sealed.changed")
    return Secret(inside[:SECRET_BYTES])


def _is_public_half(public: bytes) -> bool:
    if len(public) != SECRET_BYTES:
        return False
    try:
        crypto_scalarmult(new_secret().raw, public)
    except (CryptoError, RuntimeError):  # libsodium refuses points of low order
        return False
    return True
