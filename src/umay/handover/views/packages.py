"""Pages on which a part of a case is handed over, and on which its receipt is kept."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.documents import api as documents
from umay.handover.actions import packing, receiving
from umay.handover.forms.packing import PackageForm, ReceiptForm, passphrase_of, sealed_passphrase
from umay.handover.queries.outgoing import handover_page
from umay.handover.queries.packable import packable
from umay.handover.views.frame import WRONG, on_case, opened, tried
from umay.kernel.refusal import Refusal
from umay.people.api import ActorRequest
from umay.vault.api import vault_of
from umay.web.api import pages


@require_GET
@on_case
def show_handover(request: ActorRequest, uid: UUID) -> HttpResponseBase:
    """What left the case, what was asked outside, and what came back."""
    return pages.render(request, "handover/handover.html", {"page": handover_page(request.actor, opened(request, uid))})


@require_http_methods(["GET", "POST"])
@on_case
def choose_package(request: ActorRequest, uid: UUID) -> HttpResponseBase:
    """Choose what goes to whom; then show the passphrase, which is told by another way, with the button that takes the package."""
    work = opened(request, uid)
    found = packable(request.actor, work)
    form = PackageForm(work, found, request.POST if request.method == "POST" else None)
    if form.is_valid() and not form.chosen():
        form.add_error(None, pages.words_of(Refusal("handover.nothing_chosen")))
    if not form.is_valid():
        return pages.render(request, "handover/package.html", {"case": found.case, "form": form}, status=WRONG if form.is_bound else 200)
    passphrase = documents.new_passphrase(translation.get_language() or "en")
    carried = [(name, said) for name in request.POST if name != "csrfmiddlewaretoken" for said in request.POST.getlist(name)]
    context = {"case": found.case, "passphrase": passphrase, "sealed": sealed_passphrase(passphrase), "carried": carried}
    return pages.render(request, "handover/take.html", {**context, "count": len(form.chosen())})


@require_POST
@on_case
def take_package(request: ActorRequest, uid: UUID) -> HttpResponseBase:
    """Hand the package out, once."""
    work = opened(request, uid)
    form = PackageForm(work, packable(request.actor, work), request.POST)
    passphrase = passphrase_of(request.POST.get("sealed", ""))
    if not form.is_valid() or not passphrase:
        return pages.refused(request, Refusal("handover.passphrase_old"))
    made = packing.hand_over(request.actor, vault_of(request), uid, form.order(passphrase), now=timezone.now())
    return documents.attachment(made.file, made.name)


@require_http_methods(["GET", "POST"])
@on_case
def keep_receipt(request: ActorRequest, uid: UUID, out_uid: UUID) -> HttpResponseBase:
    """Keep who took a package; what is destroyed on it comes with a certificate."""
    page = handover_page(request.actor, opened(request, uid))
    line = next((one for one in page.outgoing if one.uid == out_uid), None)
    if line is None:
        raise receiving.OutgoingMissing
    form = ReceiptForm(request.POST if request.method == "POST" else None, initial={"taken_on": timezone.localdate(), "wipe": True})
    made: list[receiving.Certificate | None] = []

    def run() -> None:
        wipe = form.cleaned_data["wipe"]
        made.append(receiving.keep_receipt(request.actor, vault_of(request), uid, out_uid, form.taken(), wipe=wipe, now=timezone.now()))

    if form.is_valid() and tried(form, run):
        if certificate := made[0]:
            return documents.attachment(certificate.file, certificate.name)
        return _back(request, uid)
    context = {"case": page.case, "line": line, "form": form}
    return pages.render(request, "handover/receipt.html", context, status=WRONG if form.is_bound else 200)


def _back(request: ActorRequest, uid: UUID) -> HttpResponse:
    return pages.go(request, "handover", said=_("The receipt is kept. Nothing was destroyed."), uid=uid)
