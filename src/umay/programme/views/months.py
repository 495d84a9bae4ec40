"""The calendar of one's unit, month by month."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_GET

from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.places.api import UnitMissing
from umay.programme.queries.months import month_page
from umay.web.api import pages


@login_required
@require_GET
def show_calendar(request: ActorRequest) -> HttpResponse:
    """The duties of a month; this one unless another is asked for as ?month=2026-11."""
    today = timezone.localdate()
    try:
        first = date.fromisoformat(f"{request.GET.get('month') or today.strftime('%Y-%m')}-01")
    except ValueError:
        raise Http404 from None
    try:
        page = month_page(request.actor, first=first, today=today, lang=translation.get_language() or "en")
    except OverflowError:  # there is no month before the first one or after the last one that dates know
        raise Http404 from None
    except UnitMissing:
        return pages.go(request, "my-day")
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.render(request, "programme/calendar.html", {"page": page})
