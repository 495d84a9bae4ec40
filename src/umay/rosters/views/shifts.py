"""One shift: move, swap, replace, pin, take out; and an empty place to fill. What breaks is shown before anything is saved."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.people.api import ActorRequest
from umay.rosters.actions import changing
from umay.rosters.models import Shift
from umay.rosters.queries import single
from umay.rosters.queries.addresses import day_asked, number_asked, uid_asked
from umay.rosters.rules.states import Why
from umay.rosters.views.frame import for_keepers
from umay.turns.api import SlotKey
from umay.web.api import pages, submission_of


@for_keepers
@require_GET
def show_shift(request: ActorRequest, uid: UUID) -> HttpResponse:
    """One shift and what can be done with it."""
    return pages.render(request, "rosters/shift.html", {"page": single.shift_page(request.actor, uid, now=timezone.now())})


@for_keepers
@require_GET
def weigh_shift(request: ActorRequest, uid: UUID) -> HttpResponse:
    """What would break if somebody moved to another window, or changed with somebody else."""
    other = uid_asked(request.GET.get("with", ""))
    if other is not None:
        page = single.swap_weighed(request.actor, uid, other)
    else:
        page = single.move_weighed(request.actor, uid, _key(request.GET.get("window", ""), request.GET.get("day", "")))
    return pages.render(request, "rosters/weigh.html", {"page": page}, fragments=("weighed",))


@for_keepers
@require_POST
def move_shift(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Move somebody to another window."""
    key = _key(request.POST.get("window", ""), request.POST.get("day", ""))
    made = changing.move(request.actor, uid, key, sure="sure" in request.POST, now=timezone.now(), key=submission_of(request.POST))
    return _back(request, made)


@for_keepers
@require_POST
def swap_shift(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Change two people for each other."""
    other = uid_asked(request.POST.get("with", ""))
    if other is None:
        raise Http404
    made = changing.swap(request.actor, uid, other, sure="sure" in request.POST, now=timezone.now(), key=submission_of(request.POST))
    return _back(request, made)


@for_keepers
@require_POST
def replace_shift(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Put somebody else into a shift."""
    worker = uid_asked(request.POST.get("worker", ""))
    if worker is None:
        raise Http404
    why = Why.ILL if request.POST.get("why") == Why.ILL.value else Why.REPLACED
    key = submission_of(request.POST)
    made = changing.replace(request.actor, uid, worker, why=why, sure="sure" in request.POST, now=timezone.now(), key=key)
    return _back(request, made)


@for_keepers
@require_POST
def take_out(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Take somebody out of a shift."""
    day = single.day_of(request.actor, uid)
    roster = changing.take_out(request.actor, uid, now=timezone.now())
    said = _("Taken out. The place is empty; the week shows who could fill it.")
    if roster is None or day is None:
        return pages.go(request, "rosters", said=said)
    return _at_day(pages.go(request, "roster", said=said, uid=roster.uid), day)


@for_keepers
@require_POST
def pin_shift(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Pin somebody where they stand, or let go of them."""
    pinned = request.POST.get("pinned") == "yes"
    made = changing.pin(request.actor, uid, pinned=pinned, now=timezone.now())
    return _back(request, made, _("Pinned: solving again leaves it.") if pinned else _("Not pinned any more."))


@for_keepers
@require_GET
def show_place(request: ActorRequest, uid: UUID) -> HttpResponse:
    """An empty place: who is free, and what would break with others."""
    key = _key(request.GET.get("window", ""), request.GET.get("day", ""))
    page = single.place_page(request.actor, uid, key, request.GET.get("kind", ""))
    return pages.render(request, "rosters/fill.html", {"page": page})


@for_keepers
@require_POST
def fill_place(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Fill an empty place."""
    sent = request.POST
    key = _key(sent.get("window", ""), sent.get("day", ""))
    place = changing.Place(key, sent.get("kind", ""), uid_asked(sent.get("worker", "")), sent.get("class_name", ""))
    made = changing.fill(request.actor, uid, place, sure="sure" in sent, now=timezone.now(), key=submission_of(sent))
    return _back(request, made)


def _back(request: ActorRequest, shift: Shift, said: str = "") -> HttpResponse:
    """Lead to the week of a shift, which says who stands there now: no name travels in what is said on the way."""
    return _at_day(pages.go(request, "roster", said=said, uid=shift.roster.uid), shift.on_day, "" if said else str(shift.uid))


def _at_day(response: HttpResponse, day: date, put: str = "") -> HttpResponse:
    """Lead to the week of a day. put: the shift to be said there."""
    for header in ("Location", "HX-Redirect"):
        if header in response:
            response[header] = f"{response[header]}?day={day.isoformat()}{f'&put={put}' if put else ''}"
    return response


def _key(window: str, day: str) -> SlotKey:
    found = day_asked(day)
    if found is None:
        raise Http404
    return number_asked(window), found
