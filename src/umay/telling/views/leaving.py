"""The quick way out without script: whoever asks is led to a page that anybody may have open. With script nobody asks us (adr/0017)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from umay.telling.views.frame import elsewhere, quietly


@quietly
def leave(_request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001 - every place is left alike
    """Lead away at once. The browser is asked to clear nothing: that holds some of them up for many seconds."""
    response = HttpResponseRedirect(elsewhere())
    response.status_code = 303
    return response
