"""The calendar feed and the page where one makes or ends its address."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from umay.documents.api import CALENDAR_MEDIA_TYPE, render_calendar
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.places.api import UnitMissing
from umay.programme.actions import feeds as actions
from umay.programme.models import FeedToken
from umay.programme.queries import feeds
from umay.web.api import pages


@require_safe
def serve_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The duties of a unit for a calendar program that knows the secret; it cannot sign in."""
    calendar = feeds.feed_calendar(secret, site=request.build_absolute_uri("/").rstrip("/"), today=timezone.localdate())
    if calendar is None:
        raise Http404
    response = HttpResponse(render_calendar(calendar, stamped_at=timezone.now()), content_type=CALENDAR_MEDIA_TYPE)
    response["Content-Disposition"] = 'inline; filename="umay.ics"'
    response["Cache-Control"] = "private, max-age=900"
    response["X-Robots-Tag"] = "noindex"
    return response


@login_required
@require_GET
def show_feeds(request: ActorRequest) -> HttpResponse:
    """One's own addresses, and how a calendar program takes one."""
    return _show(request)


@login_required
@require_POST
def make_feed(request: ActorRequest) -> HttpResponse:
    """Make a new address and show it, this once."""
    try:
        secret = actions.make_feed(request.actor, language=translation.get_language() or "en", now=timezone.now())
    except UnitMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return _show(request, request.build_absolute_uri(reverse("feed", kwargs={"secret": secret})))


def _show(request: ActorRequest, address: str = "") -> HttpResponse:
    context = {
        "feeds": feeds.own_feeds(request.actor),
        "address": address,
        "direct": f"webcal:{address.partition(':')[2]}" if address else "",
        "may_make": request.actor.seat is not None,
    }
    return pages.render(request, "programme/feeds.html", context)


@login_required
@require_POST
def revoke_feed(request: ActorRequest, feed_uid: UUID) -> HttpResponse:
    """End an address of one's own."""
    try:
        actions.revoke_feed(request.actor, feed_uid, now=timezone.now())
    except FeedToken.DoesNotExist:
        raise Http404 from None
    return pages.go(request, "feeds", said=_("The address works no more. Calendars that used it get nothing new."))
