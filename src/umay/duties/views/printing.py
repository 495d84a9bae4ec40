"""The duty table on paper and as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from umay.documents import api as documents
from umay.duties.queries.printing import LISTS, PAPER, duty_document
from umay.duties.views.frame import for_keepers
from umay.people.api import ActorRequest
from umay.rosters.api import day_asked


@for_keepers
@require_GET
def print_roster(request: ActorRequest, uid: UUID, kind: str) -> HttpResponse:
    """The duty table: a week on a page to hang up, or every duty a line in a workbook."""
    if kind not in PAPER and kind not in LISTS:
        raise Http404
    day, both = day_asked(request.GET.get("day", "")), request.GET.get("both") == "yes"
    parts, document = duty_document(request.actor, uid, day, lang=get_language() or "en", both=both, as_list=kind in LISTS)
    body = documents.render_table(document, kind)  # type: ignore[arg-type]
    return HttpResponse(body, headers=documents.paper_headers(parts, kind))  # type: ignore[arg-type]
