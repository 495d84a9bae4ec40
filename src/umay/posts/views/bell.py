"""The bell timetable: looked at, and what a change moves before it is saved."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.posts.actions import ringing
from umay.posts.forms import RingForm
from umay.posts.models import Bell
from umay.posts.queries.bell_page import bell_page, own_rings, preview, ring_row
from umay.posts.rules.drafts import RingDraft, ring_refusal
from umay.posts.views.frame import for_keepers, for_standing, today_of
from umay.web.api import address_above, pages


@for_standing
@require_GET
def show_bell(request: ActorRequest) -> HttpResponse:
    """The bell of the school year in use."""
    return pages.render(
        request, "posts/bell.html", {"page": bell_page(request.actor, today_of(request)), "rosters": address_above("rosters")}
    )


@for_keepers
@require_http_methods(["GET", "POST"])
def set_ring(request: ActorRequest, uid: UUID | None = None) -> HttpResponse:
    """Enter a ring or change one; first look at what moves, then save."""
    today = today_of(request)
    page = bell_page(request.actor, today)
    row = ring_row(request.actor, uid) if uid else None
    codes = [one.code for one in own_rings(request.actor, today)]
    form = RingForm(request.POST, codes=codes) if request.method == "POST" else _empty(row, codes)
    looked = None
    if form.is_valid():
        if "look" in request.POST:
            if pages.tried(form, lambda: _rings(form.draft())):
                looked = preview(request.actor, form.draft(), today, uid=uid)
        elif pages.tried(form, lambda: _save(request, form, row, page.year)):
            return pages.go(request, "bell", said=_("The bell is kept, and the posts moved with it."))
    context = {"form": form, "uid": uid, "looked": looked, "page": page}
    return pages.render(request, "posts/ring.html", context, status=422 if form.errors else 200)


def _rings(asked: RingDraft) -> None:
    """Raise Refused for a bell that could not be kept: what it would move is nothing to look at."""
    if refusal := ring_refusal(asked):
        raise Refused(refusal)


def _empty(row: Bell | None, codes: list[str]) -> RingForm:
    return RingForm.of(row, codes) if row else RingForm(codes=codes, initial={"code": "arrival", "variant": "usual"})


def _save(request: ActorRequest, form: RingForm, row: Bell | None, year: int) -> None:
    uid = row.uid if row is not None and row.school_year == year else None
    ringing.set_ring(request.actor, form.draft(), school_year=year, now=timezone.now(), uid=uid)


@for_keepers
@require_POST
def remove_ring(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Take a ring away."""
    ringing.remove_ring(request.actor, uid, now=timezone.now())
    return pages.go(request, "bell", said=_("It rings no more."))
