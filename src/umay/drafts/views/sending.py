"""Taking a document in: it is sent and kept, a job reads it, and whoever waits sees how far it is."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.drafts import forms
from umay.drafts.actions import taking_in
from umay.drafts.queries.sent import WAITS_NO_MORE, SentPage, sent_page
from umay.drafts.views.drafts import answers, require_office
from umay.people.api import ActorRequest
from umay.web.api import pages, submission_of

WAITS_S: Final = 2.0  # a short document is read by then, and nobody sees a page about waiting
LOOKS_EACH_S: Final = 0.1


@login_required
@require_http_methods(["GET", "POST"])
@answers
def import_document(request: ActorRequest) -> HttpResponse:
    """Take a document in, as a file or as text; what can be read in two seconds is shown as a draft at once."""
    require_office(request)
    if request.method == "GET":
        return pages.render(request, "drafts/new.html", {"form": forms.ImportForm(), "refusal": None})
    form = forms.ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return pages.render(request, "drafts/new.html", {"form": form, "refusal": None}, status=422)
    data = form.cleaned_data
    paper = _paper(data["file"], data["text"], data["lang"])
    sent = taking_in.send_document(request.actor, paper, submission=submission_of(request.POST), now=timezone.now())
    page = _awaited(request, sent.uid)
    if page.refusal:
        return pages.render(request, "drafts/new.html", {"form": form, "refusal": page.refusal}, status=422)
    return _go_on(request, page) if page.draft_uid else pages.go(request, "sent-document", uid=sent.uid)


def _paper(sent: UploadedFile[Any] | None, text: str, lang: str) -> taking_in.Paper:
    if sent is None:
        return taking_in.Paper(text.encode(), "", lang)
    return taking_in.Paper(sent.read(), Path(sent.name or "document").name or "document", lang)


def _awaited(request: ActorRequest, uid: UUID) -> SentPage:
    """Return how far the document is when it is read, or after two seconds."""
    until = time.monotonic() + WAITS_S
    page = sent_page(request.actor, uid)
    while page.state not in WAITS_NO_MORE and time.monotonic() < until:
        time.sleep(LOOKS_EACH_S)
        page = sent_page(request.actor, uid)
    return page


def _go_on(request: ActorRequest, page: SentPage) -> HttpResponse:
    return pages.go(
        request, "draft", said=_("Read and kept as a draft. Correct what is marked; nobody else sees it yet."), uid=page.draft_uid
    )


@login_required
@require_GET
@answers
def show_sent(request: ActorRequest, uid: UUID) -> HttpResponse:
    """How far the reading of a document is; when it is read, its draft."""
    page = sent_page(request.actor, uid)
    if page.draft_uid:
        return _go_on(request, page)
    return pages.render(request, "drafts/sent.html", {"page": page}, fragments=("sent",))


@login_required
@require_POST
@answers
def read_once_more(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Have a document read again whose reading stopped."""
    taking_in.read_once_more(request.actor, uid, now=timezone.now())
    _awaited(request, uid)
    return HttpResponseRedirect(reverse("sent-document", kwargs={"uid": uid}), status=303)


@login_required
@require_POST
@answers
def throw_away(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Throw a document away that is no draft yet."""
    taking_in.throw_away(request.actor, uid, now=timezone.now())
    return pages.go(request, "drafts", said=_("Thrown away. Nothing of it was kept."))
