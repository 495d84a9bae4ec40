"""Blind words: what finds a pass, a link, somebody again without saying it. Made with keys that are kept outside the database."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b32encode
from functools import lru_cache
from uuid import UUID

from umay.core.api import app_key, pepper
from umay.register.api import folded, folded_number
from umay.staffing.rules.passes import SECRET_BYTES

_LONGEST = 80


def new_pass(worker: UUID, key: UUID | None = None) -> str:
    """Return a fresh secret for somebody's pass, 26 signs. key: of the form; the same form sent twice makes the same pass."""
    if key is None:
        return _said(secrets.token_bytes(SECRET_BYTES))
    return _said(_keyed(bytes(app_key()), b"umay.pass", key.bytes + worker.bytes)[:SECRET_BYTES])


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


def _keyed(key: bytes, purpose: bytes, said: bytes) -> bytes:
    return hmac.digest(_derived(key, purpose), said, "sha256")


@lru_cache(maxsize=8)
def _derived(key: bytes, purpose: bytes) -> bytes:
    return hashlib.blake2b(key=key, digest_size=32, person=purpose).digest()


def _said(raw: bytes) -> str:
    return b32encode(raw).decode().rstrip("=").lower()
