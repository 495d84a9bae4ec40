"""An adopted programme as a file: the document's own table, to print, to write on in, or to count with."""

from __future__ import annotations

from typing import get_args
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_GET

from umay.documents.api import MEDIA_TYPES, Kind, render_table
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.places.api import UnitMissing
from umay.programme.models import Adoption
from umay.programme.queries.plan_tables import plan_table
from umay.web.api import pages

KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


@login_required
@require_GET
def print_plan(request: ActorRequest, adoption_uid: UUID, kind: str) -> HttpResponse:
    """The plan as pdf, docx, xlsx or csv; with ?both=1 in two languages.

    ?rows=ours for what one's unit owes, ?rows=all for the whole programme. A school that says neither gets its own duties.
    """
    if kind not in KINDS:
        raise Http404
    rows = request.GET.get("rows", "")
    is_unit = request.actor.seat is not None and request.actor.seat.level == "unit"
    try:
        plan = plan_table(
            request.actor,
            adoption_uid,
            today=timezone.localdate(),
            lang=translation.get_language() or "en",
            both=request.GET.get("both") == "1",
            ours=rows == "ours" or (is_unit and rows != "all"),
        )
    except (Adoption.DoesNotExist, UnitMissing):
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    response = HttpResponse(render_table(plan.table, KINDS[kind]), content_type=MEDIA_TYPES[KINDS[kind]])
    way = "inline" if kind == "pdf" else "attachment"
    response["Content-Disposition"] = f'{way}; filename="{plan.name}.{kind}"'
    add_never_cache_headers(response)
    return response
