"""How a file that somebody brought goes out again: to be saved, never to be shown or run on our pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from umay.documents.examining.kinds import OCTETS
from umay.documents.examining.names import safe_name
from umay.web.api import SANDBOX

_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9._ -]")


def download_headers(name: str) -> dict[str, str]:
    """Return the headers with which the file goes out (RFC 6266). The type is never the file's own, so that no browser opens it."""
    safe = safe_name(name)
    plain = _NOT_PLAIN.sub("_", unicodedata.normalize("NFKD", safe).encode("ascii", "ignore").decode()).strip(" .") or "file"
    return {
        "Content-Type": OCTETS,
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}",
        "Content-Security-Policy": SANDBOX,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "private, no-store",
    }


def attachment(body: bytes | Iterable[bytes], name: str, *, size: int | None = None) -> HttpResponseBase:
    """Return the answer that hands a file out. body: whole, or in pieces as they are unsealed. size: of a body in pieces, when known."""
    headers = download_headers(name)
    if isinstance(body, bytes):
        return HttpResponse(body, headers={**headers, "Content-Length": str(len(body))})
    return StreamingHttpResponse(body, headers=headers if size is None else {**headers, "Content-Length": str(size)})
