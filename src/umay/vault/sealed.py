"""How private halves are kept here: in slots, under newer and recovery keys, under the cookie of an open vault. No tables, no requests."""

from __future__ import annotations

import os
import secrets
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from threading import BoundedSemaphore
from typing import Final
from uuid import UUID

from umay.core.api import app_key, install_id, sealing
from umay.kernel.refusal import Refusal, Refused
from umay.vault.rules.slots import SlotKind

Raw = bytes | memoryview
"""What a column of bytes gives."""
_UID_BYTES: Final = 16
_WAIT_S: Final = 2  # SECURITY C2: so long one waits for a turn at a slow hash, then is asked to come again
_turns: Final = BoundedSemaphore(os.cpu_count() or 1)  # bounds the memory: 64 MiB for each


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a turn at a slow hash. Raises Refused ("vault.busy")."""
    if not _turns.acquire(timeout=_WAIT_S):
        raise Refused(Refusal("vault.busy"))
    try:
        yield
    finally:
        _turns.release()


def mark_of(person: UUID, key: UUID, version: int, public: bytes) -> bytes:
    """Return the mark for a public half of ours."""
    return sealing.mark_key(app_key(), person, key, version, public)


def is_genuine(mark: Raw, person: UUID, key: UUID, version: int, public: Raw) -> bool:
    """Tell whether Umay itself wrote the public half for this person."""
    return sealing.key_is_genuine(app_key(), bytes(mark), person=person, key=key, version=version, public=bytes(public))


def slot_of(private: sealing.Secret, words: str, key: UUID, kind: SlotKind, cost: sealing.Cost | None = None) -> bytes:
    """Return the private half sealed under words, or under a code: a code is long enough to need no slow hash."""
    if kind in (SlotKind.RECOVERY_CODE, SlotKind.ONE_TIME):
        return sealing.slot_by_secret(private, _secret_of(words), _about(key, kind))
    with turn():
        return sealing.slot_by_words(private, _typed(words, kind, app_key()), _about(key, kind), cost or sealing.Cost())


def open_slot(blob: Raw, words: str, key: UUID, kind: SlotKind) -> tuple[sealing.Secret, bool]:
    """Return the private half, and whether the slot should be made anew: it is of an app key that was in use before.

    Raises CannotOpen, and Refused ("vault.busy").
    """
    if kind in (SlotKind.RECOVERY_CODE, SlotKind.ONE_TIME):
        return sealing.open_slot_by_secret(bytes(blob), _secret_of(words), _about(key, kind)), False
    in_use = app_key()
    for by in (in_use, *in_use.older):
        with turn(), suppress(sealing.CannotOpen):
            return sealing.open_slot_by_words(bytes(blob), _typed(words, kind, by), _about(key, kind)), by != in_use
    raise sealing.CannotOpen("sealed.key")


def slot_of_passkey(private: sealing.Secret, secret: bytes, key: UUID) -> bytes:
    """Return the private half sealed under the 32 bytes that a passkey gives for this key's salt."""
    return sealing.slot_by_secret(private, secret, _about(key, SlotKind.PRF))


def open_passkey(blob: Raw, secret: bytes, key: UUID) -> sealing.Secret:
    """Return the private half. Raises CannotOpen for another passkey's bytes."""
    return sealing.open_slot_by_secret(bytes(blob), secret, _about(key, SlotKind.PRF))


def passkey_salt(key: UUID) -> bytes:
    """Return what a passkey is asked with for a key: known to all, and of use to nobody without the passkey."""
    return blake2b(_about(key, SlotKind.PRF).encode(), digest_size=32, person=b"umay.vault.prf").digest()


def hand_to(private: sealing.Secret, public: bytes, *, key: UUID, version: int, holder: UUID, person: UUID) -> bytes:
    """Return a private half sealed to another key: the person's newer one, or the officials'. holder: that key's uid."""
    return sealing.wrap(private, public, sealing.Wrapping(key, "key", version, holder, str(person)))


