"""The one way bytes are locked with a key here: XChaCha20-Poly1305, bound to a context and committed to its key.

`nonce(24) commit(16) ct`. Padding, headers and what the context says are the callers'.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import blake2b
from typing import Final

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from umay.core.sealing.secret import CannotOpen, Secret

NONCE_BYTES: Final = 24
COMMIT_BYTES: Final = 16
TAG_BYTES: Final = 16
OVERHEAD: Final = NONCE_BYTES + COMMIT_BYTES + TAG_BYTES
DIVIDER: Final = "|"


def commitment(key: Secret, nonce: bytes) -> bytes:
    """Return the 16 bytes that tie a sealed thing to one key.

    Poly1305 does not: without this a blob can be built that two keys open, and each refusal halves the keys left to guess.
    """
    return blake2b(nonce, digest_size=COMMIT_BYTES, key=key.raw, person=b"umay.commit").digest()


def joined(*parts: str) -> bytes:
    """Return `umay|v1|…` for a context. Raises ValueError for a part that holds the divider: two contexts must never read alike."""
    if any(DIVIDER in part for part in parts):
        raise ValueError("a context may not hold the sign that divides it")
    return DIVIDER.join(("umay", "v1", *parts)).encode()


def lock(key: Secret, plain: bytes, context: bytes, nonce: bytes | None = None) -> bytes:
    """Return nonce, commitment and ciphertext.

    nonce: only for known answers in tests; None draws 24 fresh bytes, which is what keeps two texts apart.
    """
    nonce = secrets.token_bytes(NONCE_BYTES) if nonce is None else nonce
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(plain, context, nonce, key.raw)
    return nonce + commitment(key, nonce) + sealed


def unlock(key: Secret, locked: bytes, context: bytes) -> bytes:
    """Return the plain bytes. Raises CannotOpen."""
    if len(locked) < OVERHEAD:
        raise CannotOpen("sealed.form")
    nonce, commit, sealed = locked[:NONCE_BYTES], locked[NONCE_BYTES : NONCE_BYTES + COMMIT_BYTES], locked[NONCE_BYTES + COMMIT_BYTES :]
    if not hmac.compare_digest(commit, commitment(key, nonce)):
        raise CannotOpen("sealed.key")
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, context, nonce, key.raw)
    except CryptoError:
        raise CannotOpen("sealed.changed") from None


def padded(plain: bytes, step: int) -> bytes:
    """Return the bytes filled up to the next step, so that a length tells little. At least one byte is added."""
    filled = plain + b"\x80"
    return filled + bytes(-len(filled) % step)


def unpadded(filled: bytes) -> bytes:
    """Return the bytes without what `padded` added. Raises CannotOpen."""
    plain, mark, rest = filled.rpartition(b"\x80")
    if not mark or rest.strip(b"\0"):
        raise CannotOpen("sealed.form")
    return plain
