"""The first page, the demo's doors, my day."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from umay.desk import overview, queries
from umay.handover import api as handover
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest, enter_as_demo, take_seat
from umay.places import api as places
from umay.places.api import UnitMissing, deployment
from umay.programme import api as programme
from umay.staffing import api as staffing
from umay.teams import api as teams
from umay.web.api import pages


def _lang() -> str:
    return translation.get_language() or "en"


@require_safe
def show_start(request: ActorRequest) -> HttpResponse:
    """The first page: what this is, and how to come in."""
    if request.actor.person_id is not None and not settings.UMAY_DEMO:
        return redirect("home")
    row = deployment()
    doors = queries.demo_doors(_lang()) if settings.UMAY_DEMO else ()
    told_at = teams.demo_place() if settings.UMAY_DEMO else ""
    passes = queries.pass_doors()
    shown = {"doors": doors, "passes": passes, "told_at": told_at, "name": row.name, "is_live": row.live_at is not None}
    return pages.render(request, "desk/start.html", shown)


@require_POST
def look_around(request: ActorRequest, person_uid: UUID) -> HttpResponse:
    """Sign in as a person of the demo; nowhere else."""
    if not settings.UMAY_DEMO:
        raise Http404
    enter_as_demo(request, person_uid)
    return redirect("home")


@require_POST
def look_around_by_pass(request: ActorRequest, worker_uid: UUID) -> HttpResponse:
    """Come in with the pass of an invented parent or guard; nowhere but in a demo."""
    return staffing.enter_by_demo_pass(request, worker_uid)


@login_required
@require_GET
def show_home(request: ActorRequest) -> HttpResponse:
    """Lead to what this person needs first: their day, or the overview where a unit has no tasks of its own."""
    from umay.core.api import Perm

    actor = request.actor
    if actor.seat is None or actor.holds(Perm.TASK_READ):
        return redirect("my-day")
    return redirect("setup" if places.keeps(actor, Perm.PLACE_KEEP) else "programmes")


@login_required
@require_GET
def show_my_day(request: ActorRequest) -> HttpResponse:
    """What is due for one's unit: sent back, late, today, this week, this month; with ?whose=mine only what falls to one's own post."""
    try:
        mine = request.GET.get("whose") == "mine"
        page = queries.my_day(request.actor, today=timezone.localdate(), lang=_lang(), only_mine=mine)
    except UnitMissing:
        return pages.render(request, "desk/no_seat.html")
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.render(request, "desk/my_day.html", {"page": page, "waits": handover.waits_on_day(request.actor, timezone.now())})


@login_required
@require_POST
def change_seat(request: ActorRequest, appointment_uid: UUID) -> HttpResponse:
    """Act in another of one's appointments."""
    from django.core.exceptions import ObjectDoesNotExist

    try:
        take_seat(request.actor, appointment_uid, today=timezone.localdate(), now=timezone.now())
    except ObjectDoesNotExist:
        raise Http404 from None
    return pages.go(request, "home", said=_("You act in this office now."))


@require_POST
def sign_out(request: ActorRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("start")


def _chosen(request: ActorRequest) -> tuple[programme.AdoptionCard | None, tuple[programme.AdoptionCard, ...]]:
    """Return the adoption asked for, or the first that binds the unit, and all of them."""
    found = programme.adoptions_of(request.actor)
    asked = request.GET.get("adoption", "")
    return next((one for one in found if str(one.uid) == asked), found[0] if found else None), found


@login_required
@require_GET
def show_overview(request: ActorRequest) -> HttpResponse:
    """Units or areas by duty, from the level one answers for down to the schools."""
    today, lang = timezone.localdate(), _lang()
    adoption, found = _chosen(request)
    if adoption is None:
        return pages.render(request, "desk/overview.html", {"page": None, "adoptions": ()})
    try:
        asked = request.GET.get("area", "")
        area = programme.area_card(request.actor, asked) if asked else programme.own_area(request.actor)
        if area is not None and area.kind == "district":
            after = request.GET.get("after", "")
            page = overview.units_page(request.actor, adoption, area, after=after, today=today, lang=lang)
        else:
            page = overview.areas_page(request.actor, adoption, area, today=today, lang=lang)
    except KeyError:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    choices = [(one.title.get(lang) or one.title["en"], f"?adoption={one.uid}", one.uid == adoption.uid) for one in found]
    chosen = f"?adoption={adoption.uid}" + (f"&area={area.uid}" if area else "")
    return pages.render(request, "desk/overview.html", {"page": page, "adoptions": choices, "chosen": chosen})


@login_required
@require_GET
def show_counted(request: ActorRequest) -> HttpResponse:
    """What a cell counts."""
    adoption, _found = _chosen(request)
    if adoption is None:
        raise Http404
    try:
        area = programme.area_card(request.actor, request.GET.get("area", ""))
        duty = str(UUID(request.GET.get("duty", "")))
        page = overview.counted_page(request.actor, adoption, area, duty, today=timezone.localdate(), lang=_lang())
    except (KeyError, ValueError):
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.render(request, "desk/counted.html", {"page": page})
