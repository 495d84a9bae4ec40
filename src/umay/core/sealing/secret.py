"""Secrets and key pairs that never show themselves, and the one exception of everything that cannot be opened.

Who holds which key, and where it is kept, is the vault's business.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from typing import ClassVar, Final, Literal, NoReturn, SupportsIndex

from nacl.bindings import crypto_scalarmult_base

SECRET_BYTES: Final = 32

OpeningCode = Literal[
    "sealed.form",  # not a shape this code knows
    "sealed.key",  # this key was not the one
    "sealed.changed",  # altered, or sealed for another place
    "sealed.cut",  # a stream that ends too soon or too late
    "shares.mistyped",  # a share that does not match its own check signs
    "shares.mixed",  # shares of different secrets, or the same one twice
    "shares.too_few",
]


class CannotOpen(Exception):
    """Something sealed did not open. `code` says what kind of thing went wrong and never what was inside."""

    def __init__(self, code: OpeningCode) -> None:
        """Keep the code; it is all that anyone may learn."""
        super().__init__(code)
        self.code: Final = code


class Hidden:
    """Bytes of one length that no log, page, traceback, copy or pickle shows.

    A plain class, since `dataclasses.asdict` would hand out the bytes of a dataclass.
    """

    SIZE: ClassVar[int] = SECRET_BYTES
    __slots__ = ("raw",)
    raw: bytes

    def __init__(self, raw: bytes) -> None:
        """Keep exactly SIZE bytes. Raises ValueError for any other length."""
        if len(raw) != self.SIZE:
            raise ValueError(f"{type(self).__name__} takes {self.SIZE} bytes")
        object.__setattr__(self, "raw", bytes(raw))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: a secret does not change."""
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: a secret does not change."""
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __repr__(self) -> str:
        """Return the kind of thing, not the thing."""
        return f"{type(self).__name__}(hidden)"

    def __eq__(self, other: object) -> bool:
        """Compare in a time that does not depend on the bytes."""
        return type(other) is type(self) and isinstance(other, Hidden) and hmac.compare_digest(self.raw, other.raw)

    def __hash__(self) -> int:
        """Allow sets and mapping keys."""
        return hash((type(self), self.raw))

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> NoReturn:
        """Refuse to be pickled or copied into a cache, a job or a session."""
        raise TypeError(f"{type(self).__name__} is never written down")


class Secret(Hidden):
    """32 bytes: a compartment's key, the private half of a pair, the key of a file."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An X25519 pair. public: 32 bytes, to be shown to anybody."""

    public: bytes
    private: Secret


def new_secret() -> Secret:
    """Return 32 bytes from the machine's own source of chance."""
    return Secret(secrets.token_bytes(SECRET_BYTES))


def pair_of(private: Secret) -> KeyPair:
    """Return the pair whose private half this is."""
    return KeyPair(public=crypto_scalarmult_base(private.raw), private=private)


def new_pair() -> KeyPair:
    """Return a fresh pair."""
    return pair_of(new_secret())
