"""Roads closed at hours: for the school, for the wall, for parents."""

from __future__ import annotations

from uuid import UUID

import psycopg
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.core.api import Perm
from umay.people.api import ActorRequest
from umay.places import api as places
from umay.ways import forms, papers
from umay.ways.actions import closing
from umay.ways.queries import roads
from umay.ways.rules.roads import Hours
from umay.ways.views.frame import for_keepers, for_walkers
from umay.web.api import bare, pages, paper, paper_languages, submission_of


@for_walkers
@require_GET
def list_roads(request: ActorRequest) -> HttpResponse:
    """The closed roads around the school."""
    lines = roads.road_lines(request.actor, timezone.localtime())
    unit = places.own_unit(request.actor)
    return pages.render(request, "ways/roads.html", {"lines": lines, "unit": unit.uid, "keeps": request.actor.holds(Perm.ROUND_KEEP)})


@for_keepers
@require_http_methods(["GET", "POST"])
def close_road(request: ActorRequest) -> HttpResponse:
    """Enter a closing."""
    sent = request.method == "POST"
    form = forms.RoadForm(request.POST if sent else None, initial={"from_on": timezone.localdate()})
    if sent and form.is_valid():
        data = form.cleaned_data
        hours = Hours(tuple(int(day) for day in data["weekdays"]), data["starts"], data["ends"], data["from_on"], data["until_on"])
        draft = closing.ClosureDraft(
            data["road"], data["stretch"], data["detour"], hours, data["authority"], data["paper"], submission_of(request.POST)
        )
        if pages.tried(form, lambda: closing.close_road(request.actor, draft, now=timezone.now())):
            return pages.go(request, "roads", said=_("Entered. Parents see it on the public page, and you can print it."))
    return pages.render(request, "ways/road_form.html", {"form": form}, status=422 if sent else 200)


@for_keepers
@require_POST
def open_road(request: ActorRequest, uid: UUID) -> HttpResponse:
    """End a closing."""
    closing.open_road(request.actor, uid, now=timezone.now())
    return pages.go(request, "roads", said=_("Ended. It is shown to nobody any more."))


@for_walkers
@require_GET
def print_roads(request: ActorRequest) -> HttpResponse:
    """The closed roads as a page to hang up."""
    lines = roads.road_lines(request.actor, timezone.localtime())
    school = places.own_unit(request.actor).where
    return paper(papers.roads(lines, school, paper_languages(request)), "roads.pdf")


@require_GET
def show_public(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The closed roads of a school, for anybody."""
    try:
        found = roads.public_roads(uid, timezone.localtime())
    except psycopg.Error:
        return pages.failed(request, "web/failed.html", {}, status=503)
    if found is None:
        raise Http404
    return pages.render(request, "ways/roads_public.html", {"page": found, "shell": bare(request)})
