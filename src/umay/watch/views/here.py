"""The page behind a post's code, for the phone at the gate; and its stand-in for a phone without a connection."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.kernel.ids import new_id
from umay.people.api import ActorRequest
from umay.watch.actions import scanning, writing
from umay.watch.forms import LogForm, ScanForm
from umay.watch.queries.here import here_page
from umay.watch.rules.states import LogKind
from umay.watch.views.frame import for_those_on_duty
from umay.watch.views.said import in_words, sent_of
from umay.web.api import bare, offline_who, pages, submission_of


@for_those_on_duty
@require_GET
def show_here(request: ActorRequest, code: str) -> HttpResponse:
    """The post, one's window, and the one thing to do."""
    return _shown(request, code)


def _shown(request: ActorRequest, code: str, *, log: LogForm | None = None, status: int = 200) -> HttpResponse:
    page = here_page(request.actor, code, timezone.now())
    form = log or LogForm(posts=[(str(page.post_uid), page.title)])
    frame = {"page": page, "log": form, "key": new_id(), "who": offline_who(request.actor.person_uid), "shell": bare(request)}
    return pages.render(request, "watch/here.html", {**frame, "leaving": request.build_absolute_uri(reverse("sign-out"))}, status=status)


@for_those_on_duty
@require_POST
def sign_here(request: ActorRequest, code: str) -> HttpResponse:
    """Sign in or out at the post."""
    form = ScanForm(request.POST)
    if not form.is_valid():
        raise Http404
    said = scanning.scan(request.actor, sent_of(code, form.cleaned_data), now=timezone.now())
    return pages.go(request, "here", said=in_words(request.actor, said), code=code)


@for_those_on_duty
@require_POST
def write_here(request: ActorRequest, code: str) -> HttpResponse:
    """Write into the log of the post."""
    page = here_page(request.actor, code, timezone.now())
    form = LogForm(request.POST, posts=[(str(page.post_uid), page.title)])
    if not form.is_valid():
        return _shown(request, code, log=form, status=422)
    chosen = form.cleaned_data
    key = submission_of(request.POST) or new_id()
    writing.write_line(request.actor, UUID(chosen["post"]), LogKind(chosen["kind"]), chosen["words"], key=key, now=timezone.now())
    return pages.go(request, "here", said=_("Written into the log."), code=code)
