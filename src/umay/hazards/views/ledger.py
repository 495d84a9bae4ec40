"""The ledger: its list, a new danger, one danger, and its table."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from umay.core.api import Perm
from umay.documents.api import MEDIA_TYPES, Kind, render_table
from umay.hazards import forms
from umay.hazards.actions.noting import HazardDraft, note_hazard
from umay.hazards.queries.area import area_page
from umay.hazards.queries.export import ledger_table
from umay.hazards.queries.hazard import hazard_page, photo_of
from umay.hazards.queries.ledger import ledger_page
from umay.hazards.queries.offers import people_of
from umay.hazards.rules.ledger import LOOK_AGAIN_AFTER
from umay.hazards.views.frame import came_by_pass, for_duty, for_keeping, for_noting, is_of_office, of_schools
from umay.people.api import ActorRequest
from umay.places import api as places
from umay.web.api import Form, pages, submission_of


@for_noting
@require_GET
def list_hazards(request: ActorRequest) -> HttpResponse:
    """The own unit's ledger; an office above is led to the large ones of its area."""
    if is_of_office(request):
        return redirect("hazards-area")
    show, key = request.GET.get("show", "now"), request.GET.get("after", "")
    page = ledger_page(request.actor, show, key, today=timezone.localdate())
    return pages.render(request, "hazards/list.html", {"page": page}, fragments=("ledger",))


@for_duty
@require_http_methods(["GET", "POST"])
@of_schools
def enter_hazard(request: ActorRequest) -> HttpResponse:
    """Write a danger down."""
    sent = request.POST if request.method == "POST" else None
    own = places.own_map(request.actor)
    form = forms.HazardForm(sent, request.FILES if sent is not None else None, own=own.number if own else None)
    done: list[UUID] = []
    if form.is_valid() and pages.tried(form, lambda: done.append(_note(request, form))):
        said = _("It stands in the ledger. The head is told.")
        if request.actor.holds(Perm.HAZARD_KEEP):
            said = _("It stands in the ledger. Say who sees to it, and until when.")
        return pages.go(request, "hazard", said=said, uid=done[0])
    context = {"form": form, "own": own, "by_pass": came_by_pass(request)}
    return pages.render(request, "hazards/new.html", context, status=200 if sent is None else 422)


def _note(request: ActorRequest, form: forms.HazardForm) -> UUID:
    data = form.cleaned_data
    draft = HazardDraft(
        form.kind_chosen, data["where"], data["what"], form.size_chosen, spot=form.spot, photo=data["photo"],
        key=submission_of(request.POST),
    )  # fmt: skip
    return note_hazard(request.actor, draft, now=timezone.now())


@for_duty
@require_GET
def show_hazard(request: ActorRequest, uid: UUID) -> HttpResponse:
    """One danger with its line of time."""
    return shown(request, uid)


def shown(request: ActorRequest, uid: UUID, *, wrong: dict[str, Form] | None = None, status: int = 422) -> HttpResponse:
    """Answer with a danger's page. wrong: forms that were sent with errors, by their name on the page."""
    today = timezone.localdate()
    page = hazard_page(request.actor, uid, today=today)
    look = {"look_on": today + LOOK_AGAIN_AFTER}
    fresh: dict[str, Form] = {
        "give": forms.GiveForm(people=people_of(request.actor, uid, today), initial=page.given, prefix="give"),
        "fix": forms.FixForm(prefix="fix"),
        "check": forms.CheckForm(initial=look, prefix="check"),
        "back": forms.NoteForm(prefix="back"),
        "aside": forms.NoteForm(prefix="aside"),
    }
    context = {"page": page, "forms": {**fresh, **(wrong or {})}, "by_pass": came_by_pass(request)}
    return pages.render(request, "hazards/hazard.html", context, status=status if wrong else 200)


@for_duty
@require_GET
def show_photo(request: ActorRequest, uid: UUID, photo_uid: UUID) -> HttpResponse:
    """A photo that we drew ourselves, for the page alone."""
    data, media_type = photo_of(request.actor, uid, photo_uid)
    headers = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin", "Content-Security-Policy": "sandbox"}
    return HttpResponse(data, content_type=media_type, headers=headers)


@for_noting
@require_GET
@of_schools
def export_ledger(request: ActorRequest, kind: str) -> HttpResponse:
    """The ledger as a file."""
    if kind not in ("xlsx", "csv", "pdf"):
        raise Http404
    table = ledger_table(request.actor, request.GET.get("show", "now"), today=timezone.localdate(), lang=translation.get_language() or "en")
    chosen = cast(Kind, kind)
    response = HttpResponse(render_table(table, chosen), content_type=MEDIA_TYPES[chosen])
    response["Content-Disposition"] = f'attachment; filename="ledger-{timezone.localdate()}.{kind}"'
    return response


@for_keeping
@require_GET
def show_area(request: ActorRequest) -> HttpResponse:
    """Large dangers of the schools below, and each school's counts; a school is led to its own ledger."""
    if not is_of_office(request):
        return redirect("hazards")
    show, key = request.GET.get("show", "large"), request.GET.get("after", "")
    page = area_page(request.actor, show, key, today=timezone.localdate(), now=timezone.now())
    return pages.render(request, "hazards/area.html", {"page": page})
