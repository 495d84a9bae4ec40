"""The quick way out: the browser is told to forget what it kept of us, and led to a page that anybody may have open."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from umay.telling.views.frame import quietly

USUAL: Final = "https://www.wikipedia.org/"


@quietly
def leave(_request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001 - every place is left alike
    """Lead away at once."""
    response = HttpResponseRedirect(getattr(settings, "UMAY_LEAVE_TO", "") or USUAL)
    response.status_code = 303
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
