"""The journal of one's own unit: its lines, what comes back, saying that a quarter is whole."""

from __future__ import annotations

from typing import Final, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from umay.core.api import Perm
from umay.documents.api import MEDIA_TYPES, Kind, TableDocument, render_table
from umay.journal.actions.confirming import confirm_quarter
from umay.journal.queries.lines import FILTERS, LinesPage, lines_page, lines_table
from umay.journal.queries.patterns import patterns_page
from umay.journal.rules.quarters import Quarter, read_quarter
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.places.api import UnitMissing
from umay.web.api import dates, pages

FILES: Final = frozenset({"xlsx", "csv"})


def lang() -> str:
    """Return the reader's language."""
    return translation.get_language() or "en"


def asked_quarter(words: str) -> Quarter | None:
    """Return the quarter that an address names, None when it names none. Raises Http404 for what is no quarter."""
    if not words:
        return None
    quarter = read_quarter(words)
    if quarter is None:
        raise Http404
    return quarter


def as_file(table: TableDocument, kind: str, name: str) -> HttpResponse:
    """Return the table as a file to keep. Raises Http404 for a kind that is not made here."""
    if kind not in FILES:
        raise Http404
    chosen = cast(Kind, kind)
    response = HttpResponse(render_table(table, chosen), content_type=MEDIA_TYPES[chosen])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    add_never_cache_headers(response)
    return response


def _page(request: ActorRequest) -> LinesPage:
    chosen = {name: code[:40] for name in FILTERS if (code := request.GET.get(name, "").replace("\0", ""))}
    quarter = asked_quarter(request.GET.get("quarter", ""))
    return lines_page(request.actor, quarter, chosen, today=timezone.localdate(), lang=lang())


@login_required
@require_GET
def show_journal(request: ActorRequest) -> HttpResponse:
    """The coded lines of one's own unit in a quarter; an office, which keeps none, is led to the figures of its area."""
    seat = request.actor.seat
    if seat is not None and seat.level != "unit" and request.actor.holds(Perm.JOURNAL_COUNT):
        return redirect("indicators")
    try:
        page = _page(request)
    except UnitMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.render(request, "journal/journal.html", {"page": page, "chosen": request.GET.urlencode()})


@login_required
@require_GET
def export_journal(request: ActorRequest, kind: str) -> HttpResponse:
    """The same lines as a file."""
    if kind not in FILES:
        raise Http404
    try:
        page = _page(request)
    except UnitMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return as_file(lines_table(page, lang()), kind, f"journal-{page.quarter}")


@login_required
@require_POST
def confirm(request: ActorRequest) -> HttpResponse:
    """Say that one's unit's lines of the quarter are whole, or that there was nothing."""
    quarter = read_quarter(request.POST.get("quarter", ""))
    if quarter is None:
        raise Http404
    try:
        lines = confirm_quarter(request.actor, quarter, today=timezone.localdate(), now=timezone.now())
    except UnitMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    if not lines:
        return pages.go(request, "journal", said=_("Noted: nothing in this quarter. It counts as zero, not as silence."))
    said = ngettext("Noted: %(count)s line, and it is whole.", "Noted: %(count)s lines, and they are whole.", lines)
    return pages.go(request, "journal", said=said % {"count": dates.say_number(lines)})


@login_required
@require_GET
def show_patterns(request: ActorRequest) -> HttpResponse:
    """Harm that comes back at the same place, hour and of the same kind."""
    try:
        page = patterns_page(request.actor, today=timezone.localdate(), lang=lang())
    except UnitMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.render(request, "journal/patterns.html", {"page": page})
