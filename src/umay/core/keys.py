"""The keys that are kept outside the database, what is derived from them, and their marks inside it.

A database knows by a mark which keys it was made with: Umay never goes on with others, since every receipt would be lost in silence.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from umay.core.sealing import MarkKey

_BLOCK: Final = 64  # bytes; of SHA-256, as HMAC (RFC 2104) pads its key to it


def app_key() -> MarkKey:
    """Return the key that marks public keys and grants, with those before it. Raises ImproperlyConfigured before the first start."""
    return MarkKey.of(_set(settings.UMAY_APP_KEY, "UMAY_APP_KEY"), getattr(settings, "UMAY_OLD_APP_KEYS", ()))


def pepper() -> bytes:
    """Return the key under which receipts are looked up. Raises ImproperlyConfigured before the first start."""
    return _set(settings.UMAY_PEPPER, "UMAY_PEPPER")


def context_key() -> bytes:
    """Return the key by which a transaction proves whose it is; the database holds it where the application cannot read."""
    return marks_of(app_key())[1]


def install_id() -> str:
    """Return what tells this installation from others; sealed content opens in no other, so it is of the first key for ever."""
    key = app_key()
    return _derived(key.older[-1] if key.older else key, b"umay.install").hex()[:32]


def settle(**_more: Any) -> None:
    """Put the context key and the marks of all keys into the database once; refuse others later. Runs after each migration, as the owner.

    Raises ImproperlyConfigured when the database was made with other keys.
    """
    marks = {"app": marks_of(app_key())[0], "pepper": _derived(pepper(), b"umay.mark")}
    with connection.cursor() as cursor:
        cursor.execute("select name, mark from umay_key")
        kept = {name: bytes(mark) for name, mark in cursor.fetchall()}
        if wrong := [name for name, mark in marks.items() if kept.get(name, mark) != mark]:
            raise ImproperlyConfigured(f"This database was made with another {wrong[0]} key. Bring that key back; nothing was changed.")
        if kept:
            return
        inner, outer = pads(context_key())
        for name, mark in marks.items():
            cursor.execute("insert into umay_key (name, mark, inner_pad, outer_pad) values (%s, %s, %s, %s)", [name, mark, inner, outer])


def marks_of(app: bytes) -> tuple[bytes, bytes]:
    """Return by what the database knows the application's key, and the context key that belongs to it."""
    return _derived(app, b"umay.mark"), _derived(app, b"umay.context")


def pads(key: bytes) -> tuple[bytes, bytes]:
    """Return the inner and the outer pad of an HMAC-SHA256 key: with them the database works one out by sha256() alone."""
    inner, outer = (bytes(each ^ pad for each in key.ljust(_BLOCK, b"\0")) for pad in (0x36, 0x5C))
    return inner, outer


def _set(key: bytes | None, name: str) -> bytes:
    if key is None:
        raise ImproperlyConfigured(f"{name} is not set; `umay serve` makes it at the first start, elsewhere: openssl rand -hex 32")
    return key


@lru_cache(maxsize=16)
def _derived(key: bytes, purpose: bytes) -> bytes:
    return hashlib.blake2b(key=key, digest_size=32, person=purpose).digest()
