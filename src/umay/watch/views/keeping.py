"""Kit, the log, and the codes of the posts."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.kernel.ids import new_id
from umay.people.api import ActorRequest
from umay.watch.actions import coding, kit, writing
from umay.watch.forms import LogForm
from umay.watch.queries.codes import code_page, sign
from umay.watch.queries.kit import kit_page
from umay.watch.queries.log import log_page
from umay.watch.rules.states import LogKind
from umay.watch.views.coverage import LOOK_BACK
from umay.watch.views.frame import for_leaders
from umay.web.api import pages, submission_of


@for_leaders
@require_GET
def show_kit(request: ActorRequest) -> HttpResponse:
    """What is out, what is missing, what can be handed out."""
    return pages.render(request, "watch/kit.html", {"page": kit_page(request.actor, timezone.now())})


@for_leaders
@require_POST
def hand_out(request: ActorRequest, item_uid: UUID) -> HttpResponse:
    """Hand a thing out."""
    worker, key = _uid(request.POST.get("worker", "")), submission_of(request.POST)
    kit.hand_out(request.actor, item_uid, worker, key=key, now=timezone.now())
    return pages.go(request, "watch-kit", said=_("Handed out. It stands on the list until it is back."))


@for_leaders
@require_POST
def hand_back(request: ActorRequest, hand_uid: UUID) -> HttpResponse:
    """Take a thing back."""
    kit.hand_back(request.actor, hand_uid, now=timezone.now())
    return pages.go(request, "watch-kit", said=_("It is back."))


@for_leaders
@require_POST
def note_missing(request: ActorRequest, hand_uid: UUID) -> HttpResponse:
    """Say that a thing did not come back."""
    kit.note_missing(request.actor, hand_uid, now=timezone.now())
    return pages.go(request, "watch-kit", said=_("It stands on the list of what is missing until it is back."))


def _uid(said: str) -> UUID:
    try:
        return UUID(said)
    except ValueError:
        raise Http404 from None


@for_leaders
@require_http_methods(["GET", "POST"])
def show_log(request: ActorRequest) -> HttpResponse:
    """The log of a day; the leader writes into today's."""
    today = timezone.localdate()
    page = log_page(request.actor, _day(request.GET.get("day", ""), today), today)
    posts = [(str(uid), words) for uid, words in page.posts]
    form = LogForm(request.POST if request.method == "POST" else None, posts=posts)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        key = submission_of(request.POST) or new_id()
        writing.write_line(request.actor, UUID(said["post"]), LogKind(said["kind"]), said["words"], key=key, now=timezone.now())
        return pages.go(request, "watch-log", said=_("Written into the log."))
    return pages.render(request, "watch/log.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _day(said: str, today: date) -> date:
    try:
        return max(min(date.fromisoformat(said), today), today - LOOK_BACK)
    except ValueError:
        return today


@for_leaders
@require_GET
def show_code(request: ActorRequest, post_uid: UUID) -> HttpResponse:
    """The sheet with a post's code, to be printed."""
    page = code_page(request.actor, post_uid)
    address = request.build_absolute_uri(reverse("here", kwargs={"code": page.word})) if page.word else ""
    path, edge = sign(address) if address else ("", 0)
    return pages.render(request, "watch/code.html", {"page": page, "address": address, "path": path, "edge": edge})


@for_leaders
@require_POST
def make_code(request: ActorRequest, post_uid: UUID) -> HttpResponse:
    """Make a post's code, or make it anew."""
    version = coding.make_code(request.actor, post_uid, now=timezone.now())
    said = _("The code is there. Print it and hang it at the post.")
    if version > 1:
        said = _("The new code is there, and the old sheet is worthless. Print the new one and hang it up.")
    return pages.go(request, "watch-code", said=said, post_uid=post_uid)
