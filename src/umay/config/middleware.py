"""What the machine does around every request: count it, log it without saying who, answer calmly when the database is away."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Final

import structlog
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

from umay.web.api import server_error

_ANSWERS: Final = Counter("umay_answers", "Answers by page and status.", ["page", "status"])
_SECONDS: Final = Histogram(
    "umay_answer_seconds", "Seconds until the answer.", ["page"], buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
)
_RETRY_S: Final = 5
_HEADERS: Final = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}
_AWAY: Final = (
    "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Umay</title>"
    "<h1>One moment</h1><p>Umay cannot reach its database just now. Nothing you sent was saved. Try again in a few seconds.</p></html>"
)
log = structlog.get_logger("umay.request")

Answer = Callable[[HttpRequest], HttpResponse]


def account_for_requests(get_response: Answer) -> Answer:
    """Count and log each answer by the name of its page. No path, address, account or query goes into the log."""

    def answer(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = get_response(request)
        took = time.perf_counter() - began
        page = page_of(request)
        _ANSWERS.labels(page, str(response.status_code)).inc()
        _SECONDS.labels(page).observe(took)
        log.info("answered", page=page, method=request.method, status=response.status_code, ms=round(took * 1000, 1))
        return response

    return answer


class CalmWhenTheDatabaseIsAway:
    """Turn a lost database into a 503 that says what happened to what was sent."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self._get_response(request)
        except (OperationalError, InterfaceError) as error:  # raised around a view: by a session, a transaction's end
            return away(error)

    def process_exception(self, _request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for a view that lost the database; None leaves any other error to Django."""
        return away(error) if isinstance(error, OperationalError | InterfaceError) else None


def away(error: Exception) -> HttpResponse:
    """Return the answer for a lost database; the log gets the kind of error only, since its words may quote values."""
    log.warning("database_away", kind=type(error).__name__)
    return HttpResponse(_AWAY, status=503, headers={"Retry-After": str(_RETRY_S), "Cache-Control": "no-store"})


def failed(request: HttpRequest) -> HttpResponse:
    """Answer for an error that no view caught; a database lost before the view began is answered for calmly too."""
    error = sys.exc_info()[1]
    return away(error) if isinstance(error, OperationalError | InterfaceError) else server_error(request)


def say_what_browsers_may_do(get_response: Answer) -> Answer:
    """Put the headers on every answer that close what Umay never uses."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return answer


def page_of(request: HttpRequest) -> str:
    """Return the name of the page that was asked for; "static" for a file, "none" when no page has that address."""
    if request.path_info.startswith("/static/"):
        return "static"
    match = request.resolver_match
    return (match.view_name if match else "") or "none"
