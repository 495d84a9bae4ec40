"""Who looked: at a case, as a file for whom it is about; at one's own record, as a page."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from umay.documents import api as documents
from umay.handover import papers
from umay.handover.queries.seen import seen_of_case, seen_of_oneself, seen_table
from umay.handover.views.frame import on_case, opened
from umay.people.api import ActorRequest
from umay.web.api import pages

KINDS: dict[str, documents.Kind] = {"pdf": "pdf", "csv": "csv"}


@require_GET
@on_case
def export_seen(request: ActorRequest, uid: UUID, kind: str) -> HttpResponseBase:
    """Hand out which posts looked at the case on which days, for whom it is about: no names."""
    if kind not in KINDS:
        raise Http404
    work = opened(request, uid)
    seen = seen_of_case(request.actor, work, _child(request, frozenset(work.children)))
    lang = papers.language_of(translation.get_language() or "en")
    table = seen_table(_("Who looked at this file"), seen, lang)
    mark = f"{timezone.localdate():%Y-%m-%d}" if kind == "pdf" else ""
    return documents.attachment(documents.render_table(table, KINDS[kind], watermark=mark), f"seen.{kind}")


def _child(request: ActorRequest, known: frozenset[UUID]) -> UUID | None:
    said = request.GET.get("child", "")
    found = next((one for one in known if str(one) == said), None)
    if said and found is None:
        raise Http404
    return found


@login_required
@require_GET
def show_own(request: ActorRequest) -> HttpResponse:
    """What others did with one's own record."""
    return pages.render(request, "handover/own_seen.html", {"seen": seen_of_oneself(request.actor)})
