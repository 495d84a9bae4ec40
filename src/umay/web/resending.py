"""Keeps what somebody typed when the page it stood on was too old to be taken, or the sign-in had ended: it can be sent again.

Only what this site's own page sent is shown again, so that no other site can have somebody send what it prepared. Nothing is kept on the
server: the page carries it. Passwords, codes and files are never shown again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from umay.web import pages
from umay.web.asking import SUBMISSION_FIELD

Answer = Callable[[HttpRequest], HttpResponse]
TEMPLATE: Final = "web/send_again.html"
_TOKEN: Final = "csrfmiddlewaretoken"  # noqa: S105  the name of a field
_SECRET: Final = re.compile(r"passw|secret|token|code|otp|login|credential", re.IGNORECASE)
_UNSEEN: Final = frozenset({SUBMISSION_FIELD, "seen", "next", "language"})


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent and can be sent again. fields: names and values. words: those values that a person wrote. sign_in: where, or ""."""

    action: str
    fields: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    lost_files: bool
    sign_in: str = ""


def is_own(request: HttpRequest) -> bool:
    """Tell whether a page of this site sent the request, by what the browser says of it; False when it says nothing."""
    headers = request.headers
    if site := headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = headers.get("Origin") or headers.get("Referer", "")
    return bool(origin) and urlsplit(origin).netloc == request.get_host()


def typed(request: HttpRequest, *, sign_in: str = "") -> Typed | None:
    """Return what was typed, or None where it may not be shown again: from elsewhere, with a secret in it, or nothing at all."""
    if request.method != "POST" or not is_own(request) or any(_SECRET.search(name) for name in request.POST if name != _TOKEN):
        return None
    fields = tuple(_fields(request))
    words = tuple(value for name, value in fields if value.strip() and name not in _UNSEEN)
    if not words and not request.FILES:
        return None
    return Typed(request.get_full_path(), fields, words, bool(request.FILES), sign_in)


def _fields(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name != _TOKEN:
            yield from ((name, str(value)) for value in values)


def send_again(request: HttpRequest, found: Typed) -> HttpResponse:
    """Show what was typed, with a button that sends it again under a fresh token."""
    return pages.failed(request, TEMPLATE, {"typed": found}, status=403)


def keep_what_was_typed(get_response: Answer) -> Answer:
    """Show what was typed where somebody whose sign-in has ended sent a form, in place of the sign-in alone."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        address = resolve_url(settings.LOGIN_URL)
        if request.method != "POST" or response.status_code != 302 or not response.headers["Location"].startswith(address):
            return response
        found = typed(request, sign_in=address)
        return send_again(request, found) if found else response

    return answer
