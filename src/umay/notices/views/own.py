"""One's own notices."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.notices.actions import reading
from umay.notices.models import Notice
from umay.notices.queries.own import notices_page
from umay.people.api import ActorRequest
from umay.web.api import pages


@login_required
@require_GET
def show_notices(request: ActorRequest) -> HttpResponse:
    """What one was told, the newest first."""
    page = notices_page(request.actor, today=timezone.localdate(), before=request.GET.get("before", ""))
    return pages.render(request, "notices/notices.html", {"page": page})


@login_required
@require_POST
def open_notice(request: ActorRequest, notice_uid: UUID) -> HttpResponse:
    """Mark a notice as read and lead to what it is about."""
    try:
        notice = reading.read_notice(request.actor, notice_uid, now=timezone.now())
    except Notice.DoesNotExist:
        raise Http404 from None
    response = HttpResponseRedirect(notice.link)
    response.status_code = 303
    return response


@login_required
@require_POST
def read_all_notices(request: ActorRequest) -> HttpResponse:
    """Mark all as read."""
    reading.read_all(request.actor, now=timezone.now())
    return pages.go(request, "notices", said=_("All are marked as read."))
