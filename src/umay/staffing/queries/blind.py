"""Blind words: what finds a pass, a link, a name again without saying it. Made with keys that are kept outside the database."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b32encode
from functools import lru_cache
from uuid import UUID

from umay.core.api import app_key, install_id, pepper, sealing
from umay.staffing.rules.naming import folded, folded_number, name_parts
from umay.staffing.rules.passes import SECRET_BYTES

_LONGEST = 80


def new_pass() -> str:
    """Return a fresh secret for a pass, 26 signs."""
    return _said(secrets.token_bytes(SECRET_BYTES))


def link_secret(uid: UUID) -> str:
    """Return the secret of a class link: worked out anew each time, kept nowhere."""
    return _said(_keyed(bytes(app_key()), b"umay.link", uid.bytes)[:SECRET_BYTES])


def hash_of(secret: str) -> str:
    """Return under what a secret is kept. Anything may be given; what is too long finds nothing."""
    return hashlib.sha256(b"umay.staffing|" + secret[:_LONGEST].lower().encode(errors="replace")).hexdigest()


def known_by(name: str, phone: str) -> str:
    """Return by what somebody is known again who enrols a second time; "" without a number."""
    number = folded_number(phone)
    return _keyed(pepper(), b"umay.known", f"{folded(name)}|{number}".encode()).hex() if number else ""


def words_of(name: str) -> tuple[str, ...]:
    """Return the blind words of a name's parts, by which the inner register is looked through."""
    return tuple(_keyed(pepper(), b"umay.register", part.encode()).hex() for part in name_parts(name))


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
    return sealing.Spot(install_id(), "staffing.register", row, "name", "register", 0, 0)


def _keyed(key: bytes, purpose: bytes, said: bytes) -> bytes:
    return hmac.digest(_derived(key, purpose), said, "sha256")


@lru_cache(maxsize=8)
def _derived(key: bytes, purpose: bytes) -> bytes:
    return hashlib.blake2b(key=key, digest_size=32, person=purpose).digest()


def _said(raw: bytes) -> str:
    return b32encode(raw).decode().rstrip("=").lower()
