"""What all pages for those who tell have in common: no account, no cookie, no trace, and one weight for all.

A request that comes here never meets the usual connection to the database; the kit and its frame are left out too.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.loader import get_template
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from umay.reports.api import InMemory

STEP_BYTES: Final = 4_096
LEAST_BYTES: Final = 6 * STEP_BYTES  # every page is at least so heavy, so that all five weigh the same
LANGUAGES: Final = tuple(code for code, _ in settings.LANGUAGES)
_HEADERS: Final = {
    "Cache-Control": "no-store, no-transform, max-age=0",  # compressed on the way, a page would tell its length again
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
_FRAME: Final = len("<!---->\n")
_USUAL: Final = "https://www.wikipedia.org/"
Show = Callable[..., HttpResponse]


def quietly(show: Show) -> Show:
    """Return the view as a page that knows nobody: languages by the page's own field, files in memory alone, closed headers."""

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(show)
    def answer(request: HttpRequest, code: str) -> HttpResponse:
        request.encoding = "utf-8"
        request.upload_handlers = [InMemory(request)]
        try:
            lang = language_of(request)
            with translation.override(lang):
                response = show(request, code)
        except (SuspiciousOperation, MultiPartParserError, UnreadablePostError):
            lang = _first_language()
            with translation.override(lang):
                response = page(code, "telling/too_much.html", {}, status=400)
        for name, value in {**_HEADERS, "Content-Language": lang}.items():
            response.headers[name] = value
        return response

    answer.knows_nobody = True  # type: ignore[attr-defined]  # people's middleware asks nothing for such a page
    return answer


def language_of(request: HttpRequest) -> str:
    """Return the language to answer in: chosen just now, the page's before, the address's, or the browser's."""
    for given in (request.POST.get("in"), request.POST.get("lang"), request.GET.get("in")):
        if given in LANGUAGES:
            return given
    return _first_language()


def changes_language(request: HttpRequest) -> bool:
    """Tell whether the form was sent to read the same screen in another language."""
    return request.POST.get("in") in LANGUAGES


def page(code: str, template: str, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """Return a page for those who tell, filled up to the next step of size."""
    shared = {
        "lang": translation.get_language() or "en",
        "languages": settings.LANGUAGES,
        "code": code,
        "elsewhere": elsewhere(),
        "switch": "",
        "place": None,
        "sign_video": "",
    }
    html = get_template(template, using="jinja2").render({**shared, **context}).encode()
    return HttpResponse(html + _filling(len(html)), status=status)


def elsewhere() -> str:
    """Return the address of the page that "Leave now" leads to."""
    return getattr(settings, "UMAY_LEAVE_TO", "") or _USUAL


def _filling(length: int) -> bytes:
    """Return what brings a page to a full step: noise, so that it weighs the same where somebody compresses it on the way."""
    wanted = max(LEAST_BYTES, -(-(length + _FRAME) // STEP_BYTES) * STEP_BYTES)
    missing = wanted - length - _FRAME
    return b"<!--" + secrets.token_urlsafe(missing)[:missing].replace("-", "_").encode() + b"-->\n"


def _first_language() -> str:
    lang = translation.get_language() or "en"
    return lang if lang in LANGUAGES else "en"
