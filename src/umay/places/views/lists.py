"""Areas, units and schools from a spreadsheet: send, look, take in."""

from __future__ import annotations

import csv
import io
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.places.actions import laying_out
from umay.places.forms import ListForm
from umay.places.models import LayoutDraft
from umay.places.queries import country_kept, school_year_of
from umay.places.rules.sheet_values import LEVELS_IN, NO_IN, STAGES_IN
from umay.places.rules.sheet_words import EXAMPLE_IN, HEADS_IN, word_in
from umay.places.setup_pages import draft_page, kept_list, list_page
from umay.places.tables import rows_of
from umay.places.views.asking import AskedRequest, for_keepers
from umay.web.api import pages

_COMMA_APART: Final = ("en", "zh-hant")  # where spreadsheets part cells of a csv file by commas; elsewhere the comma parts decimals
MOST_AT_ONCE: Final = 300  # rows that are in before a page would be waited for


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
        kept = kept_list(request.actor, draft_uid)
        if kept.is_queued:
            context = {"uid": draft_uid, "name": kept.name, "rows": kept.rows}
            return pages.render(request, "places/taking.html", context, fragments=("taking",))
        page = draft_page(request.actor, draft_uid, lang=translation.get_language() or "en")
    except LayoutDraft.DoesNotExist:
        if "waited" in request.GET:
            return pages.go(request, "setup-units", said=_("Taken in. Next: the school calendar."))
        return _is_gone(request)
    if request.headers.get("HX-Target") == "taking":
        return pages.go(request, "setup-list", draft_uid=draft_uid)
    return pages.render(request, "places/list.html", {"page": page})


@require_POST
@for_keepers
def take_list_in(request: AskedRequest, draft_uid: UUID) -> HttpResponse:
    """Take in the whole list; a long one by a job."""
    try:
        if kept_list(request.actor, draft_uid).rows > MOST_AT_ONCE:
            laying_out.take_in_later(request.actor, draft_uid, now=timezone.now())
            return pages.go(request, "setup-list", draft_uid=draft_uid)
        done = laying_out.take_in(request.actor, draft_uid, now=timezone.now())
    except LayoutDraft.DoesNotExist:
        return _is_gone(request)
    said = [ngettext("One unit was taken in.", "%(count)s units were taken in.", done.units) % {"count": done.units}] if done.units else []
    if done.changed:
        said.append(ngettext("One unit was changed.", "%(count)s units were changed.", done.changed) % {"count": done.changed})
    return pages.go(request, "setup-units", said=" ".join([*said, _("Next: the school calendar.")]))


def _is_gone(request: AskedRequest) -> HttpResponse:
    """Lead to what is there: a list that was taken in, or was never one's own, is no page of its own any more."""
    return pages.go(request, "setup-units", said=_("This list is no longer there: it was taken in, or another took its place."))


@require_GET
@for_keepers
def download_template(_request: AskedRequest) -> HttpResponse:
    """Give a csv file with the heads and three rows as an example, in the reader's language."""
    lang = translation.get_language() or "en"
    text = io.StringIO()
    writer = csv.writer(text, delimiter="," if lang in _COMMA_APART else ";")
    writer.writerow([word_in(HEADS_IN, name, lang) for name in HEADS_IN])
    writer.writerows([[row.get(name, "") for name in HEADS_IN] for row in _example(lang)])
    headers = {"Content-Disposition": 'attachment; filename="umay-units.csv"'}
    return HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _example(lang: str) -> tuple[dict[str, str], ...]:
    """Return an office of a province, one of a district, and a school, as somebody who writes the language would."""
    province, district, above, below, school = EXAMPLE_IN.get(lang, EXAMPLE_IN["en"])
    return (
        {"province": province, "code": "N-1", "name": above, "level": word_in(LEVELS_IN, "province", lang)},
        {"province": province, "district": district, "code": "N-L", "name": below, "level": word_in(LEVELS_IN, "district", lang)},
        {
            "province": province,
            "district": district,
            "code": "100001",
            "name": school,
            "stages": word_in(STAGES_IN, "primary", lang),
            "boarding": NO_IN.get(lang, NO_IN["en"])[0],
            "pupils": "240",
            "grade": "2",
        },
    )
