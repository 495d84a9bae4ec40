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
    show, after = request.GET.get("show", "waiting"), request.GET.get("after", "")
    page = queue_page(request.actor, show=show, after=after, now=timezone.now())
    links = {"places": request.actor.holds(Perm.TELLING_KEEP), "above": request.actor.holds(Perm.CASE_OVERSEE)}
    return pages.render(request, "reports/queue.html", {"page": page, "links": links})