def take_from(blob: Raw, pair: sealing.KeyPair, *, key: UUID, version: int, holder: UUID, person: UUID) -> sealing.Secret:
    """Return the private half that was sealed to the pair. Raises CannotOpen."""
    return sealing.unwrap(bytes(blob), pair, sealing.Wrapping(key, "key", version, holder, str(person)))


def new_token() -> str:
    """Return a new cookie for an open vault: 32 random bytes."""
    return urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=")


def hash_of(token: str) -> str:
    """Return what the table holds of a cookie; it opens nothing."""
    return blake2b(token.encode(), digest_size=32, person=b"umay.vault.id").hexdigest()


def close_up(pairs: Mapping[UUID, sealing.KeyPair], token: str, *, row: UUID, session: str, person: UUID) -> bytes:
    """Return the private halves sealed under the cookie, bound to the row, the session and the person."""
    inside = b"".join(uid.bytes + pair.private.raw for uid, pair in pairs.items())
    return sealing.seal(_key_of(token), inside, _spot(row, session, person))


def open_up(blob: Raw, token: str, *, row: UUID, session: str, person: UUID) -> dict[UUID, sealing.KeyPair]:
    """Return the pairs by the uid of their key. Raises CannotOpen for another cookie, session or person."""
    inside = sealing.open_sealed(_key_of(token), bytes(blob), _spot(row, session, person))
    step = _UID_BYTES + 32
    parts = [inside[at : at + step] for at in range(0, len(inside), step)]
    return {UUID(bytes=part[:_UID_BYTES]): sealing.pair_of(sealing.Secret(part[_UID_BYTES:])) for part in parts}


def hide_share(share: str, recovery: UUID) -> bytes:
    """Return an official's share sealed until the second comes, under a key that is not in the database."""
    return sealing.seal_words(_share_key(), share, sealing.Spot(install_id(), "vault_recovery", recovery, "share_blob", "share", 0, 1))


def show_share(blob: Raw, recovery: UUID) -> str:
    """Return the share that was held. Raises CannotOpen."""
    spot = sealing.Spot(install_id(), "vault_recovery", recovery, "share_blob", "share", 0, 1)
    return sealing.open_words(_share_key(), bytes(blob), spot)


def is_token(said: str) -> bool:
    """Tell whether a cookie has the shape of ours; others cost no question to the database."""
    try:
        return len(urlsafe_b64decode(said + "=")) == 32
    except ValueError:
        return False


def _typed(words: str, kind: SlotKind, by: bytes) -> str:
    """Return words as the slow hash takes them: the key outside the database takes part, so that a copied table cannot be guessed at.

    Of a passphrase spaces more or less do not count; however a sign is put together does not count in either.
    """
    meant = unicodedata.normalize("NFKC", " ".join(words.split()) if kind is SlotKind.PASSPHRASE else words)
    return blake2b(meant.encode(), key=by, digest_size=32, person=b"umay.vault.word").hexdigest()


def _about(key: UUID, kind: SlotKind) -> str:
    return f"{install_id()}/{key}/{kind.value}"


def _secret_of(code: str) -> bytes:
    return blake2b(code.encode(), digest_size=32, person=b"umay.vault.code").digest()


def _key_of(token: str) -> sealing.Secret:
    """Return the key that a cookie gives. The key outside the database takes part: cookie and table alone open nothing elsewhere."""
    return sealing.Secret(blake2b(token.encode(), digest_size=32, key=app_key(), person=b"umay.vault.open").digest())


def _share_key() -> sealing.Secret:
    return sealing.Secret(blake2b(digest_size=32, key=app_key(), person=b"umay.vault.part").digest())


def _spot(row: UUID, session: str, person: UUID) -> sealing.Spot:
    return sealing.Spot(install_id(), "vault_openvault", row, "blob", f"{session}/{person}", 0, 1)
