"""Staff report in a minute. Whoever wrote it down cannot open it again; it goes to the safety team."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from umay.core.api import Perm, sealing
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.reports.actions import taking_down
from umay.reports.forms.staff_log import LogForm
from umay.reports.views.telling_shown import receipt_shown
from umay.web.api import pages


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def log_report(request: ActorRequest) -> HttpResponse:
    """Show the form, or keep what was written."""
    if not request.actor.holds(Perm.REPORT_LOG):
        return pages.refused(request, Refusal("access.not_granted"))
    if request.method != "POST":
        return pages.render(request, "reports/log.html", {"form": LogForm()})
    form = LogForm(request.POST, request.FILES)
    if not form.is_valid():
        return pages.render(request, "reports/log.html", {"form": form}, status=422)
    return _keep(request, form)


def _keep(request: ActorRequest, form: LogForm) -> HttpResponse:
    receipt = sealing.new_receipt() if form.cleaned_data["way_back"] else None
    told = form.told(translation.get_language() or "en")
    try:
        taking_down.log_report(
            request.actor,
            told,
            receipt,
            channel=form.cleaned_data["channel"],
            key=form.cleaned_data["key"],
            today=timezone.localdate(),
            now=timezone.now(),
        )
    except Refused as no:
        form.add_error(None, pages.words_of(no.refusal))
        return pages.render(request, "reports/log.html", {"form": form}, status=409)
    shown = receipt_shown(receipt) if receipt else None
    return pages.render(request, "reports/logged.html", {"receipt": shown, "danger": told.danger})
