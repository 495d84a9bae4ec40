"""How a file goes out: one that somebody brought to be saved, never shown or run on our pages; a paper of our own under its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from umay.documents.examining.kinds import OCTETS
from umay.documents.examining.names import safe_name
from umay.documents.values import Kind
from umay.web.api import SANDBOX

MEDIA_TYPES: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "pdf": "application/pdf",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "csv": "text/csv; charset=utf-8",
    }
)
_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9._ -]")


def download_headers(name: str) -> dict[str, str]:
    """Return the headers with which the file goes out (RFC 6266). The type is never the file's own, so that no browser opens it."""
    return {
        "Content-Type": OCTETS,
        "Content-Disposition": _disposition(safe_name(name)),
        "Content-Security-Policy": SANDBOX,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "private, no-store",
    }


def paper_headers(parts: Iterable[str], kind: Kind) -> dict[str, str]:
    """Return the headers of a paper that we wrote ourselves, to be saved under what it is, whose and of which day.

    parts: in the reader's words, such as "Duty table", the school and a date; empty ones are left out. kind: what its type is told by.
    """
    name = safe_name(" - ".join(part.strip() for part in parts if part.strip()) + f".{kind}")
    return {
        "Content-Type": MEDIA_TYPES[kind],
        "Content-Disposition": _disposition(name),
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }


def shown(paper: bytes, name: str) -> HttpResponse:
    """Return the answer that shows a paper that we wrote ourselves, to be printed at once. name: of the PDF, in plain letters."""
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(paper, content_type=MEDIA_TYPES["pdf"], headers=headers)


def _disposition(safe: str) -> str:
    """Return how to save a file: its name in every script for browsers of today, and in plain letters for others."""
    plain = _NOT_PLAIN.sub("_", unicodedata.normalize("NFKD", safe).encode("ascii", "ignore").decode()).strip(" .") or "file"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}"


def attachment(body: bytes | Iterable[bytes], name: str, *, size: int | None = None) -> HttpResponseBase:
    """Return the answer that hands a file out. body: whole, or in pieces as they are unsealed. size: of a body in pieces, when known."""
    headers = download_headers(name)
    if isinstance(body, bytes):
        return HttpResponse(body, headers={**headers, "Content-Length": str(len(body))})
    return StreamingHttpResponse(body, headers=headers if size is None else {**headers, "Content-Length": str(size)})
