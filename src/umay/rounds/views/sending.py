"""What waited on a phone without a connection, and the pages that stand in for the others there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from umay.core.api import Actor
from umay.hazards import api as hazards
from umay.kernel.refusal import Refused
from umay.kernel.waited import counted_at, moment, read_waited
from umay.people.api import ActorRequest
from umay.rounds import forms
from umay.rounds.actions import scanning, walking
from umay.rounds.queries.points import spot_of
from umay.rounds.views.frame import for_walkers
from umay.rounds.views.talking import fate_words
from umay.web.api import bare, in_asked_language, pages, picked_file

WORDS: Final = 1000


@for_walkers
@require_http_methods(["GET", "POST"])
def send_scans(request: ActorRequest) -> HttpResponse:
    """Take what waited on a device and answer what became of each; or show the page that the device asks for its tokens."""
    if request.method != "POST":
        return pages.render(request, "rounds/waiting.html", {})
    waited = read_waited(_said_by(request))
    if waited is None:
        return JsonResponse({"error": "shape"}, status=400)
    now = timezone.now()
    dangers = [one for one in waited.items if "what" in one]
    answers = _scans(request, [one for one in waited.items if "what" not in one], waited.sent_at, now)
    return JsonResponse({"items": [*answers, *(_danger(request, one, waited.sent_at, now) for one in dangers)]})


def _said_by(request: HttpRequest) -> bytes | str:
    """Return what a device says; where pictures come along it is a field beside them, and each picture bears its item's key."""
    return request.POST.get("waited", "") if request.content_type == "multipart/form-data" else request.body


def _scans(request: ActorRequest, items: list[dict[str, Any]], sent_at: datetime | None, now: datetime) -> list[dict[str, object]]:
    read = [(one, _scanned(one)) for one in items]
    scans = [scanned for _item, scanned in read if scanned is not None]
    found = scanning.scan_many(request.actor, scans, device_now=sent_at or now, now=now) if scans else ()
    answers = [_said(one) for one in found]
    return answers + [_unreadable(item) for item, scanned in read if scanned is None]


def _scanned(item: dict[str, Any]) -> scanning.Scanned | None:
    try:
        key, code = UUID(str(item["key"])), _words_of(item["code"], 100)
    except (KeyError, ValueError):
        return None
    return scanning.Scanned(code, key, _words_of(item.get("said", ""), 8), bool(item.get("sheet_gone")), moment(item.get("at")))


def _words_of(said: object, most: int) -> str:
    """Return what an item says, without signs that no person writes and no database takes."""
    return hazards.readable(str(said))[:most]


def _unreadable(item: dict[str, Any]) -> dict[str, object]:
    return {"key": str(item.get("key", ""))[:40], "kept": False, "words": _("This was not readable.")}


def _said(one: scanning.Kept) -> dict[str, object]:
    if one.refusal is not None:
        words = pages.words_of(one.refusal)
        return {"key": str(one.key), "kept": False, "words": f"{one.point}: {words}" if one.point else words}
    return {"key": str(one.key), "kept": True, "words": fate_words(one)}


def _danger(request: ActorRequest, item: dict[str, Any], sent_at: datetime | None, now: datetime) -> dict[str, object]:
    """Write one danger down in a transaction of its own; the others go on whatever becomes of it."""
    try:
        key = UUID(str(item["key"]))
    except (KeyError, ValueError):
        return _unreadable(item)
    draft = _drafted(request, key, item, counted_at(now, moment(item.get("at")), sent_at).at)
    lost = draft.photo is None and _came_without(request, key)
    if not draft.what.strip() and draft.photo is None and not hazards.kept_under(request.actor, key):
        words = (
            _("Its picture was lost; it may be too large. Take it again.") if lost else _("It had no words and no picture. Tell it again.")
        )
        return {"key": str(key), "kept": False, "words": f"{draft.where}: {words}"}
    try:
        words = _written(request.actor, draft, now, lost=lost)
    except Refused as no:
        return {"key": str(key), "kept": False, "words": pages.words_of(no.refusal)}
    return {"key": str(key), "kept": True, "words": words % {"point": draft.where}}


def _drafted(request: ActorRequest, key: UUID, item: dict[str, Any], found_at: datetime) -> hazards.HazardDraft:
    spot = spot_of(request.actor, _words_of(item.get("code", ""), 100), _words_of(item.get("point", ""), 100))
    label = spot.label if spot else _("On a round")
    named = str(item.get("kind", ""))
    kind = hazards.HazardKind(named) if named in hazards.KIND_WORDS else hazards.HazardKind.OTHER
    file = picked_file(request, str(key))
    return hazards.HazardDraft(
        kind=kind, where=label, what=_words_of(item["what"], WORDS), source=hazards.Source.ROUND,
        spot=hazards.Spot(kind="checkpoint", uid=spot.uid, label=label) if spot else hazards.Spot(), key=key, found_at=found_at,
        photo=hazards.Picture(file.data, file.name) if file else None,
    )  # fmt: skip


def _came_without(request: ActorRequest, key: UUID) -> bool:
    """Tell whether a picture set out with the item and did not arrive: a request that is too large brings no file."""
    return request.content_type == "multipart/form-data" and (not request.FILES or str(key) in request.FILES)


def _written(actor: Actor, draft: hazards.HazardDraft, now: datetime, *, lost: bool) -> str:
    """Write a danger down and return what became of it. It was told on the way: a picture that is none loses no words."""
    try:
        walking.tell_danger(actor, draft, now=now)
    except Refused as no:
        if draft.photo is None or not draft.what.strip() or no.refusal.code != "hazards.no_picture":
            raise
        walking.tell_danger(actor, replace(draft, photo=None), now=now)
        return _("%(point)s: written down, but its picture could not be read.")
    kept = hazards.kept_under(actor, draft.key) if draft.key else ""
    if kept == "picture":
        return _("%(point)s: written down with its picture, it stands in the ledger of dangers.")
    if lost or draft.photo:
        return _("%(point)s: written down, but its picture was lost; it may be too large. Take it again.")
    return _("%(point)s: written down, it stands in the ledger of dangers.")


@never_cache
@require_GET
def show_offline(request: HttpRequest) -> HttpResponse:
    """Show the page as a worker keeps it. It asks no database and holds nothing of anybody, so it is public."""
    is_sign = request.path.startswith("/scan/")
    with in_asked_language(request):
        kinds = [(kind.value, str(words)) for kind, words in hazards.KIND_WORDS.items()]
        shown = {
            "shell": bare(request),
            "is_sign": is_sign,
            "danger": forms.WaitingDangerForm(kinds=kinds),
            "scan": forms.ScanForm(asked=True),
        }
        return pages.render(request, "rounds/offline.html", shown)
