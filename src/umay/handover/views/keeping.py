"""Pages about how long things are kept: the rounds of the last days, and keeping a case longer."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.cases import api as cases
from umay.handover.actions import retention
from umay.handover.forms.keeping import HoldForm
from umay.handover.queries.rounds import rounds_page
from umay.handover.views.frame import WRONG, on_case, opened, tried
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.vault.api import vault_of
from umay.web.api import pages


@login_required
@require_GET
def show_retention(request: ActorRequest) -> HttpResponse:
    """What the daily rounds destroyed, and whether one waits for somebody to look."""
    try:
        return pages.render(request, "handover/retention.html", {"page": rounds_page(request.actor)})
    except Refused as no:
        return pages.refused(request, no.refusal)


@login_required
@require_POST
def allow_round(request: ActorRequest) -> HttpResponse:
    """Say that the round that was refused may go on."""
    try:
        retention.allow_round(request.actor, now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "retention", said=_("The next round goes on."))


@require_http_methods(["GET", "POST"])
@on_case
def hold_case(request: ActorRequest, uid: UUID) -> HttpResponseBase:
    """Keep a case longer, by name, for a reason and until a day."""
    page = cases.case_page(request.actor, opened(request, uid))
    form = HoldForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(form, lambda: retention.hold(request.actor, vault_of(request), uid, form.wanted(), now=timezone.now())):
        return pages.go(request, "handover", said=_("It is kept until that day."), uid=uid)
    return pages.render(request, "handover/hold.html", {"case": page, "form": form}, status=WRONG if form.is_bound else 200)
