"""The cascade and the targets of a programme."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.programme.actions import cascading
from umay.programme.models import Adoption, Obligation, PackVersion
from umay.programme.queries.cascade import cascade_page
from umay.programme.queries.targets import targets_page
from umay.web.api import pages


def _lang() -> str:
    return translation.get_language() or "en"


@login_required
@require_GET
def show_cascade(request: ActorRequest, pack_uid: UUID) -> HttpResponse:
    """Which items somebody below has taken up, and which nobody has."""
    try:
        page = cascade_page(request.actor, pack_uid, lang=_lang())
    except PackVersion.DoesNotExist:
        raise Http404 from None
    return pages.render(request, "programme/cascade.html", {"page": page, "pack_uid": pack_uid})


@login_required
@require_POST
def take_up_item(request: ActorRequest, pack_uid: UUID) -> HttpResponse:
    """Say which of one's rows carries out an item."""
    try:
        own = UUID(request.POST.get("own", ""))
        cascading.take_up(request.actor, own, request.POST.get("upper", ""), now=timezone.now())
    except (ValueError, Obligation.DoesNotExist):
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.go(request, "cascade", said=_("Kept. The level above sees that it is taken up."), pack_uid=pack_uid)


@login_required
@require_GET
def show_targets(request: ActorRequest, adoption_uid: UUID) -> HttpResponse:
    """The targets of a programme with their progress in one's area."""
    try:
        page = targets_page(request.actor, adoption_uid, lang=_lang())
    except Adoption.DoesNotExist:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    return pages.render(request, "programme/targets.html", {"page": page})
