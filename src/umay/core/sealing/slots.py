"""Keeps a private key under something a person has or knows: words, a recovery code, the secret of a passkey or a session.

A slot carries its own salt and cost, so that costs can rise without anybody losing a key. Which slots a person has is the vault's business.
"""

from __future__ import annotations

import secrets
import struct
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from argon2.low_level import Type, hash_secret_raw

from umay.core.sealing.envelope import OVERHEAD, joined, lock, unlock
from umay.core.sealing.secret import SECRET_BYTES, CannotOpen, Secret
from umay.core.sealing.signs import check_sign, grouped, signs_of, typed_signs

_VERSION: Final = 1
_BY_WORDS: Final = 1
_BY_SECRET: Final = 2
_SALT_BYTES: Final = 16
_WORDS_HEAD: Final = struct.Struct(f">BB{_SALT_BYTES}sIBB")
_SECRET_HEAD: Final = struct.Struct(">BB")
_SEALED: Final = OVERHEAD + SECRET_BYTES
_RECOVERY_BYTES: Final = 17  # 136 bits: 28 signs with the check
_RECOVERY_SIGNS: Final = 27


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear one guess is made (Argon2id). The default takes about a tenth of a second and 64 MiB.

    Raises ValueError outside what any slot may ask for: a slot somebody wrote into the database must not eat the machine.
    """

    memory_kib: int = 65_536
    passes: int = 3
    lanes: int = 1

    def __post_init__(self) -> None:
        """Check the bounds."""
        if not (8_192 <= self.memory_kib <= 262_144 and 1 <= self.passes <= 10 and 1 <= self.lanes <= 4):
            raise ValueError("a cost beyond its bounds")


USUAL: Final = Cost()


def slot_by_words(private: Secret, words: str, about: str, cost: Cost = USUAL) -> bytes:
    """Return the key sealed under a password, a passphrase or a recovery code.

    about: whose key it is and which kind of slot; a slot copied to another place does not open there. Takes as long as the cost says.
    """
    return slot_with(private, words, about, cost, chance=secrets.token_bytes(_SALT_BYTES))


def slot_with(private: Secret, words: str, about: str, cost: Cost, *, chance: bytes, nonce: bytes | None = None) -> bytes:
    """Return what `slot_by_words` returns, with a salt and nonce of the caller's: for the known answers of tests and nothing else."""
    head = _WORDS_HEAD.pack(_VERSION, _BY_WORDS, chance, cost.memory_kib, cost.passes, cost.lanes)
    return head + lock(_key_of_words(words, chance, cost), private.raw, _context(head, about), nonce)


def open_slot_by_words(slot: bytes, words: str, about: str) -> Secret:
    """Return the key. Raises CannotOpen; wrong words are "sealed.key"."""
    if len(slot) != _WORDS_HEAD.size + _SEALED:
        raise CannotOpen("sealed.form")
    version, kind, salt, *numbers = _WORDS_HEAD.unpack_from(slot)
    if (version, kind) != (_VERSION, _BY_WORDS):
        raise CannotOpen("sealed.form")
    try:
        cost = Cost(*numbers)
    except ValueError:
        raise CannotOpen("sealed.form") from None
    head, sealed = slot[: _WORDS_HEAD.size], slot[_WORDS_HEAD.size :]
    return Secret(unlock(_key_of_words(words, salt, cost), sealed, _context(head, about)))


def slot_by_secret(private: Secret, secret32: bytes, about: str) -> bytes:
    """Return the key sealed under 32 random bytes: what a passkey gives, or a session's cookie. Raises ValueError for another length."""
    head = _SECRET_HEAD.pack(_VERSION, _BY_SECRET)
    return head + lock(_key_of_secret(secret32), private.raw, _context(head, about))


def open_slot_by_secret(slot: bytes, secret32: bytes, about: str) -> Secret:
    """Return the key. Raises CannotOpen; another secret is "sealed.key"."""
    head, sealed = slot[: _SECRET_HEAD.size], slot[_SECRET_HEAD.size :]
    if len(sealed) != _SEALED or head != _SECRET_HEAD.pack(_VERSION, _BY_SECRET) or len(secret32) != SECRET_BYTES:
        raise CannotOpen("sealed.form")
    return Secret(unlock(_key_of_secret(secret32), sealed, _context(head, about)))


def new_recovery_code() -> str:
    """Return seven groups of four signs, 135 random bits and a check sign: to be printed once and used as words."""
    signs = signs_of(secrets.token_bytes(_RECOVERY_BYTES))[:_RECOVERY_SIGNS]
    return grouped(signs + check_sign(signs))


def read_recovery_code(typed: str) -> str | None:
    """Return the code as `new_recovery_code` wrote it, from whatever case and dashes it was typed with; None if it can be none."""
    signs = typed_signs(typed)
    if signs is None or len(signs) != _RECOVERY_SIGNS + 1 or check_sign(signs[:-1]) != signs[-1]:
        return None
    return grouped(signs)


def _key_of_words(words: str, salt: bytes, cost: Cost) -> Secret:
    # The same word typed on another keyboard may come in other bytes.
    said = unicodedata.normalize("NFKC", words).encode("utf-8", "replace")
    return Secret(hash_secret_raw(said, salt, cost.passes, cost.memory_kib, cost.lanes, SECRET_BYTES, Type.ID))


def _key_of_secret(secret32: bytes) -> Secret:
    if len(secret32) != SECRET_BYTES:
        raise ValueError("a slot's secret has 32 bytes")
    return Secret(blake2b(secret32, digest_size=SECRET_BYTES, person=b"umay.slot").digest())


def _context(head: bytes, about: str) -> bytes:
    return joined("slot", head.hex(), about)
