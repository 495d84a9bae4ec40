"""Blind words and sealed names: what finds a name again without saying it. Made with keys that are kept outside the database."""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache
from uuid import UUID

from umay.core.api import app_key, install_id, pepper, sealing
from umay.register.rules.naming import name_parts


def words_of(name: str) -> tuple[str, ...]:
    """Return the blind words of a name's parts, by which the inner register is looked through."""
    return tuple(hmac.digest(_derived(pepper(), b"umay.register"), part.encode(), "sha256").hex() for part in name_parts(name))


def seal_name(name: str, row: UUID) -> bytes:
    """Return a name sealed with the application's key, for one row."""
    return sealing.seal_words(_name_key(bytes(app_key())), name, _spot(row))


def open_name(box: bytes, row: UUID) -> str:
    """Return a sealed name; with a key of the application before this one, where that made it. "" for an emptied box.

    Raises CannotOpen.
    """
    if not box:
        return ""
    keys = app_key()
    for key in (bytes(keys), *keys.older):
        try:
            return sealing.open_words(_name_key(key), bytes(box), _spot(row))
        except sealing.CannotOpen as no:
            if no.code != "sealed.key":
                raise
    raise sealing.CannotOpen("sealed.key")


def _name_key(key: bytes) -> sealing.Secret:
    return sealing.Secret(_derived(key, b"umay.name"))


def _spot(row: UUID) -> sealing.Spot:
    return sealing.Spot(install_id(), "register.entry", row, "name", "register", 0, 0)


@lru_cache(maxsize=8)
def _derived(key: bytes, purpose: bytes) -> bytes:
    return hashlib.blake2b(key=key, digest_size=32, person=purpose).digest()
