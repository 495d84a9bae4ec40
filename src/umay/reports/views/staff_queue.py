"""The queue of what was told, and what the office above sees of it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from umay.core.api import Perm
from umay.kernel.refusal import Refusal
from umay.people.api import ActorRequest
from umay.reports.queries.queue import queue_page
from umay.web.api import pages


@login_required
@require_GET
def list_reports(request: ActorRequest) -> HttpResponse:
    """What waits for this reader, or what was decided."""
    if not request.actor.holds(Perm.REPORT_READ):
        return pages.refused(request, Refusal("access.not_granted"))
    ended = request.GET.get("show") == "ended"
    page = queue_page(request.actor, ended=ended, after=request.GET.get("after", "")[:60], now=timezone.now())
    return pages.render(request, "reports/queue.html", {"page": page})
