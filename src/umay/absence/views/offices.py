"""Mobile teams, numbers for the board, and the rounds of deletion."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.absence.actions import keeping, teaming
from umay.absence.forms import TeamForm
from umay.absence.queries.deletion import deletion_page
from umay.absence.queries.numbers import numbers_page
from umay.absence.queries.teams import teams_page
from umay.absence.views.frame import for_keepers
from umay.core.api import Perm, access_refusal
from umay.journal.api import read_quarter
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.places import api as places
from umay.web.api import pages


def _year(request: ActorRequest) -> int:
    """Return the school year that teams are matched for: from August on the one that begins."""
    country = request.actor.seat.place.country if request.actor.seat else ""
    return places.school_year_of(country, timezone.localdate())


def _teams(request: ActorRequest, form: TeamForm, status: int = 200) -> HttpResponse:
    page = teams_page(request.actor, _year(request))
    return pages.render(request, "absence/teams.html", {"page": page, "form": form}, status=status)


@for_keepers
@require_GET
def show_teams(request: ActorRequest) -> HttpResponse:
    """The teams, and which school has which."""
    return _teams(request, TeamForm())


@for_keepers
@require_POST
def set_up_team(request: ActorRequest) -> HttpResponse:
    """Set up a mobile team."""
    form = TeamForm(request.POST)
    if not form.is_valid():
        return _teams(request, form, 422)
    teaming.set_up_team(request.actor, form.cleaned_data["name"], form.cleaned_data["capacity"], now=timezone.now())
    return pages.go(request, "absent-teams", said=_("The team is there. Match the schools next."))


@for_keepers
@require_POST
def close_team(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Close a team."""
    try:
        teaming.close_team(request.actor, uid, now=timezone.now())
    except teaming.TeamMissing:
        raise Http404 from None
    return pages.go(request, "absent-teams", said=_("Closed. The next matching goes without it."))


@for_keepers
@require_POST
def match_teams(request: ActorRequest) -> HttpResponse:
    """Match the schools of the area to teams."""
    teaming.match_teams(request.actor, _year(request), now=timezone.now())
    return pages.go(request, "absent-teams", said=_("Matched: grade 1 first, and the same team as last year where possible."))


@login_required
@require_GET
def show_numbers(request: ActorRequest) -> HttpResponse:
    """The published numbers for the board."""
    if request.actor.seat is None:
        raise Http404
    if no := access_refusal(request.actor, Perm.JOURNAL_COUNT, request.actor.seat.place):
        return pages.refused(request, no)
    page = numbers_page(request.actor, read_quarter(request.GET.get("quarter", "")), timezone.localdate())
    return pages.render(request, "absence/numbers.html", {"page": page, "keeps": request.actor.holds(Perm.ABSENT_KEEP)})


@login_required
@require_GET
def show_deletion(request: ActorRequest) -> HttpResponse:
    """What rounds of deletion did."""
    if not request.actor.holds(Perm.DEPLOYMENT_KEEP):
        return pages.refused(request, Refusal("access.not_granted"))
    return pages.render(request, "absence/deletion.html", {"page": deletion_page(request.actor)})


@login_required
@require_POST
def allow_deletion(request: ActorRequest) -> HttpResponse:
    """Say that a round that stopped may go on."""
    try:
        keeping.allow_round(request.actor, now=timezone.now())
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "absent-deletion", said=_("The next round deletes what is due."))
