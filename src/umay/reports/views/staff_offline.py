"""The form of staff for a device without a connection."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_GET

from umay.reports.forms.staff_log import LogForm
from umay.web.api import bare, pages


@require_GET
def show_offline(request: HttpRequest) -> HttpResponse:
    """Show the form as a worker keeps it. It asks no database and holds nothing of anybody, so it is public."""
    asked = request.GET.get("in", "")
    language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        return pages.render(request, "reports/offline.html", {"form": LogForm(), "shell": bare(request)})
