"""What waited on a phone without a connection: taken in one by one, and the pages that stand in meanwhile. They hold nothing of anybody."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from umay.hazards import api as hazards
from umay.kernel.refusal import Refused
from umay.kernel.waited import moment, read_waited
from umay.people.api import ActorRequest
from umay.watch.actions import scanning
from umay.watch.forms import HappenedForm, ScanForm
from umay.watch.rules.clock import Told, ruled
from umay.watch.views.frame import for_those_on_duty
from umay.watch.views.said import UNCOUNTED, in_words, sent_of
from umay.web.api import bare, dates, in_asked_language, offline_who, pages


@for_those_on_duty
@require_http_methods(["GET", "POST"])
def take_waiting(request: ActorRequest) -> HttpResponse:
    """Take what waited on a device: each scan by itself, an answer for each; or show the page that the device asks for its tokens."""
    if request.method != "POST":
        frame = {"who": offline_who(request.actor.person_uid), "shell": bare(request)}
        return pages.render(request, "watch/waiting.html", {**frame, "leaving": request.build_absolute_uri(reverse("sign-out"))})
    waited = read_waited(request.body)
    if waited is None:
        return JsonResponse({"error": "shape"}, status=400)
    return JsonResponse({"items": [_taken(request, one, waited.sent) for one in waited.items]})


def _taken(request: ActorRequest, item: dict[str, Any], sent: object) -> dict[str, object]:
    """Take one scan or incident in a transaction of its own; the others go on whatever becomes of it."""
    if "nature" in item:
        return _happened(request, item, sent)
    form = ScanForm({**{name: item.get(name) for name in ("deed", "key", "at")}, "sent": sent})
    if not form.is_valid():
        return {"key": str(item.get("key", ""))[:40], "said": "shape", "kept": False, "words": _("This was not readable.")}
    key = str(form.cleaned_data["key"])
    try:
        said = scanning.scan(request.actor, sent_of(str(item.get("code", "")), form.cleaned_data), now=timezone.now())
    except Refused as no:
        return {"key": key, "said": no.refusal.code, "kept": False, "words": pages.words_of(no.refusal)}
    return {"key": key, "said": said.answer, "kept": said.answer not in UNCOUNTED, "words": in_words(request.actor, said)}


def _happened(request: ActorRequest, item: dict[str, Any], sent: object) -> dict[str, object]:
    """Take one incident. It counts when the device says, less what its clock is off by; the same key twice is one incident."""
    form = HappenedForm({**{name: item.get(name) for name in ("nature", "where", "key", "at")}, "sent": sent})
    if not form.is_valid():
        return {"key": str(item.get("key", ""))[:40], "said": "shape", "kept": False, "words": _("This was not readable.")}
    data, now = form.cleaned_data, timezone.now()
    key, nature = data["key"], hazards.Nature(data["nature"])
    happened_at = ruled(Told(moment(data["at"]), moment(data["sent"])), now).at
    try:
        hazards.note_incident(request.actor, hazards.IncidentDraft(nature, data["where"], device_at=happened_at, key=key), now=now)
    except Refused as no:
        return {"key": str(key), "said": no.refusal.code, "kept": False, "words": pages.words_of(no.refusal)}
    values = {"what": hazards.NATURE_WORDS[nature], "time": dates.say_time(timezone.localtime(happened_at))}
    return {"key": str(key), "said": "incident", "kept": True, "words": _("%(what)s, at %(time)s: kept, and the head is told.") % values}


@never_cache
@require_GET
def show_offline(request: HttpRequest) -> HttpResponse:
    """Show the page of a post as a worker keeps it. It asks no database and holds nothing of anybody, so it is public."""
    return _stand_in(request, "watch/offline.html")


@never_cache
@require_GET
def show_incident(request: HttpRequest) -> HttpResponse:
    """Show the page on which an incident is recorded as a worker keeps it. Public, as the one of a post."""
    return _stand_in(request, "watch/happened.html")


def _stand_in(request: HttpRequest, template: str) -> HttpResponse:
    with in_asked_language(request):
        natures = [(one.value, words, hazards.ABOUT_NATURE[one]) for one, words in hazards.NATURE_WORDS.items()]
        return pages.render(request, template, {"shell": bare(request), "natures": natures})
