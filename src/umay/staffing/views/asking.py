"""Of whom the school asks a proof."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from umay.people.api import ActorRequest
from umay.staffing.actions.asking import ask_proofs
from umay.staffing.forms import AskedForm
from umay.staffing.queries.asked import asked_here
from umay.staffing.queries.words import KINDS
from umay.staffing.views.frame import for_keepers
from umay.web.api import pages


@for_keepers
@require_http_methods(["GET", "POST"])
def choose_asked(request: ActorRequest) -> HttpResponse:
    """Choose of whom a proof is asked beyond the programme."""
    asked, fixed = asked_here(request.actor)
    sent = request.POST if request.method == "POST" else None
    form = AskedForm(sent, fixed=fixed, initial={"kinds": [one.value for one in asked.clearance - fixed]})
    if sent is None or not form.is_valid():
        context = {"form": form, "fixed": [words for kind, words in KINDS.items() if kind in fixed]}
        return pages.render(request, "staffing/asked.html", context, status=422 if sent is not None else 200)
    ask_proofs(request.actor, form.chosen(), now=timezone.now())
    return pages.go(request, "staffing", said=_("Kept. Whose proof nobody has seen does not serve from now on."))
