"""What the office above sees: counts and times, never a report."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from umay.core.api import Perm
from umay.kernel.refusal import Refusal
from umay.people.api import ActorRequest
from umay.reports.queries.above import above_page
from umay.web.api import pages


@login_required
@require_GET
def show_above(request: ActorRequest) -> HttpResponse:
    """Where in the units below reports wait too long, or were set aside."""
    if not request.actor.holds(Perm.CASE_OVERSEE):
        return pages.refused(request, Refusal("access.not_granted"))
    return pages.render(request, "reports/above.html", {"page": above_page(request.actor)})
