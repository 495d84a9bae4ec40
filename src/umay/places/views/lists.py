"""Areas, units and schools from a spreadsheet: send, look, take in."""

from __future__ import annotations

import csv
import io
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.places.actions import laying_out
from umay.places.forms import ListForm
from umay.places.models import LayoutDraft
from umay.places.queries import country_kept, school_year_of
from umay.places.rules.sheet_words import HEADS
from umay.places.setup_pages import draft_page, list_page, queued_list
from umay.places.tables import rows_of
from umay.places.views.asking import AskedRequest, for_keepers
from umay.web.api import pages

MOST_AT_ONCE: Final = 300  # rows that are in before a page would be waited for
_EXAMPLE: Final = (
    {"province": "North", "code": "N-1", "name": "Province office North", "level": "province"},
    {"province": "North", "district": "Lake", "code": "N-L", "name": "District office Lake", "level": "district"},
    {
        "province": "North", "district": "Lake", "code": "100001", "name": "Example primary school", "stages": "primary", "boarding": "no",
        "pupils": "240", "grade": "2",
    },
)  # fmt: skip


@require_http_methods(["GET", "POST"])
@for_keepers
def show_units(request: AskedRequest) -> HttpResponse:
    """Show what is there and take a list to look at."""
    if request.method == "POST":
        form = ListForm(request.POST, request.FILES)
        if form.is_valid():
            sent = form.cleaned_data["file"]
            draft = laying_out.draft_layout(
                request.actor, rows_of(sent), name=sent.name, school_year=form.cleaned_data["school_year"], now=timezone.now()
            )
            return pages.go(request, "setup-list", draft_uid=draft.uid)
        return pages.render(request, "places/units.html", {"page": list_page(request.actor), "form": form}, status=422)
    form = ListForm(initial={"school_year": school_year_of(country_kept(request.actor), timezone.localdate())})
    return pages.render(request, "places/units.html", {"page": list_page(request.actor), "form": form})


@require_GET
@for_keepers
def show_list(request: AskedRequest, draft_uid: UUID) -> HttpResponse:
    """Show what a list would add, which rows are wrong, or that it is being taken in."""
    try:
        name, rows, is_queued = queued_list(request.actor, draft_uid)
        if is_queued:
            context = {"uid": draft_uid, "name": name, "rows": rows}
            return pages.render(request, "places/taking.html", context, fragments=("taking",))
        page = draft_page(request.actor, draft_uid)
    except LayoutDraft.DoesNotExist:
        if "waited" in request.GET:
            return pages.go(request, "setup-units", said=_("Taken in. Next: the school calendar."))
        raise Http404 from None
    if request.headers.get("HX-Target") == "taking":
        return pages.go(request, "setup-list", draft_uid=draft_uid)
    return pages.render(request, "places/list.html", {"page": page})


@require_POST
@for_keepers
def take_list_in(request: AskedRequest, draft_uid: UUID) -> HttpResponse:
    """Take in the whole list; a long one by a job."""
    try:
        if queued_list(request.actor, draft_uid)[1] > MOST_AT_ONCE:
            laying_out.take_in_later(request.actor, draft_uid, now=timezone.now())
            return pages.go(request, "setup-list", draft_uid=draft_uid)
        done = laying_out.take_in(request.actor, draft_uid, now=timezone.now())
    except LayoutDraft.DoesNotExist:
        raise Http404 from None
    said = ngettext("One unit was taken in.", "%(count)s units were taken in.", done.units) % {"count": done.units}
    return pages.go(request, "setup-units", said=said + " " + _("Next: the school calendar."))


@require_GET
@for_keepers
def download_template(_request: AskedRequest) -> HttpResponse:
    """Give a csv file with the heads and three rows as an example."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([names[0] for names in HEADS.values()])
    writer.writerows([[row.get(name, "") for name in HEADS] for row in _EXAMPLE])
    headers = {"Content-Disposition": 'attachment; filename="umay-units.csv"'}
    return HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)
