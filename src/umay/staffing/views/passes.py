"""Coming in by a pass: the address is opened once and leaves the address bar."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from umay.staffing.by_pass import keep_pass
from umay.staffing.queries.doors import bearer_by_secret
from umay.web.api import pages


@never_cache
@require_GET
def open_pass(request: HttpRequest, secret: str) -> HttpResponse:
    """Let whoever has the secret in, and lead on to their own page. A wrong one is a missing page, whatever is wrong with it."""
    bearer = bearer_by_secret(secret, timezone.localdate())
    if bearer is None:
        raise Http404
    response = pages.go(request, "my-pass")
    keep_pass(response, bearer)
    response["Referrer-Policy"] = "no-referrer"
    return response
