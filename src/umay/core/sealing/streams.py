"""Seals a file piece by piece, so that none of it needs to lie anywhere in clear, and refuses a file that was cut.

Header `ver(1) alg(1) commit(16) secretstream header(24)`, then pieces of 64 KiB + 17 bytes, the last one filled up.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Final

from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_ABYTES,
    crypto_secretstream_xchacha20poly1305_HEADERBYTES,
    crypto_secretstream_xchacha20poly1305_init_pull,
    crypto_secretstream_xchacha20poly1305_init_push,
    crypto_secretstream_xchacha20poly1305_pull,
    crypto_secretstream_xchacha20poly1305_push,
    crypto_secretstream_xchacha20poly1305_state,
    crypto_secretstream_xchacha20poly1305_TAG_FINAL,
    crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
)
from nacl.exceptions import CryptoError

from umay.core.sealing.envelope import COMMIT_BYTES, commitment, padded, unpadded
from umay.core.sealing.secret import SECRET_BYTES, CannotOpen, Secret

PIECE: Final = 64 * 1024
SEALED_PIECE: Final = PIECE + crypto_secretstream_xchacha20poly1305_ABYTES
_FORMAT: Final = bytes((1, 1))  # version, secretstream of XChaCha20-Poly1305
HEADER: Final = len(_FORMAT) + COMMIT_BYTES + crypto_secretstream_xchacha20poly1305_HEADERBYTES


def seal_stream(key: Secret, chunks: Iterable[bytes], about: bytes) -> Iterator[bytes]:
    """Return the header and then the sealed pieces, as the chunks arrive.

    key: of this file alone. chunks: of any size. about: which file it is; the same bytes open it. Keep how many pieces came
    after the header: opening asks for that count.
    """
    stream_key, state = _key_of_stream(key), crypto_secretstream_xchacha20poly1305_state()
    begin = crypto_secretstream_xchacha20poly1305_init_push(state, stream_key.raw)
    yield _FORMAT + commitment(stream_key, begin) + begin
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) >= PIECE:
            piece = bytes(held[:PIECE])
            del held[:PIECE]
            yield _push(state, piece, about, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE)
    yield _push(state, padded(bytes(held), PIECE), about, crypto_secretstream_xchacha20poly1305_TAG_FINAL)


def pieces_of(plain_length: int) -> int:
    """Return how many pieces a file of so many bytes becomes."""
    return plain_length // PIECE + 1


def open_stream(key: Secret, header: bytes, chunks: Iterable[bytes], count: int, about: bytes) -> Iterator[bytes]:
    """Return the plain pieces, each as it is opened; the last only once all is known to be there and nothing after it.

    Raises CannotOpen while being read: "sealed.cut" for a piece too few or too many, "sealed.changed" for one that is
    altered or out of order. Whoever reads must then throw away what came before.
    """
    if count < 1:
        raise CannotOpen("sealed.cut")
    state = _pull_state(key, header)
    pieces = iter(chunks)
    for number in range(1, count + 1):
        piece, is_final = _pull(state, next(pieces, None), about)
        if is_final != (number == count):
            raise CannotOpen("sealed.cut")
        if is_final:
            piece = _last(piece, pieces)
        if piece:
            yield piece


def _key_of_stream(key: Secret) -> Secret:
    """Return the key of the stream, so that a key handed to both `seal` and `seal_stream` is still not used twice."""
    return Secret(blake2b(b"", digest_size=SECRET_BYTES, key=key.raw, person=b"umay.stream").digest())


def _push(state: crypto_secretstream_xchacha20poly1305_state, piece: bytes, about: bytes, tag: int) -> bytes:
    return bytes(crypto_secretstream_xchacha20poly1305_push(state, piece, about, tag))


def _pull_state(key: Secret, header: bytes) -> crypto_secretstream_xchacha20poly1305_state:
    if len(header) != HEADER or not header.startswith(_FORMAT):
        raise CannotOpen("sealed.form")
    commit, begin = header[len(_FORMAT) : len(_FORMAT) + COMMIT_BYTES], header[len(_FORMAT) + COMMIT_BYTES :]
    stream_key = _key_of_stream(key)
    if not hmac.compare_digest(commit, commitment(stream_key, begin)):
        raise CannotOpen("sealed.key")
    state = crypto_secretstream_xchacha20poly1305_state()
    crypto_secretstream_xchacha20poly1305_init_pull(state, begin, stream_key.raw)
    return state


def _pull(state: crypto_secretstream_xchacha20poly1305_state, sealed: bytes | None, about: bytes) -> tuple[bytes, bool]:
    """Return one plain piece and whether it says it is the last. Raises CannotOpen."""
    if sealed is None:
        raise CannotOpen("sealed.cut")
    if len(sealed) != SEALED_PIECE:
        raise CannotOpen("sealed.form")
    try:
        piece, tag = crypto_secretstream_xchacha20poly1305_pull(state, bytes(sealed), about)
    except CryptoError:
        raise CannotOpen("sealed.changed") from None
    return piece, tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL


def _last(piece: bytes, rest: Iterator[bytes]) -> bytes:
    if next(rest, None) is not None:
        raise CannotOpen("sealed.cut")
    return unpadded(piece)
