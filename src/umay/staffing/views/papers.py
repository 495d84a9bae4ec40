"""Papers of the school: certificates for good service."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_GET

from umay.documents import api as documents
from umay.people.api import ActorRequest
from umay.places import api as places
from umay.staffing.papers import thanked
from umay.staffing.queries.workers import workers_at
from umay.staffing.views.frame import for_keepers


@for_keepers
@require_GET
def print_certificates(request: ActorRequest) -> HttpResponse:
    """Certificates for good service: of one person by their id, else of everybody who serves."""
    asked = request.GET.get("who", "")
    names = [one.name for one in workers_at(request.actor) if not asked or str(one.uid) == asked]
    if not names:
        raise Http404
    school = places.own_unit(request.actor).name
    paper = thanked(school, names, timezone.localdate(), translation.get_language() or "en")
    return documents.shown(paper, "certificates")
