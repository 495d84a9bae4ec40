"""A published pack as a file for another deployment."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from umay.people.api import ActorRequest
from umay.programme.models import PackVersion
from umay.programme.queries.published import pack_file


@login_required
@require_GET
def export_pack(request: ActorRequest, pack_uid: UUID) -> HttpResponse:
    """Hand out a version of a pack as one YAML file."""
    try:
        name, text = pack_file(request.actor, pack_uid)
    except PackVersion.DoesNotExist:
        raise Http404 from None
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
