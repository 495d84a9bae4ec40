"""The inbox of somebody who told: opened by the receipt alone, which travels in the body of a form and never in an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg
import structlog
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from umay.core.api import sealing
from umay.reports.api import doors, files_of, marks_of, passed_over, receipt_shown, values
from umay.telling.forms.drafts import LONGEST, readable
from umay.telling.forms.tokens import comes_from_elsewhere, is_gone_back_to, new_token, read_token
from umay.telling.views.frame import changes_language, page, quietly
from umay.telling.views.shown import inbox_shown, place_shown, sign_video

log = structlog.get_logger("umay.telling")


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """An inbox that a receipt opened. code: of the address it was opened at."""

    request: HttpRequest
    code: str
    receipt: sealing.Receipt
    inbox: values.Inbox


@quietly
def show_answers(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for the receipt, or show what it opens and take what is added. Wrong receipts are all answered alike."""
    now = timezone.now()
    try:
        if request.method != "POST" or not request.POST.get("receipt", "").strip():
            return _ask(request, code)
        typed = sealing.read_receipt(request.POST["receipt"])
        inbox = doors.read_inbox(typed or sealing.new_receipt(), now=now)  # what can be no receipt is looked for all the same
        if inbox is None or typed is None:
            return _ask(request, code, wrong=not changes_language(request))
        opened = Opened(request, code, typed, inbox)
        answer = _add(opened) if request.POST.get("go") == "add" and not changes_language(request) else _show(opened)
        return _ask(request, code, again=True) if is_gone_back_to(request) else answer
    except psycopg.Error as error:
        log.warning("telling_away", kind=type(error).__name__)  # the kind alone: its words may quote what was told
        return page(code, "telling/away.html", _carried(request), status=503)


def _ask(request: HttpRequest, code: str, *, wrong: bool = False, again: bool = False) -> HttpResponse:
    typed = "" if again else request.POST.get("receipt", "")[:400]
    context = {"typed": typed, "wrong": wrong, "switch": "answers", "place": place_shown(_place(code))}
    return page(code, "telling/answers.html", {**context, "sign_video": sign_video("answers")}, status=422 if wrong else 200)


def _show(opened: Opened, notes: tuple[str, ...] = (), added: str = "", fates: tuple[values.FileFate, ...] = ()) -> HttpResponse:
    own = _place(opened.inbox.place_code or opened.code)
    context: dict[str, Any] = {
        "place": place_shown(own),
        "inbox": inbox_shown(opened.inbox, own.country if own else "", timezone.now()),
        "receipt": receipt_shown(opened.receipt),
        "form_token": new_token(opened.code, timezone.now()).signed(),
        "switch": "inbox",
        "notes": notes,
        "added": added,
        "fates": fates,
    }
    return page(opened.code, "telling/inbox.html", {**context, "sign_video": sign_video("inbox")}, status=422 if notes else 200)


def _add(opened: Opened) -> HttpResponse:
    """Keep what is added, once however often the form is sent; what cannot be kept comes back as it was typed."""
    request, now = opened.request, timezone.now()
    words, _cut = readable(request.POST.get("words", ""))
    token = read_token(request.POST.get("form", ""), opened.code)
    files, left = files_of(request), passed_over(request)
    if not (words.strip() or files):
        return _show(opened, ("file_too_big" if left else "words",), words)
    if len(words) > LONGEST["words"]:
        return _show(opened, ("words_long",), words)
    if token is None or token.age(now) == "old" or comes_from_elsewhere(request):
        return _show(opened, ("press_again",), words)
    kept = doors.say(opened.receipt, words.strip(), files, token.key(opened.receipt.code, words, *marks_of(files)), now=now)
    inbox = doors.read_inbox(opened.receipt, now=now)
    if kept is None or inbox is None:
        return _show(opened, ("press_again",), words)
    return _show(Opened(request, opened.code, opened.receipt, inbox), added="", fates=(*kept.files, *left))


def _place(code: str) -> values.TellingPlace | None:
    return doors.find_place(code, today=timezone.localdate(), now=timezone.now())


def _carried(request: HttpRequest) -> dict[str, Any]:
    names = ("form", "go", "receipt", "words")
    return {"draft": None, "carried": {name: request.POST.get(name, "") for name in names}, "again": request.method == "POST"}
