"""The calendar that reads somebody's duties."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from umay.documents.api import CALENDAR_MEDIA_TYPE, render_calendar
from umay.duties.actions import feeding
from umay.duties.queries.feeds import feed_calendar
from umay.duties.views.frame import for_standing
from umay.duties.views.own import my_page
from umay.people.api import ActorRequest
from umay.web.api import pages


@for_standing
@require_POST
def make_feed(request: ActorRequest) -> HttpResponse:
    """Make the address under which one's calendar reads one's duties, and show it, this once."""
    secret = feeding.make_feed(request.actor, language=translation.get_language() or "en", now=timezone.now())
    return my_page(request, address=request.build_absolute_uri(reverse("duty-feed", kwargs={"secret": secret})))


@for_standing
@require_POST
def end_feed(request: ActorRequest) -> HttpResponse:
    """End the address."""
    feeding.end_feed(request.actor, now=timezone.now())
    return pages.go(request, "my-duties", said=_("The address works no more."), anchor="calendar")


@require_safe
def serve_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Somebody's duties for a calendar program that knows the secret; it cannot sign in."""
    calendar = feed_calendar(secret, site=request.build_absolute_uri("/").rstrip("/"), today=timezone.localdate())
    if calendar is None:
        raise Http404
    response = HttpResponse(render_calendar(calendar, stamped_at=timezone.now()), content_type=CALENDAR_MEDIA_TYPE)
    response["Content-Disposition"] = 'inline; filename="umay-duties.ics"'
    response["Cache-Control"] = "private, max-age=900"
    response["X-Robots-Tag"] = "noindex"
    return response
