"""Staff report in a minute. Whoever wrote it down cannot open it again; it goes to the safety team."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from umay.core.api import Perm
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.reports.actions import taking_down
from umay.reports.forms.staff_log import LogForm
from umay.reports.incoming import InMemory, passed_over
from umay.reports.queries.responses import what_to_do
from umay.reports.receipts import receipt_shown
from umay.web.api import pages

_REFUSED: Final = 409
_WRONG: Final = 422


@csrf_exempt  # until the files have their place in memory; what answers is protected
@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def log_report(request: ActorRequest) -> HttpResponse:
    """Show the form, or keep what was written; its file is never laid on a disk in the clear."""
    request.upload_handlers = [InMemory(request)]
    return _answer(request)


@csrf_protect
@sensitive_post_parameters()
def _answer(request: ActorRequest) -> HttpResponse:
    if not request.actor.holds(Perm.REPORT_LOG):
        return pages.refused(request, Refusal("access.not_granted"))
    if request.method != "POST":
        return _show(request, LogForm())
    form = LogForm(request.POST, request.FILES)
    if passed_over(request):
        form.add_error("file", form.too_large())
    if not form.is_valid():
        return _show(request, form, _WRONG)
    return _keep(request, form)


def _show(request: ActorRequest, form: LogForm, status: int = 200) -> HttpResponse:
    country = request.actor.seat.place.country if request.actor.seat else ""
    numbers, _do_now = what_to_do(country, translation.get_language() or "en")
    file = request.FILES.get("file") if status != 200 else None
    shown = {"form": form, "numbers": [one for one in numbers if one.for_danger], "file_again": (file.name or "") if file else ""}
    return pages.render(request, "reports/log.html", shown, status=status)


def _keep(request: ActorRequest, form: LogForm) -> HttpResponse:
    receipt = form.receipt()
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
        return _show(request, form, _REFUSED)
    shown = receipt_shown(receipt) if receipt else None
    return pages.render(request, "reports/logged.html", {"receipt": shown, "danger": told.danger})
