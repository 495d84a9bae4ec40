"""Pages on which a child's file is sent to another school, and on which one that came is taken."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.cases import api as cases
from umay.core.api import Perm
from umay.handover.actions import moving
from umay.handover.forms.moving import TransferForm
from umay.handover.models import Transfer
from umay.handover.queries.moving import TransferLine, receivers_at, school_of, schools_named, waiting_for
from umay.handover.views.frame import WRONG, on_case, opened, tried
from umay.kernel.refusal import Refusal
from umay.people.api import ActorRequest
from umay.protected.api import is_protected
from umay.vault.api import vault_of
from umay.web.api import pages


@require_http_methods(["GET", "POST"])
@on_case
def send_file(request: ActorRequest, uid: UUID, child: UUID) -> HttpResponseBase:
    """Find the school, then say who takes the file there, what goes and by which right."""
    page = cases.case_page(request.actor, opened(request, uid))
    card = next((one for one in page.children if one.uid == child), None)
    if card is None:
        raise Http404
    context = {"case": page, "child": card}
    if child in is_protected(request.actor, [child]):
        return pages.render(request, "handover/send_hidden.html", context)
    chosen, find = request.POST.get("to") or request.GET.get("to", ""), request.GET.get("find", "")
    if not chosen:
        return pages.render(request, "handover/send_where.html", {**context, "find": find, "found": schools_named(request.actor, find)})
    school = school_of(request.actor, _uid_of(chosen))
    receivers = receivers_at(request.actor, school, timezone.localdate())
    form = TransferForm(receivers, request.POST if request.method == "POST" else None)
    sending = form.sending(child, school.uid) if form.is_valid() else None
    if sending and tried(form, lambda: moving.send_file(request.actor, vault_of(request), uid, sending, now=timezone.now())):
        return pages.go(request, "handover", said=_("It is sent. You see here when it is taken."), uid=uid)
    context |= {"school": school, "receivers": receivers, "form": form}
    return pages.render(request, "handover/send.html", context, status=WRONG if form.is_bound else 200)


def _uid_of(said: str) -> UUID:
    try:
        return UUID(said)
    except ValueError:
        raise Http404 from None


@require_POST
@on_case
def take_back(request: ActorRequest, uid: UUID, transfer_uid: UUID) -> HttpResponseBase:
    """Take a file back that nobody took yet."""
    moving.take_back(request.actor, vault_of(request), uid, transfer_uid, now=timezone.now())
    return pages.go(request, "handover", said=_("It is taken back. It opens for nobody there."), uid=uid)


@login_required
@never_cache
@require_GET
def list_transfers(request: ActorRequest) -> HttpResponseBase:
    """What other schools sent for oneself to take."""
    if not request.actor.holds(Perm.CASE_LEAD):
        return pages.refused(request, Refusal("access.not_granted"))
    return pages.render(request, "handover/transfers.html", {"lines": waiting_for(request.actor, timezone.now())})


@require_GET
@on_case
def show_transfer(request: ActorRequest, transfer_uid: UUID) -> HttpResponseBase:
    """What came, from where and by which right, before it is taken."""
    line = _waiting(request, transfer_uid)
    arrived = moving.look_at(request.actor, vault_of(request), transfer_uid, now=timezone.now())
    return pages.render(
        request, "handover/transfer.html", {"line": line, "child": arrived.child, "words": arrived.words, "texts": arrived.titles}
    )


def _waiting(request: ActorRequest, uid: UUID) -> TransferLine:
    line = next((one for one in waiting_for(request.actor, timezone.now()) if one.uid == uid), None)
    if line is None:
        raise Transfer.DoesNotExist
    return line


@require_POST
@on_case
def take_file(request: ActorRequest, transfer_uid: UUID) -> HttpResponseBase:
    """Take the file: a case is opened with it."""
    case = moving.take_file(request.actor, vault_of(request), transfer_uid, now=timezone.now())
    return pages.go(request, "case", said=_("You took it, and the other school sees so. Read it, and make your own plan."), uid=case)
