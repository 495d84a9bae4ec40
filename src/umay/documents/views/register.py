"""The register of letters, on the page and as a file."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_GET

from umay.documents.api import MEDIA_TYPES, Kind, render_table
from umay.documents.queries.register import register_page, register_table
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.places.api import UnitMissing
from umay.web.api import pages

KINDS: Final[dict[str, Kind]] = {"pdf": "pdf", "csv": "csv", "xlsx": "xlsx"}


@login_required
@require_GET
def list_letters(request: ActorRequest) -> HttpResponse:
    """The letters that left one's unit, the newest first; ?year= and ?kind= leave only those."""
    try:
        page = register_page(request.actor, year=request.GET.get("year", ""), kind=request.GET.get("kind", ""), lang=_lang())
    except UnitMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.render(request, "documents/letters.html", {"page": page})


@login_required
@require_GET
def export_letters(request: ActorRequest, kind: str) -> HttpResponse:
    """The register as pdf, csv or xlsx, as it is filtered."""
    if kind not in KINDS:
        raise Http404
    try:
        table = register_table(request.actor, year=request.GET.get("year", ""), kind=request.GET.get("kind", ""), lang=_lang())
    except UnitMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    response = HttpResponse(render_table(table, KINDS[kind]), content_type=MEDIA_TYPES[KINDS[kind]])
    response["Content-Disposition"] = f'attachment; filename="letters-{timezone.localdate()}.{kind}"'
    add_never_cache_headers(response)
    return response


def _lang() -> str:
    return translation.get_language() or "en"
