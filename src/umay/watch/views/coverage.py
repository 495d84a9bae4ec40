"""How the posts were held: a day minute by minute, weeks and months."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from umay.core.api import Perm
from umay.kernel.refusal import Refusal
from umay.people.api import ActorRequest
from umay.places import api as places
from umay.posts.api import RatesPage, rates_page
from umay.watch.queries.coverage import day_page
from umay.watch.queries.own import is_at_school
from umay.watch.queries.spans import Asked, span_page
from umay.watch.views.frame import for_leaders
from umay.web.api import pages

LOOK_BACK: Final = timedelta(days=3653)  # nothing is kept longer; a day beyond it is a slip of the finger


def _day(request: ActorRequest) -> date:
    today = timezone.localdate()
    try:
        return max(min(date.fromisoformat(request.GET.get("day", "")), today), today - LOOK_BACK)
    except ValueError:
        return today


@login_required
@require_GET
def show_coverage(request: ActorRequest) -> HttpResponse:
    """Weeks and months of one's school or area."""
    if not request.actor.holds(Perm.COVERAGE_READ):
        return pages.refused(request, Refusal("access.not_granted"))
    area = request.GET.get("area", "")
    span = "month" if request.GET.get("span") == "month" else "week"
    asked = Asked(span, _day(request), int(area[:18]) if area.isascii() and area.isdigit() else None)
    page = span_page(request.actor, asked, timezone.now(), timezone.localdate())
    rates = None if is_at_school(request.actor) else _rates(request, page.area_uid)
    return pages.render(request, "watch/coverage.html", {"page": page, "rates": rates, "leads": request.actor.holds(Perm.DUTY_LEAD)})


def _rates(request: ActorRequest, area: UUID | None) -> RatesPage | None:
    """Return how far the schools of the same area are with their posts; None for an area that is not the reader's."""
    try:
        return rates_page(request.actor, timezone.localdate(), area=area)
    except places.UnitMissing:
        return None


@for_leaders
@require_GET
def show_day(request: ActorRequest) -> HttpResponse:
    """A day of one's school, minute by minute."""
    page = day_page(request.actor, _day(request), timezone.now(), timezone.localdate())
    weeks = request.actor.holds(Perm.COVERAGE_READ) and is_at_school(request.actor)
    return pages.render(request, "watch/day.html", {"page": page, "weeks": weeks})
