"""One's own page: what the school keeps of me, what I can change, and leaving."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.documents.api import download_headers
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.staffing import forms
from umay.staffing.actions import own
from umay.staffing.by_pass import by_pass, drop_pass, welcomes_waiting
from umay.staffing.queries.leaflets import LeafletMissing, leaflet_of
from umay.staffing.queries.own import OwnPage, own_copy, own_page
from umay.staffing.queries.workers import WorkerMissing
from umay.web.api import pages


def _page(request: ActorRequest) -> OwnPage:
    try:
        return own_page(request.actor, timezone.localdate())
    except WorkerMissing:
        raise Http404 from None


def _shown(request: ActorRequest, form: forms.OwnForm | None = None, status: int = 200) -> HttpResponse:
    page = _page(request)
    said = {name: getattr(page.worker, name) for name in forms.OwnForm.base_fields}
    made = form or forms.OwnForm(initial=said, has_phone=bool(page.worker.phone))
    context = {"page": page, "form": made, "by_pass": by_pass(request), "languages": dict(settings.LANGUAGES)}
    return pages.render(request, "staffing/own.html", context, status=status)


@welcomes_waiting
@require_GET
def show_my_pass(request: ActorRequest) -> HttpResponse:
    """What the school keeps of whoever asks."""
    return _shown(request)


@welcomes_waiting
@require_POST
def change_my_pass(request: ActorRequest) -> HttpResponse:
    """Change one's number, language and consent."""
    form = forms.OwnForm(request.POST, has_phone=bool(_page(request).worker.phone))
    if not form.is_valid():
        return _shown(request, form, 422)
    try:
        own.change_own(request.actor, form.words(), now=timezone.now())
    except WorkerMissing:
        raise Http404 from None
    except Refused as no:
        form.add_error(None, pages.words_of(no.refusal))
        return _shown(request, form, 409)
    return pages.go(request, "my-pass", said=_("Changed. The school sees it at once."))


@welcomes_waiting
@require_POST
def leave_by_pass(request: ActorRequest) -> HttpResponse:
    """End one's own service."""
    try:
        own.leave(request.actor, today=timezone.localdate(), now=timezone.now())
    except WorkerMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    response = pages.render(request, "staffing/gone.html", {})
    drop_pass(response)
    return response


@welcomes_waiting
@require_GET
def take_leaflet(request: ActorRequest, leaflet_uid: UUID) -> HttpResponse:
    """A leaflet of a training in which whoever asks took part, or that is kept at their school, to be saved."""
    try:
        name, data = leaflet_of(request.actor, leaflet_uid)
    except LeafletMissing:
        raise Http404 from None
    return HttpResponse(data, headers=download_headers(name))


@welcomes_waiting
@require_GET
def take_own_copy(request: ActorRequest) -> HttpResponse:
    """All that the school keeps of whoever asks, as a file."""
    try:
        copy = own_copy(request.actor)
    except WorkerMissing:
        raise Http404 from None
    headers = {"Content-Disposition": 'attachment; filename="what-is-kept-of-me.json"', "Cache-Control": "private, no-store"}
    return JsonResponse(copy, headers=headers, json_dumps_params={"ensure_ascii": False, "indent": 1})
