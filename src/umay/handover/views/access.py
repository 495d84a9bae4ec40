"""Pages on which a request for what is kept about a child is written down and answered."""

from __future__ import annotations

from uuid import UUID

from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from umay.cases import api as cases
from umay.documents import api as documents
from umay.handover import papers
from umay.handover.actions import access
from umay.handover.forms.access import AnswerForm, AskingForm, RefusalForm
from umay.handover.forms.packing import passphrase_of, sealed_passphrase
from umay.handover.models import AccessRequest
from umay.handover.queries.access import RequestLine, requests_of, what_goes_out
from umay.handover.rules.access import guardian_refusal
from umay.handover.views.frame import WRONG, on_case, opened, tried
from umay.kernel.refusal import Refusal
from umay.people.api import ActorRequest
from umay.vault.api import vault_of
from umay.web.api import pages


@require_http_methods(["GET", "POST"])
@on_case
def keep_request(request: ActorRequest, uid: UUID) -> HttpResponseBase:
    """Write down who asks what is kept about which child."""
    page = cases.case_page(request.actor, opened(request, uid))
    form = AskingForm(page.children, request.POST if request.method == "POST" else None, initial={"asked_on": timezone.localdate()})
    kept: list[UUID] = []
    if form.is_valid() and tried(
        form, lambda: kept.append(access.keep_request(request.actor, vault_of(request), uid, form.asking(), now=timezone.now()))
    ):
        return pages.go(request, "answer-access", said=_("It is written down."), uid=uid, request_uid=kept[0])
    return pages.render(request, "handover/access_ask.html", {"case": page, "form": form}, status=WRONG if form.is_bound else 200)


def _line(request: ActorRequest, work: cases.Work, uid: UUID) -> RequestLine:
    line = next((one for one in requests_of(request.actor, work) if one.uid == uid), None)
    if line is None:
        raise AccessRequest.DoesNotExist
    return line


@require_http_methods(["GET", "POST"])
@on_case
def answer_request(request: ActorRequest, uid: UUID, request_uid: UUID) -> HttpResponseBase:
    """See each text as it would go out, say what is passed on; then the passphrase is shown, and how the texts go."""
    work = opened(request, uid)
    line = _line(request, work, request_uid)
    file = cases.child_file(request.actor, vault_of(request), uid, line.child_uid, now=timezone.now())
    form = AnswerForm(what_goes_out(request.actor, work, file), request.POST if request.method == "POST" else None)
    stops = guardian_refusal(line.asker, form.out.switch, suspected=form.out.suspected, other=bool(request.POST.get("other_guardian")))
    context = {"case": cases.case_page(request.actor, work), "line": line, "form": form, "why": RefusalForm()}
    context |= {"stops": pages.words_of(stops) if stops else "", "asker": papers.asker_words(line.asker)}
    if not form.is_valid() or stops:
        return pages.render(request, "handover/access.html", context, status=WRONG if form.is_bound else 200)
    passphrase = documents.new_passphrase(translation.get_language() or "en")
    given = form.answer(passphrase).passing.given
    shown = [one for one in what_goes_out(request.actor, work, file, form.words()).texts if one.uid in given]
    carried = [(name, said) for name in request.POST if name != "csrfmiddlewaretoken" for said in request.POST.getlist(name)]
    context |= {"passphrase": passphrase, "sealed": sealed_passphrase(passphrase), "carried": carried, "shown": shown}
    return pages.render(request, "handover/access_take.html", context)


@require_POST
@on_case
def take_answer(request: ActorRequest, uid: UUID, request_uid: UUID) -> HttpResponseBase:
    """Hand the export out, once."""
    work = opened(request, uid)
    line = _line(request, work, request_uid)
    file = cases.child_file(request.actor, vault_of(request), uid, line.child_uid, now=timezone.now())
    form = AnswerForm(what_goes_out(request.actor, work, file), request.POST)
    passphrase = passphrase_of(request.POST.get("sealed", ""))
    if not form.is_valid() or not passphrase:
        return pages.refused(request, Refusal("handover.passphrase_old"))
    made = access.answer_request(request.actor, vault_of(request), uid, request_uid, form.answer(passphrase), now=timezone.now())
    return documents.attachment(made.file, made.name)


@require_POST
@on_case
def refuse_request(request: ActorRequest, uid: UUID, request_uid: UUID) -> HttpResponseBase:
    """Write down that nothing is handed out, and why."""
    access.refuse_request(request.actor, vault_of(request), uid, request_uid, request.POST.get("words", ""), now=timezone.now())
    return pages.go(request, "handover", said=_("It is written down that nothing was handed out."), uid=uid)
