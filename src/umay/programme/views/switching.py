"""Following another version of an adopted programme."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.programme.actions import switching
from umay.programme.models import Adoption, PackVersion
from umay.programme.queries.switch_page import switch_page
from umay.programme.views.programmes import proposal_lines
from umay.web.api import pages


@login_required
@require_GET
def show_switch(request: ActorRequest, adoption_uid: UUID, pack_uid: UUID) -> HttpResponse:
    """What following the version would change, row by row."""
    lang = translation.get_language() or "en"
    try:
        page = switch_page(request.actor, adoption_uid, pack_uid, lang=lang)
    except (Adoption.DoesNotExist, PackVersion.DoesNotExist):
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.render(request, "programme/switch.html", {"page": page, "proposals": proposal_lines(page.proposals)})


@login_required
@require_POST
def follow_version(request: ActorRequest, adoption_uid: UUID, pack_uid: UUID) -> HttpResponse:
    """Follow the version from now on."""
    confirmed, now = request.POST.getlist("confirmed"), timezone.now()
    try:
        switching.follow_version(request.actor, adoption_uid, pack_uid, shifts=confirmed, today=timezone.localdate(), now=now)
    except (Adoption.DoesNotExist, PackVersion.DoesNotExist):
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(
        request, "programme", said=_("Done. Dates that lie ahead follow the new version; what was done stays."), pack_uid=pack_uid
    )
