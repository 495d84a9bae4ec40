"""Where people tell: the pages of one's own unit and those below, their posters, and the team behind them."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.core.api import Perm
from umay.documents import api as documents
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.places.api import UnitMissing
from umay.teams.actions import places as keeping
from umay.teams.actions import team
from umay.teams.queries.places import place_page, places_page, poster_of
from umay.web.api import pages, paper, paper_languages


@login_required
@require_GET
def list_places(request: ActorRequest) -> HttpResponse:
    """The units that one keeps."""
    actor = request.actor
    if not actor.holds(Perm.TELLING_KEEP):
        return pages.refused(request, Refusal("access.not_granted"))
    page = places_page(actor, without=request.GET.get("show") == "without", after=request.GET.get("after", "").replace("\0", "")[:60])
    return pages.render(request, "teams/places.html", {"page": page})


@login_required
@require_GET
def show_place(request: ActorRequest, unit_uid: UUID) -> HttpResponse:
    """One unit's place to tell and its team."""
    try:
        page = place_page(request.actor, unit_uid, today=timezone.localdate(), now=timezone.now())
    except UnitMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    shown = {"page": page, "address": _address(page.code), "languages": settings.LANGUAGES, "own": translation.get_language()}
    return pages.render(request, "teams/place.html", shown)


def _address(code: str) -> str:
    return settings.UMAY_URL + reverse("tell", kwargs={"code": code}) if code else ""


@login_required
@require_GET
def print_poster(request: ActorRequest, unit_uid: UUID) -> HttpResponse:
    """The poster that says where to tell, with labels to cut out; in one language or two."""
    try:
        found = poster_of(request.actor, unit_uid)
    except UnitMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    poster = documents.PosterDocument(
        school=found.school,
        url=_address(found.code),
        languages=paper_languages(request),
        helplines=tuple(documents.PosterHelpline(one.number, one.names, one.notes) for one in found.helplines),
        in_danger=found.in_danger,
        is_demo=found.is_demo,
    )
    return paper(documents.telling_poster(poster), f"tell-{found.code}.pdf")


def _kept(request: ActorRequest, unit_uid: UUID, run: Callable[[], object], said: str, anchor: str = "") -> HttpResponse:
    back = reverse("telling-place", kwargs={"unit_uid": unit_uid})
    try:
        run()
    except UnitMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal, back=back)
    return pages.go(request, "telling-place", said=said, anchor=anchor, unit_uid=unit_uid)


@login_required
@require_POST
def open_place(request: ActorRequest, unit_uid: UUID) -> HttpResponse:
    """Open the page, or bring up to date what it shows."""
    is_demo = settings.UMAY_DEMO
    said = _("The page is open. Print the poster and hang it up where children pass.")
    return _kept(request, unit_uid, lambda: keeping.open_telling(request.actor, unit_uid, is_demo=is_demo, now=timezone.now()), said)


@login_required
@require_POST
def shut_place(request: ActorRequest, unit_uid: UUID) -> HttpResponse:
    """Shut the page."""
    said = _("The page is shut. Who told before can still read answers with their receipt.")
    return _kept(request, unit_uid, lambda: keeping.shut_telling(request.actor, unit_uid, now=timezone.now()), said)


@login_required
@require_POST
def seat_member(request: ActorRequest, unit_uid: UUID) -> HttpResponse:
    """Seat somebody in the safety team."""
    person, seat = request.POST.get("person", ""), request.POST.get("seat", "").replace("\0", "")[:60]
    if not person.isdigit() or len(person) > 18:
        raise Http404
    return _kept(
        request,
        unit_uid,
        lambda: team.seat_member(request.actor, unit_uid, seat, int(person), today=timezone.localdate(), now=timezone.now()),
        _("Seated. What is told from now on is sealed to them too, once they have keys."),
        "team",
    )


@login_required
@require_POST
def end_seat(request: ActorRequest, unit_uid: UUID) -> HttpResponse:
    """End a seat of the safety team."""
    number = request.POST.get("number", "")
    if not number.isdigit() or len(number) > 18:
        raise Http404
    return _kept(
        request,
        unit_uid,
        lambda: team.end_seat(request.actor, unit_uid, int(number), today=timezone.localdate(), now=timezone.now()),
        _("The seat is empty now. What was told is no longer theirs to read, unless a case lets them in."),
        "team",
    )


@login_required
@require_POST
def note_training(request: ActorRequest, unit_uid: UUID) -> HttpResponse:
    """Note that somebody of the safety team was trained."""
    number, course = request.POST.get("number", ""), request.POST.get("course", "").replace("\0", "")
    if not number.isdigit() or len(number) > 18:
        raise Http404
    on = parse_date(request.POST.get("on", "")) if len(request.POST.get("on", "")) == len("2026-01-01") else None
    return _kept(
        request,
        unit_uid,
        lambda: team.note_training(request.actor, unit_uid, int(number), course, on, today=timezone.localdate(), now=timezone.now()),
        _("Noted."),
        "team",
    )
