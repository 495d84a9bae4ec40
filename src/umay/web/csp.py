"""Tells browsers what a page may load: our own files and nothing inline. No page can loosen it; a file that is handed out tightens it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_OWN: Final[Mapping[str, tuple[str, ...]]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'",),
    "media-src": ("'self'",),
    "connect-src": ("'self'",),
    "manifest-src": ("'self'",),
    "worker-src": ("'self'",),
    "form-action": ("'self'",),
    "frame-ancestors": ("'none'",),
    "base-uri": ("'none'",),
}
HEADER: Final = "Content-Security-Policy"
SANDBOX: Final = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""For files that people brought: nothing in them may load, run or speak for this site. The one policy an answer may bring itself."""


def policy(more: Mapping[str, tuple[str, ...]]) -> str:
    """Return the policy as a header says it.

    more: sources a deployment adds, such as the sign-in server of a ministry under "form-action".
    Raises ValueError for an "unsafe" source, a wildcard, or a directive that is not ours.
    """
    for directive, sources in more.items():
        if directive not in _OWN or any("unsafe" in source or source == "*" for source in sources):
            raise ValueError(f"the content policy does not take {directive} {' '.join(sources)}")
    return "; ".join(f"{name} {' '.join((*own, *more.get(name, ())))}" for name, own in _OWN.items())


def content_policy(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Put the policy on every answer but those under SANDBOX. The setting UMAY_CSP_MORE adds sources."""
    said = policy(getattr(settings, "UMAY_CSP_MORE", {}))

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.headers.get(HEADER) != SANDBOX:
            response.headers[HEADER] = said
        return response

    return answer
