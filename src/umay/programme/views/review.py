"""What units below recorded, to be looked at by sample."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_GET

from umay.people.api import ActorRequest
from umay.programme.queries.review import review_page
from umay.web.api import pages


@login_required
@require_GET
def show_review(request: ActorRequest) -> HttpResponse:
    """Records of units below that nobody has accepted or sent back yet."""
    before = request.GET.get("before", "")
    page = review_page(request.actor, before=before, today=timezone.localdate(), lang=translation.get_language() or "en")
    return pages.render(request, "programme/review.html", {"page": page})
