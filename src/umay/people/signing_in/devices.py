"""A mark that a browser keeps after signing in, so that strangers who guess cannot shut out the person whose browser it is.

Tries from a browser with the mark of an account are counted apart from everybody else's (OWASP: device cookies). The mark names nobody.
"""

from __future__ import annotations

import secrets
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

STRANGER: Final = "stranger"
_KEPT_S: Final = 365 * 24 * 3600
_SALT: Final = "umay.people.device"


def cookie_name() -> str:
    """Return the cookie's name; bound to the host where there is TLS."""
    return "__Host-umay-device" if settings.SESSION_COOKIE_SECURE else "umay-device"


def known_device(request: HttpRequest, address: str) -> str:
    """Return the mark if this browser signed in with the address before, else "stranger"."""
    nonce, _, seal = request.COOKIES.get(cookie_name(), "").partition(".")
    return nonce if nonce and constant_time_compare(seal, _seal(nonce, address)) else STRANGER


def remember_device(response: HttpResponse, address: str) -> None:
    """Let the browser keep a new mark for the address."""
    nonce = secrets.token_urlsafe(16)
    response.set_cookie(
        cookie_name(),
        f"{nonce}.{_seal(nonce, address)}",
        max_age=_KEPT_S,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _seal(nonce: str, address: str) -> str:
    return salted_hmac(_SALT, f"{nonce}|{address.strip().lower()}", algorithm="sha256").hexdigest()
