"""Files of a task: add, open, remove."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.programme.actions import files
from umay.programme.forms import FileForm
from umay.programme.models import EvidenceFile
from umay.programme.queries.locking import TaskKey
from umay.programme.rules.files import MOST_BYTES
from umay.programme.views.answering import answer
from umay.web.api import SANDBOX, pages


@login_required
@require_POST
def attach_file(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Add a file to a task."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)
    form = FileForm(request.POST, request.FILES)
    sent = request.FILES.get("file")
    content = sent.read(MOST_BYTES + 1) if isinstance(sent, UploadedFile) else b""
    name = (sent.name or "") if sent else ""
    said = _("The file is kept with your unit. Its place and camera data were removed.")
    try:
        return answer(
            request, key, "file", form, lambda: files.attach(request.actor, key, name=name, content=content, now=timezone.now()), said
        )
    except Refused as no:
        return pages.refused(request, no.refusal)


@login_required
@require_POST
def open_file(request: ActorRequest, file_uid: UUID) -> HttpResponse:
    """Hand out a file as a download; the opening is recorded. Never shown inside a page of ours."""
    try:
        file = files.open_file(request.actor, file_uid, now=timezone.now())
    except EvidenceFile.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    response = HttpResponse(bytes(file.content), content_type=file.media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    return response


@login_required
@require_POST
def remove_file(request: ActorRequest, file_uid: UUID) -> HttpResponse:
    """Remove a file that was added by mistake."""
    try:
        files.remove_file(request.actor, file_uid, now=timezone.now())
    except EvidenceFile.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "my-day", said=_("The file was removed."))
