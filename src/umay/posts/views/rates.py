"""How far the schools of an area are with their posts: figures for offices, nobody's name."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from umay.people.api import ActorRequest
from umay.posts.queries.rates import rates_page
from umay.posts.views.frame import for_counters, today_of
from umay.web.api import address_above, pages


@for_counters
@require_GET
def show_rates(request: ActorRequest) -> HttpResponse:
    """The rates of the reader's area, or of one beneath it."""
    return rates_of_office(request)


def rates_of_office(request: ActorRequest) -> HttpResponse:
    """Answer with the rates that the address asks for."""
    by = "week" if request.GET.get("by") == "week" else "month"
    page = rates_page(request.actor, today_of(request), area=_uid(request.GET.get("area", "")), by=by)
    return pages.render(request, "posts/rates.html", {"page": page, "coverage": address_above("coverage")})


def _uid(said: str) -> UUID | None:
    try:
        return UUID(said) if said else None
    except ValueError:
        return None
