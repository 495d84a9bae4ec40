"""Not being able to come, stepping in, and swapping."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.duties.actions import offering
from umay.duties.queries import own
from umay.duties.views.frame import for_standing
from umay.people.api import ActorRequest
from umay.staffing.api import by_pass
from umay.web.api import bare, offline_who, pages


@for_standing
@require_POST
def cannot_come(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say that one cannot come."""
    offer = offering.cannot_come(request.actor, uid, now=timezone.now())
    if offer.asked:
        said = _("Thank you for saying so. Those who are free are asked, and the school knows. You need not come.")
    else:
        said = _("Thank you for saying so. Nobody else is free then; the school knows and looks for somebody.")
    return pages.go(request, "my-duties", said=said)


@for_standing
@require_POST
def take_offer(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Take a duty over."""
    offering.take_offer(request.actor, uid, now=timezone.now())
    return pages.go(request, "my-duties", said=_("It is yours now. Thank you!"))


@for_standing
@require_GET
def choose_swap(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Whom one could change a duty with."""
    context: dict[str, object] = {"page": own.swap_page(request.actor, uid, now=timezone.now())}
    if by_pass(request):
        context["shell"] = bare(request, who=offline_who(request.actor.person_uid))
    return pages.render(request, "duties/my_swap.html", context)


@for_standing
@require_POST
def propose_swap(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Propose to change a duty."""
    try:
        wanted = UUID(request.POST.get("wanted", ""))
    except ValueError:
        raise Http404 from None
    offering.propose_swap(request.actor, uid, wanted, now=timezone.now())
    return pages.go(request, "my-duties", said=_("Proposed. Nothing changes before they accept; until then the duty is yours."))


@for_standing
@require_POST
def answer_swap(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Accept a swap, or decline it."""
    accepts = request.POST.get("answer") == "yes"
    offering.answer_swap(request.actor, uid, accepts=accepts, now=timezone.now())
    return pages.go(
        request, "my-duties", said=_("Swapped. Your duties below are the new ones.") if accepts else _("Declined. Nothing changed.")
    )


@for_standing
@require_POST
def withdraw_swap(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Withdraw a swap that one proposed."""
    offering.withdraw_swap(request.actor, uid, now=timezone.now())
    return pages.go(request, "my-duties", said=_("Withdrawn. The duty stays yours."))
