"""Pages of the letters of a case: whom it must be told to, a letter, how it left, what came back."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.cases import api as cases
from umay.correspondence.actions import making, sending
from umay.correspondence.forms.letters import WAY_WORDS, AnswerForm, SendingForm
from umay.correspondence.queries.filling import Wanted, languages_of
from umay.correspondence.queries.letters import letter_line, letters_page, title_of
from umay.correspondence.queries.offices import guardians_of
from umay.correspondence.rules.checking import WAITS
from umay.correspondence.rules.choosing import GUARDIANS, NAMES_NO_CHILD, Kind, kind_of
from umay.correspondence.views import writing
from umay.correspondence.views.frame import WRONG, on_case, opened, tried
from umay.documents import api as documents
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.vault.api import vault_of
from umay.web.api import pages


@require_GET
@on_case
def show_letters(request: ActorRequest, uid: UUID) -> HttpResponseBase:
    """Whom the matter must be told to, and the letters that were made."""
    page = letters_page(request.actor, opened(request, uid), timezone.localdate())
    return pages.render(request, "correspondence/letters.html", {"page": page, "waits": WAITS, "ways": WAY_WORDS})


@require_GET
@on_case
def lead_from_step(request: ActorRequest, uid: UUID, step_uid: UUID) -> HttpResponseBase:
    """Lead from a step of the procedure to the letter that it needs."""
    step = cases.step_facts(request.actor, vault_of(request), uid, step_uid, now=timezone.now())
    if step.letter == "accusation":
        return pages.go(request, "case-staff", uid=uid)
    office = next((one.code for one in step.authorities if step.letter and one.letter == step.letter), "")
    if step.letter == "notice_guardians":
        office = GUARDIANS
    if not office:
        return pages.go(request, "case-letters", uid=uid)
    answer = pages.go(request, "write-case-letter", uid=uid, office=office)
    if step.child is not None and "Location" in answer:
        answer["Location"] += f"?child={step.child.uid}"
    return answer


@require_http_methods(["GET", "POST"])
@on_case
def write_letter(request: ActorRequest, uid: UUID, office: str) -> HttpResponseBase:
    """Write a letter to an office, or to a child's guardians; ?child= says about whom, ?language= in which language."""
    work = opened(request, uid)
    page = cases.case_page(request.actor, work)
    kind = _kind(work, office)
    child = None if kind in NAMES_NO_CHILD else _child(request, page)
    if kind not in NAMES_NO_CHILD and child is None:
        return pages.render(request, "correspondence/choose.html", {"page": page, "office": office, "states": guardians_of(work, page)})
    if kind == GUARDIANS and (stands := guardians_of(work, page).get(child, "")) in WAITS:
        raise Refused(Refusal(f"correspondence.guardians_{stands}"))
    languages = languages_of(work.case.country)
    lang = writing.language_of(request, languages)
    wanted = Wanted(kind, office, lang, title_of(work, office, lang), child)
    query = f"language={lang}" + (f"&child={child}" if child else "")
    here, back = writing.address("write-case-letter", uid, query, office=office), writing.address("case-letters", uid)
    return writing.answer(writing.Page(request, work, wanted, languages, here, back, {}))


def _kind(work: cases.Work, office: str) -> Kind:
    if office == GUARDIANS:
        return "guardians"
    found = next((one for one in work.response.authorities if one.code == office), None)
    if found is None:
        raise Http404
    return kind_of(found)


def _child(request: ActorRequest, page: cases.CasePage) -> UUID | None:
    """Return about whom the letter is: the child of the address, or the only one there is."""
    asked = request.GET.get("child", "")
    found = [one.uid for one in page.children if str(one.uid) == asked or (not asked and len(page.children) == 1)]
    if asked and not found:
        raise Http404
    return found[0] if found else None


@require_GET
@on_case
def show_letter(request: ActorRequest, uid: UUID, letter_uid: UUID) -> HttpResponseBase:
    """A letter that was made: its file, how it left, what came back."""
    return _letter(request, uid, letter_uid, None, None)


def _letter(request: ActorRequest, uid: UUID, letter_uid: UUID, sent: SendingForm | None, back: AnswerForm | None) -> HttpResponse:
    work, today = opened(request, uid), timezone.localdate()
    page = cases.case_page(request.actor, work)
    line = letter_line(request.actor, work, page, letter_uid, today)
    context = {
        "case": page, "line": line, "ways": WAY_WORDS,
        "sent": sent or SendingForm(initial={"sent_on": today, "way": "hand"}),
        "answered": back or AnswerForm(initial={"received_on": today}),
    }  # fmt: skip
    return pages.render(request, "correspondence/letter.html", context, status=WRONG if sent or back else 200)


@require_GET
@on_case
def take_letter(request: ActorRequest, uid: UUID, letter_uid: UUID) -> HttpResponseBase:
    """Hand out the file; the opening is recorded."""
    found = making.open_letter(request.actor, vault_of(request), uid, letter_uid, now=timezone.now())
    return documents.attachment(found.data, found.name)


@require_POST
@on_case
def keep_sending(request: ActorRequest, uid: UUID, letter_uid: UUID) -> HttpResponseBase:
    """Keep how a letter left."""
    form = SendingForm(request.POST)

    def run() -> None:
        said = form.cleaned_data
        sending.keep_sending(
            request.actor, vault_of(request), uid, letter_uid, way=said["way"], sent_on=said["sent_on"], now=timezone.now()
        )

    if form.is_valid() and tried(form, run):
        return pages.go(request, "case-letter", said=_("Kept. The step that it shows is done."), uid=uid, letter_uid=letter_uid)
    return _letter(request, uid, letter_uid, form, None)


@require_POST
@on_case
def keep_answer(request: ActorRequest, uid: UUID, letter_uid: UUID) -> HttpResponseBase:
    """Keep that the office took or answered a letter."""
    form = AnswerForm(request.POST)

    def run() -> None:
        sending.keep_answer(request.actor, vault_of(request), uid, letter_uid, form.back(), now=timezone.now())

    if form.is_valid() and tried(form, run):
        return pages.go(request, "case-letter", said=_("Their answer is kept, sealed into the case."), uid=uid, letter_uid=letter_uid)
    return _letter(request, uid, letter_uid, None, form)
