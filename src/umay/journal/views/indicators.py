"""The twelve indicators: shown, taken along, published."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.journal.actions.releasing import ask_release
from umay.journal.queries.exporting import indicators_table
from umay.journal.queries.indicators import indicators_page
from umay.journal.rules.quarters import read_quarter
from umay.journal.views.lines import FILES, as_file, asked_quarter, lang
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.places.api import UnitMissing
from umay.web.api import pages


@login_required
@require_GET
def show_indicators(request: ActorRequest) -> HttpResponse:
    """The figures of one's area by quarter; ?area, ?unit for one beneath, ?indicator to open one."""
    asked = request.GET
    quarter = asked_quarter(asked.get("quarter", ""))
    try:
        page = indicators_page(
            request.actor, quarter, area=asked.get("area", ""), unit=asked.get("unit", ""), indicator=asked.get("indicator", ""),
            today=timezone.localdate(), lang=lang(),
        )  # fmt: skip
    except (KeyError, UnitMissing):
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.render(request, "journal/indicators.html", {"page": page})


@login_required
@require_GET
def export_indicators(request: ActorRequest, kind: str) -> HttpResponse:
    """The quarter's figures as a file; ?edition=public for those that everybody may see."""
    asked = request.GET
    quarter = asked_quarter(asked.get("quarter", ""))
    if quarter is None or kind not in FILES:
        raise Http404
    for_all = asked.get("edition") == "public"
    try:
        table = indicators_table(
            request.actor, quarter, area=asked.get("area", ""), unit=asked.get("unit", ""), for_all=for_all,
            today=timezone.localdate(), lang=lang(),
        )  # fmt: skip
    except (KeyError, UnitMissing):
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    if table is None:
        raise Http404
    return as_file(table, kind, f"indicators-{quarter}{'-public' if for_all else ''}")


@login_required
@require_POST
def release_quarter(request: ActorRequest) -> HttpResponse:
    """Publish a quarter of the country."""
    quarter = read_quarter(request.POST.get("quarter", ""))
    if quarter is None:
        raise Http404
    try:
        ask_release(request.actor, quarter, today=timezone.localdate(), now=timezone.now())
    except UnitMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "indicators", said=_("The quarter is closed. Its tables are worked out now and stand here in a minute."))
