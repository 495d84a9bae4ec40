"""Where buses wait, and their daily check."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.core.api import Perm
from umay.documents import api as documents
from umay.hazards import api as hazards
from umay.people.api import ActorRequest
from umay.ways import forms
from umay.ways.actions import waiting
from umay.ways.actions.bench import PICTURES
from umay.ways.models import Bus, BusPaper
from umay.ways.queries import buses, weeks
from umay.ways.views.frame import for_keepers, for_walkers
from umay.web.api import address_above, pages, paper, picked_file, submission_of

SIGHTS: Final = {
    "there": hazards.Sight.BUS_AWAY, "in_bay": hazards.Sight.BUS_OUT_OF_BAY, "guide": hazards.Sight.BUS_NO_GUIDE,
    "belts": hazards.Sight.BUS_BELTS, "counted": hazards.Sight.BUS_NOT_COUNTED,
}  # fmt: skip
"""How the ledger of dangers calls what is wrong with a bus: by codes, so that each reader is told in their own language."""


@for_walkers
@require_GET
def _own(request: ActorRequest) -> HttpResponse:
    return _shown(request, None)


@require_GET
def show_buses(request: ActorRequest) -> HttpResponse:
    """The waiting plan that holds and the checks of three weeks; to an office above, how its schools checked."""
    seat = request.actor.seat
    if seat is not None and seat.level != "unit" and request.actor.may(Perm.COVERAGE_READ, seat.place):
        page = weeks.weeks_page(request.actor, timezone.localdate())
        return pages.render(request, "ways/weeks.html", {"page": page, "beside": address_above("rounds")})
    return _own(request)


show_buses.welcomes_pass = True  # type: ignore[attr-defined]  # who came by a pass is known here as in the view that answers


@for_walkers
@require_GET
def show_paper(request: ActorRequest, uid: UUID) -> HttpResponse:
    """The minute of an agreement: as somebody brought it, to be saved, never shown on our pages; a picture is shown."""
    try:
        data, media_type, name = buses.paper_of(request.actor, uid)
    except BusPaper.DoesNotExist:
        raise Http404 from None
    if media_type not in PICTURES:
        return HttpResponse(data, headers=documents.download_headers(name))
    end = media_type.rpartition("/")[2]
    return paper(data, f"file.{end}", media_type)


def _shown(request: ActorRequest, form: forms.BusForm | None) -> HttpResponse:
    page = buses.buses_page(request.actor, timezone.localdate())
    keeps = request.actor.holds(Perm.ROUND_KEEP)
    bus_form = form or (_bus_form(request, None) if keeps else None)
    return pages.render(request, "ways/buses.html", {"page": page, "form": bus_form, "keeps": keeps}, status=422 if form else 200)


def _bus_form(request: ActorRequest, data: Any) -> forms.BusForm:
    drivers, guides = buses.worker_choices(request.actor)
    return forms.BusForm(data, drivers=drivers, guides=guides)


@for_keepers
@require_http_methods(["GET", "POST"])
def agree(request: ActorRequest) -> HttpResponse:
    """Keep an agreement."""
    today = timezone.localdate()
    sent = request.method == "POST"
    form = forms.PlanForm(request.POST, request.FILES) if sent else forms.PlanForm()
    if sent and form.is_valid():
        data = form.cleaned_data
        hours = data["comes_from"], data["comes_until"], data["leaves_from"], data["leaves_until"]
        draft = waiting.PlanDraft(
            data["where"],
            data["agreed_on"],
            data["police"],
            data["drivers"],
            hours,
            data["paper"],
            picked_file(request, "file"),
            submission_of(request.POST),
        )
        if pages.tried(form, lambda: waiting.agree(request.actor, draft, today=today, now=timezone.now())):
            return pages.go(request, "buses", said=_("Kept. Enter the buses and their bays; from today on they are checked daily."))
    return pages.render(request, "ways/bus_plan.html", {"form": form}, status=422 if sent else 200)


@for_keepers
@require_POST
def enter_bus(request: ActorRequest) -> HttpResponse:
    """Enter a bus."""
    form = _bus_form(request, request.POST)
    if form.is_valid():
        data = form.cleaned_data
        ids = (int(data[name]) if data[name] else None for name in ("driver", "guide"))
        draft = waiting.BusDraft(data["bay"], data["plate"], data["goes"], *ids)
        if pages.tried(form, lambda: waiting.enter_bus(request.actor, draft, now=timezone.now())):
            return pages.go(request, "buses", said=_("Entered."))
    return _shown(request, form)


@for_keepers
@require_POST
def end_bus(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Take a bus off the plan."""
    waiting.end_bus(request.actor, uid, now=timezone.now())
    return pages.go(request, "buses", said=_("Taken off the plan. Its checks stay."))


@for_walkers
@require_http_methods(["GET", "POST"])
def check_buses(request: ActorRequest) -> HttpResponse:
    """The daily check, in a minute on a phone."""
    today = timezone.localdate()
    page = buses.buses_page(request.actor, today)
    sent = request.method == "POST"
    listed = [(one.uid, one.title) for one in page.buses]
    if sent and "tick" in request.POST:  # the button "all came" of a browser without script: nothing is kept yet
        ticked = forms.CheckForm(initial=forms.all_came(request.POST, listed), buses=listed)
        return pages.render(request, "ways/bus_check.html", {"form": ticked, "page": page})
    form = forms.CheckForm(request.POST if sent else None, buses=listed)
    if sent and form.is_valid():
        found: list[tuple[tuple[str, tuple[str, ...]], ...]] = []
        note = form.cleaned_data["note"]
        if pages.tried(
            form,
            lambda: found.append(waiting.check_buses(request.actor, form.seen, note, danger=_danger, today=today, now=timezone.now())),
        ):
            return pages.go(request, "buses", said=_said(len(found[0])))
    return pages.render(request, "ways/bus_check.html", {"form": form, "page": page}, status=422 if sent else 200)


def _danger(bus: Bus, faults: tuple[str, ...]) -> hazards.HazardDraft:
    spot = hazards.Spot(kind="bus", uid=bus.uid, landmark=hazards.Landmark.BUS_BAY, landmark_name=bus.bay)
    seen = tuple(SIGHTS[one] for one in faults)
    return hazards.HazardDraft(kind=hazards.HazardKind.ROAD, where="", source=hazards.Source.ROUND, spot=spot, seen=seen)


def _said(wrong: int) -> str:
    if not wrong:
        return _("Checked. All buses were as they should be.")
    said = ngettext(
        "Checked. Something was wrong with %(count)s bus; it is in the ledger of dangers.",
        "Checked. Something was wrong with %(count)s buses; they are in the ledger of dangers.", wrong,
    )  # fmt: skip
    return said % {"count": wrong}
