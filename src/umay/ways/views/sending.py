"""What waited on a phone without a connection, and the page that stands in for the others there."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.dateparse import parse_time
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from umay.kernel.refusal import Refused
from umay.kernel.waited import moment, read_waited
from umay.people.api import ActorRequest
from umay.ways.actions.heads import Heads, count_heads
from umay.ways.actions.leading import LineClassMissing
from umay.ways.forms import CountForm
from umay.ways.views.frame import for_walkers
from umay.ways.views.talking import heads_words
from umay.web.api import bare, in_asked_language, pages


@for_walkers
@require_http_methods(["GET", "POST"])
def send_counts(request: ActorRequest) -> HttpResponse:
    """Take what waited on a device and answer what became of each; or show the page that the device asks for its tokens."""
    if request.method != "POST":
        return pages.render(request, "ways/waiting.html", {})
    waited = read_waited(request.body)
    if waited is None or waited.sent_at is None:
        return JsonResponse({"error": "shape"}, status=400)
    return JsonResponse({"items": [_counted(request, one, waited.sent_at) for one in waited.items]})


def _counted(request: ActorRequest, item: dict[str, Any], sent_at: datetime) -> dict[str, object]:
    """Take one count in a transaction of its own; the others go on whatever becomes of it."""
    key, heads = str(item.get("key", ""))[:40], _heads(item)
    if heads is None:
        return {"key": key, "kept": False, "words": _("This was not readable.")}
    try:
        stands = count_heads(request.actor, heads, device_now=sent_at, now=timezone.now())
    except Refused as no:
        return {"key": key, "kept": False, "words": pages.words_of(no.refusal)}
    except LineClassMissing:
        return {"key": key, "kept": False, "words": _("That class goes with no line any more.")}
    return {"key": key, "kept": True, "words": f"{stands.class_name}: {heads_words(stands)}"}


def _heads(item: dict[str, Any]) -> Heads | None:
    try:
        uid, key, number = UUID(str(item["class"])), UUID(str(item["key"])), int(str(item["number"]))
        leaves, at = parse_time(str(item["leaves"])), moment(item.get("at"))
    except (KeyError, ValueError):
        return None
    if leaves is None or at is None or item.get("deed") not in ("out", "end"):
        return None
    return Heads(uid, leaves, number, item["deed"] == "end", key, at)


@never_cache
@require_GET
def show_offline(request: HttpRequest) -> HttpResponse:
    """Show the page as a worker keeps it. It asks no database and holds nothing of anybody, so it is public."""
    with in_asked_language(request):
        return pages.render(request, "ways/offline.html", {"shell": bare(request), "form": CountForm()})
