"""Three short screens on which somebody tells, and the page that says it has arrived. All state travels in the form itself."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import psycopg
import structlog
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from umay.core.api import sealing
from umay.reports.api import Ticks, doors, files_of, marks_of, passed_over, receipt_shown, values
from umay.telling.forms.drafts import Draft, asked_screen
from umay.telling.forms.tokens import Token, comes_from_elsewhere, is_gone_back_to, new_token, read_token
from umay.telling.views.frame import changes_language, page, quietly
from umay.telling.views.shown import place_shown, sign_video
from umay.web.api import Floods, sender_of

log = structlog.get_logger("umay.telling")
floods: Final = Floods()

_TRAP: Final = "homepage"  # a field that nobody sees; whoever fills it in is a machine


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of somebody who tells. token: of the form they sent, or a fresh one; renewed: theirs was not ours or of another day."""

    request: HttpRequest
    code: str
    place: values.TellingPlace
    draft: Draft
    token: Token
    renewed: bool
    now: datetime


@quietly
def show_telling(request: HttpRequest, code: str) -> HttpResponse:
    """Show the screen that comes next, or keep what was told."""
    now = timezone.now()
    draft = Draft.of(request.POST)
    ticks = Ticks(draft.danger, draft.about_head, draft.about_team)
    try:
        place = doors.find_place(code, today=timezone.localdate(), now=now, ticks=ticks)
        if place is None:
            return page(code, "telling/shut.html", {"words": draft.words}, status=404)
        return _screen(_visit(request, code, place, draft, now))
    except doors.NotKept:
        return page(code, "telling/shut.html", {"words": draft.words}, status=404)
    except psycopg.Error as error:
        log.warning("telling_away", kind=type(error).__name__)  # the kind alone: its words may quote what was told
        return _away(request, code, draft)


def _visit(request: HttpRequest, code: str, place: values.TellingPlace, draft: Draft, now: datetime) -> Visit:
    sent = read_token(request.POST.get("form", ""), code)
    renewed = sent is None or sent.age(now) == "old"
    fresh = new_token(code, now)
    token = fresh if sent is None else replace(fresh, nonce=sent.nonce) if renewed else sent
    return Visit(request, code, place, draft, token, renewed, now)


def _screen(visit: Visit) -> HttpResponse:
    post = visit.request.POST
    if visit.request.method != "POST":
        return _show(visit, "about")
    screen = asked_screen(post.get("screen", ""), "" if changes_language(visit.request) else post.get("go", ""), visit.draft)
    if screen == "send":
        return _send(visit)
    if is_gone_back_to(visit.request):
        return _show(replace(visit, draft=Draft()), "about")
    mistakes = visit.draft.mistakes() if post.get("go") == "on" and screen != "check" else ()
    return _show(visit, screen, mistakes)


def _show(visit: Visit, screen: str, notes: Iterable[str] = ()) -> HttpResponse:
    notes, status = tuple(notes), 200
    draft = visit.draft
    context: dict[str, Any] = {"draft": draft, "place": place_shown(visit.place), "switch": screen, "notes": notes}
    if screen == "check":
        receipt = sealing.read_receipt(draft.receipt) or sealing.new_receipt()
        context |= {"receipt": receipt_shown(receipt), "draft": draft.with_receipt(receipt.code)}
    if notes:
        status = 422
    context |= {"form_token": visit.token.signed(), "sign_video": sign_video(screen)}
    return page(visit.code, f"telling/{screen}.html", context, status=status)


def _send(visit: Visit) -> HttpResponse:
    """Keep what was told, and show that it has arrived. Whatever stands in the way, the form comes back with all that was typed."""
    draft, receipt = visit.draft, sealing.read_receipt(visit.draft.receipt)
    if mistakes := draft.mistakes():
        return _show(visit, "about" if mistakes == ("about",) else "words", mistakes)
    files, left = files_of(visit.request), passed_over(visit.request)
    if not (draft.words.strip() or draft.danger or files):
        return _show(visit, "check", ("file_too_big",) if left else ("file_missing",))
    if receipt is None or visit.renewed or visit.token.age(visit.now) == "young" or comes_from_elsewhere(visit.request):
        return _show(visit, "check", ("press_again",))

    fates = (*_keep(visit, receipt, files), *left)

    context = {"place": place_shown(visit.place), "receipt": receipt_shown(receipt), "draft": draft, "fates": fates}
    return page(visit.code, "telling/sent.html", {**context, "sign_video": sign_video("sent")})


def _keep(visit: Visit, receipt: sealing.Receipt, files: tuple[values.ToldFile, ...]) -> tuple[values.FileFate, ...]:
    """Keep it and return what became of the files. What was changed and sent again under a known receipt goes beside what came first."""
    request, now = visit.request, visit.now
    crowd = floods.is_one_more_of_many(sender_of(request), time.monotonic()) or bool(request.POST.get(_TRAP))
    told = visit.draft.told(translation.get_language() or "en", files, in_flood=crowd)
    ticks = f"{told.danger} {told.about_head} {told.about_team} {told.name_for}"
    content = (receipt.code, told.about, ticks, told.words, told.name, told.reach, told.wish, *marks_of(files))
    try:
        sent = doors.submit(visit.place, told, receipt, visit.token.key(*content), today=timezone.localdate(), now=now)
    except psycopg.errors.UniqueViolation:
        sent = None
    if sent is not None and sent.outcome != "taken":
        return sent.files
    more = "\n\n".join(part for part in (told.words, told.wish, told.name, told.reach) if part)
    added = doors.say(receipt, more, files, visit.token.key("more", *content), now=now)
    return added.files if added else ()


def _away(request: HttpRequest, code: str, draft: Draft) -> HttpResponse:
    """Say that it cannot be taken just now, on a page that carries everything typed and can be sent again."""
    carried = {name: request.POST.get(name, "") for name in ("form", "screen", "go")}
    return page(code, "telling/away.html", {"draft": draft, "carried": carried, "again": request.method == "POST"}, status=503)
