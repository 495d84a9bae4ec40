"""The signed token of the forms for those who tell: it stands in for a cookie, which these pages never set."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any, Final, Literal
from uuid import UUID

from django.core import signing
from django.http import HttpRequest

_SALT: Final = "umay.form"
LEAST_S: Final = 2
MOST_S: Final = 24 * 3600
_LONGEST: Final = 300
Age = Literal["young", "good", "old"]


@dataclass(frozen=True, slots=True)
class Token:
    """A form that was handed out. place: the code of its address; began_at: seconds since the epoch; nonce: tells forms apart."""

    place: str
    began_at: int
    nonce: str

    def signed(self) -> str:
        """Return it as the form carries it."""
        return signing.Signer(salt=_SALT).sign_object([self.place, self.began_at, self.nonce])

    def age(self, now: datetime) -> Age:
        """Return whether the form is younger than anybody can write, good, or from another day."""
        seconds = now.timestamp() - self.began_at
        return "young" if seconds < LEAST_S else "old" if seconds > MOST_S else "good"

    def key(self, *parts: str) -> UUID:
        """Return the key under which what this form sends is kept once, however often it is sent."""
        seen = blake2b(digest_size=16, person=b"umay.once")
        for part in (self.nonce, *parts):
            data = part.encode(errors="replace")
            seen.update(len(data).to_bytes(8) + data)
        return UUID(bytes=seen.digest(), version=5)


def new_token(place: str, now: datetime) -> Token:
    """Return the token of a fresh form."""
    return Token(place, int(now.timestamp()), secrets.token_urlsafe(12))


def read_token(typed: str, place: str) -> Token | None:
    """Return the token that a form of this place carries; None for one that we did not sign, or signed for another place."""
    try:
        given: Any = signing.Signer(salt=_SALT).unsign_object(typed) if len(typed) <= _LONGEST else None
    except (signing.BadSignature, ValueError):
        return None
    match given:
        case [str(of_place), int(began_at), str(nonce)] if of_place == place:
            return Token(of_place, began_at, nonce)
        case _:
            return None


def comes_from_elsewhere(request: HttpRequest) -> bool:
    """Tell whether the browser says that another site sent the form.

    Our own pages tell no referrer, so that browsers say "null" of where a form comes from: this alone says nothing.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin", "null")
    return origin != "null" and origin.partition("://")[2] != request.get_host()


def is_gone_back_to(request: HttpRequest) -> bool:
    """Tell whether the browser sends an old form by itself, since somebody goes back or loads the page anew.

    It may be somebody else, after the teller has left: what was typed is not shown again. Browsers that do not say so count as pressed.
    """
    headers = request.headers
    return headers.get("Sec-Fetch-Mode") == "navigate" and "Sec-Fetch-User" not in headers
