"""The inner register, at the offices above; and certificates, at the school."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.documents import api as documents
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.places import api as places
from umay.staffing import forms
from umay.staffing.actions import registering
from umay.staffing.papers import thanked
from umay.staffing.queries.register import register_page
from umay.staffing.queries.workers import workers_at
from umay.staffing.rules.registering import Match
from umay.staffing.views.frame import for_keepers, for_registrars
from umay.web.api import pages, submission_of


def _shown(request: ActorRequest, form: forms.EntryForm, status: int = 200) -> HttpResponse:
    page = register_page(request.actor, timezone.localdate())
    return pages.render(request, "staffing/register.html", {"page": page, "form": form}, status=status)


@for_registrars
@require_http_methods(["GET", "POST"])
def keep_register(request: ActorRequest) -> HttpResponse:
    """The register, names that are alike, and a new entry."""
    if request.method != "POST":
        return _shown(request, forms.EntryForm())
    form = forms.EntryForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, 422)
    try:
        key, today = submission_of(request.POST), timezone.localdate()
        registering.enter(request.actor, form.entry(), today=today, now=timezone.now(), key=key)
    except Refused as no:
        form.add_error(None, pages.words_of(no.refusal))
        return _shown(request, form, 409)
    return pages.go(request, "staffing-register", said=_("Entered. It vanishes by itself on its last day."))


@for_registrars
@require_POST
def remove_entry(request: ActorRequest, entry_uid: UUID) -> HttpResponse:
    """Take an entry out."""
    registering.remove(request.actor, entry_uid, now=timezone.now())
    return pages.go(request, "staffing-register", said=_("Taken out."))


@for_registrars
@require_POST
def answer_match(request: ActorRequest, match_uid: UUID) -> HttpResponse:
    """Say whether two names are the same person's."""
    try:
        said = Match(request.POST.get("answer", ""))
    except ValueError:
        raise Http404 from None
    registering.answer(request.actor, match_uid, said, now=timezone.now())
    return pages.go(request, "staffing-register", said=_("Noted in your name. The school sees the answer at once."))


@for_keepers
@require_GET
def print_certificates(request: ActorRequest) -> HttpResponse:
    """Certificates for good service: of one person by their id, else of everybody who serves."""
    asked = request.GET.get("who", "")
    names = [one.name for one in workers_at(request.actor) if not asked or str(one.uid) == asked]
    if not names:
        raise Http404
    school = places.own_unit(request.actor).name
    paper = thanked(school, names, timezone.localdate(), translation.get_language() or "en")
    headers = {"Content-Disposition": 'inline; filename="certificates.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(paper, content_type=documents.MEDIA_TYPES["pdf"], headers=headers)
