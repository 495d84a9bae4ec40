"""One's own page: what the school keeps of me, and what I can change."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from umay.people.api import ActorRequest
from umay.staffing.by_pass import welcomes_pass
from umay.staffing.queries.workers import worker_of
from umay.web.api import pages


@welcomes_pass
@require_GET
def show_my_pass(request: ActorRequest) -> HttpResponse:
    """What the school keeps of whoever asks."""
    worker = worker_of(request.actor)
    if worker is None:
        raise Http404
    return pages.render(request, "staffing/own.html", {"page": worker})
