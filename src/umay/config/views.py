"""Two addresses for those who run the machine: does it live, and how does it do. Nothing about people."""

from __future__ import annotations

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

_LOOPBACK = frozenset({"127.0.0.1", "::1", ""})


@never_cache
@require_safe
def show_health(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return JsonResponse({"database": "away"}, status=503)
    return JsonResponse({"database": "ok"})


@never_cache
@require_safe
def show_metrics(request: HttpRequest) -> HttpResponse:
    """Answer the counters in Prometheus's format, to this machine only; others meet a 404."""
    if request.META.get("REMOTE_ADDR", "") not in _LOOPBACK or "HTTP_X_FORWARDED_FOR" in request.META:
        return HttpResponse(status=404)
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)
