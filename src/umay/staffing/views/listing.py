"""The list of a school, entering people, and deciding about those who wait."""

from __future__ import annotations

from uuid import UUID, uuid5

from django.http import HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.kernel.refusal import Refused
from umay.people import api as people
from umay.people.api import ActorRequest
from umay.staffing import forms
from umay.staffing.actions import deciding, entering
from umay.staffing.queries.lacking import counted, kept_off
from umay.staffing.queries.pages import list_page
from umay.staffing.queries.workers import workers_at
from umay.staffing.rules.kinds import State
from umay.staffing.views.frame import for_keepers
from umay.web.api import pages, submission_of


@for_keepers
@require_GET
def list_people(request: ActorRequest) -> HttpResponse:
    """Who is near the children of this school."""
    asked = request.GET
    after = asked.get("after", "")
    page = list_page(
        request.actor,
        timezone.localdate(),
        show=asked.get("show", ""),
        kind=asked.get("kind", ""),
        after=int(after[:18]) if after.isdecimal() and after.isascii() else 0,
    )
    return pages.render(request, "staffing/list.html", {"page": page})


def _staff(request: ActorRequest) -> list[tuple[str, str]]:
    """Return the school's staff who sign in and are not on the list yet."""
    seat = request.actor.seat
    found = people.staff_of(seat.place.unit_id, timezone.localdate(), lang=translation.get_language() or "en") if seat else ()
    there = {one.person_id for one in workers_at(request.actor)}
    names = people.names_of({one.person_id for one in found})
    return [(str(one.person_id), f"{names.get(one.person_id, '')} · {one.title}") for one in found if one.person_id not in there]


@for_keepers
@require_http_methods(["GET", "POST"])
def enter_person(request: ActorRequest) -> HttpResponse:
    """Enter one person."""
    sent = request.POST if request.method == "POST" else None
    form = forms.WorkerForm(sent, staff=_staff(request))
    if sent is None or not form.is_valid():
        return pages.render(request, "staffing/new.html", {"form": form}, status=422 if sent is not None else 200)
    try:
        made = entering.enter_worker(request.actor, form.facts(), now=timezone.now(), key=submission_of(request.POST))
    except Refused as no:
        form.add_error(None, pages.words_of(no.refusal))
        return pages.render(request, "staffing/new.html", {"form": form}, status=409)
    said = _("Entered. What is missing stands beside the name.")
    if made.state == State.WAITING.value:
        said = _("Entered, and waiting: one like them was found in the inner register before, and the office is asked again.")
    return pages.go(request, "staffing-one", said=said, worker_uid=made.uid)


@for_keepers
@require_http_methods(["GET", "POST"])
def paste_people(request: ActorRequest) -> HttpResponse:
    """Enter many at once; whoever is there already is passed over and counted."""
    sent = request.POST if request.method == "POST" else None
    form = forms.PasteForm(sent)
    if sent is None or not form.is_valid():
        return pages.render(request, "staffing/paste.html", {"form": form}, status=422 if sent is not None else 200)
    entered, known, key = 0, 0, submission_of(request.POST)
    for number, facts in enumerate(form.people()):
        try:
            entering.enter_worker(request.actor, facts, now=timezone.now(), key=uuid5(key, str(number)) if key else None)
            entered += 1
        except Refused as no:
            if no.refusal.code != "staffing.known":
                raise
            known += 1
    said = ngettext("%(n)s person entered.", "%(n)s people entered.", entered) % {"n": entered}
    if known:
        said += " " + ngettext("%(n)s was there already.", "%(n)s were there already.", known) % {"n": known}
    return pages.go(request, "staffing", said=said)


def _chosen(request: ActorRequest) -> tuple[UUID, ...]:
    found = []
    for said in request.POST.getlist("who")[:1_000]:
        try:
            found.append(UUID(said))
        except ValueError:
            continue
    return tuple(found)


@for_keepers
@require_POST
def decide(request: ActorRequest) -> HttpResponse:
    """Accept or decline those who wait, several at once."""
    if request.POST.get("as") == "decline":
        count = deciding.decline(request.actor, _chosen(request), now=timezone.now())
        said = ngettext("%(n)s declined. Their pass has ended.", "%(n)s declined. Their passes have ended.", count) % {"n": count}
    else:
        count = deciding.accept(request.actor, _chosen(request), now=timezone.now())
        said = ngettext("%(n)s accepted for the school year.", "%(n)s accepted for the school year.", count) % {"n": count}
        if off := kept_off(request.actor, _chosen(request), timezone.localdate()).values():
            words = ngettext("%(n)s of them cannot be put on a roster yet:", "%(n)s of them cannot be put on a roster yet:", len(off))
            said += f" {words % {'n': len(off)}} {counted(off)}."
    return pages.go(request, "staffing", said=said)
