"""The guide to kinds and signs."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from umay.core.api import Perm
from umay.kernel.refusal import Refusal
from umay.people.api import ActorRequest
from umay.signs.queries.guide import signs_page
from umay.web.api import pages


@login_required
@require_GET
def show_signs(request: ActorRequest) -> HttpResponse:
    """Which signs did you see, which kinds of harm to think of, whom to call, what to do now."""
    if not request.actor.holds(Perm.REPORT_LOG):
        return pages.refused(request, Refusal("access.not_granted"))
    return pages.render(request, "signs/signs.html", {"page": signs_page(request.actor, request.GET.getlist("sign"))}, fragments=("found",))
