"""The page behind a post's code, for the phone at the gate; and its stand-in for a phone without a connection."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.kernel.ids import new_id
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.watch.actions import scanning, writing
from umay.watch.forms import LogForm, ScanForm
from umay.watch.queries.here import here_page
from umay.watch.rules.clock import Told
from umay.watch.rules.states import Answer, Deed, LogKind
from umay.watch.views.frame import for_those_on_duty
from umay.watch.views.said import in_words
from umay.web.api import bare, offline_who, pages, submission_of

MOST: Final = 500


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
    said = scanning.scan(request.actor, _sent(code, form.cleaned_data), now=timezone.now())
    return pages.go(request, "here", said=in_words(said), code=code)


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


def _sent(code: str, said: Mapping[str, Any]) -> scanning.Sent:
    return scanning.Sent(code, Deed(said["deed"]), said["key"], Told(_time(said["at"]), _time(said["sent"])))


def _time(millis: int | None) -> datetime | None:
    return datetime.fromtimestamp(millis / 1000, UTC) if millis is not None else None


@for_those_on_duty
@require_http_methods(["GET", "POST"])
def take_waiting(request: ActorRequest) -> HttpResponse:
    """Take what waited on a device: each scan by itself, an answer for each; or show the page that the device asks for its tokens."""
    if request.method != "POST":
        frame = {"who": offline_who(request.actor.person_uid), "shell": bare(request)}
        return pages.render(request, "watch/waiting.html", {**frame, "leaving": request.build_absolute_uri(reverse("sign-out"))})
    said = _read(request)
    if said is None:
        return JsonResponse({"error": "shape"}, status=400)
    sent, items = said
    taken = [_taken(request, one, sent) for one in sorted(items, key=_order)]
    return JsonResponse({"items": taken})


def _order(item: dict[str, Any]) -> int:
    at = item.get("at")
    return at if isinstance(at, int) else 0


def _read(request: HttpRequest) -> tuple[object, list[dict[str, Any]]] | None:
    """Return when the device sent by its own clock, and its scans; None for what no device of ours sends."""
    try:
        said = json.loads(request.body)
    except ValueError:
        return None
    items = said.get("items") if isinstance(said, dict) else None
    if not isinstance(items, list) or len(items) > MOST or not all(isinstance(one, dict) for one in items):
        return None
    return said.get("sent"), items


def _taken(request: ActorRequest, item: dict[str, Any], sent: object) -> dict[str, object]:
    """Take one scan in a transaction of its own; the others go on whatever becomes of it."""
    form = ScanForm({**{name: item.get(name) for name in ("deed", "key", "at")}, "sent": sent})
    if not form.is_valid():
        return {"key": str(item.get("key", ""))[:40], "said": "shape", "kept": False, "words": _("This was not readable.")}
    key = str(form.cleaned_data["key"])
    try:
        said = scanning.scan(request.actor, _sent(str(item.get("code", "")), form.cleaned_data), now=timezone.now())
    except Refused as no:
        return {"key": key, "said": no.refusal.code, "kept": False, "words": pages.words_of(no.refusal)}
    return {"key": key, "said": said.answer, "kept": said.answer is not Answer.NO_WINDOW, "words": in_words(said)}


@never_cache
@require_GET
def show_offline(request: HttpRequest) -> HttpResponse:
    """Show the page as a worker keeps it. It asks no database and holds nothing of anybody, so it is public."""
    asked = request.GET.get("in", "")
    language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        return pages.render(request, "watch/offline.html", {"shell": bare(request)})
