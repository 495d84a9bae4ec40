"""Pages of an accusation of staff: who is accused, the letter to them, the five things that follow."""

from __future__ import annotations

from uuid import UUID

from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from umay.correspondence.actions import accusing
from umay.correspondence.forms.letters import WAY_WORDS
from umay.correspondence.forms.staff import END_WORDS, STAGE_WORDS, AccusationForm, StageForm
from umay.correspondence.queries.filling import Value, Wanted, languages_of
from umay.correspondence.queries.letters import title_of
from umay.correspondence.queries.staff import AccusedCard, StaffPage, staff_page
from umay.correspondence.rules.choosing import ACCUSED
from umay.correspondence.views import writing
from umay.correspondence.views.frame import WRONG, on_case, opened, tried
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.vault.api import vault_of
from umay.web.api import pages, submission_of


@require_GET
@on_case
def show_staff(request: ActorRequest, uid: UUID) -> HttpResponseBase:
    """Who of the staff is accused in the case."""
    page = staff_page(request.actor, opened(request, uid), timezone.localdate())
    return pages.render(request, "correspondence/staff.html", {"page": page, "stages": STAGE_WORDS})


@require_http_methods(["GET", "POST"])
@on_case
def accuse(request: ActorRequest, uid: UUID) -> HttpResponseBase:
    """Write down that somebody of the staff is accused."""
    work = opened(request, uid)
    if work.case.is_practice:
        raise Refused(Refusal("correspondence.rehearsal"))
    form = AccusationForm(request.POST if request.method == "POST" else None, initial=_usual())
    accused = submission_of(request.POST) or new_id()
    vault, now = vault_of(request), timezone.now()
    if form.is_valid() and tried(form, lambda: accusing.accuse(request.actor, vault, uid, accused, form.said(), now=now)):
        return pages.go(request, "accused-staff", said=_("Kept, sealed. Now write the letter to them."), uid=uid, accused_uid=accused)
    page = staff_page(request.actor, work, timezone.localdate())
    return pages.render(request, "correspondence/accuse.html", {"page": page, "form": form}, status=WRONG if form.is_bound else 200)


def _usual() -> dict[str, str]:
    return {"consequences": _("What follows depends on what is found: from nothing at all to dismissal; a crime is for the authorities.")}


@require_http_methods(["GET", "POST"])
@on_case
def show_accused(request: ActorRequest, uid: UUID, accused_uid: UUID) -> HttpResponseBase:
    """An accused member of staff: what holds, what was written to them, the five things; POST writes one of these down."""
    work = opened(request, uid)
    page = staff_page(request.actor, work, timezone.localdate())
    card = _card(page, accused_uid)
    initial = {"on": timezone.localdate(), "stage": card.next or "ended"}
    form = StageForm(page.forbidden, request.POST if request.method == "POST" else None, initial=initial)
    stage, vault, now = submission_of(request.POST) or new_id(), vault_of(request), timezone.now()
    if form.is_valid() and tried(
        form, lambda: accusing.keep_stage(request.actor, vault, uid, accused_uid, form.said_stage(), uid=stage, now=now)
    ):
        return pages.go(request, "accused-staff", said=_("Kept, sealed."), uid=uid, accused_uid=accused_uid)
    context = {"page": page, "one": card, "form": form, "stages": STAGE_WORDS, "ends": END_WORDS, "ways": WAY_WORDS}
    return pages.render(request, "correspondence/accused.html", context, status=WRONG if form.is_bound else 200)


def _card(page: StaffPage, accused_uid: UUID) -> AccusedCard:
    found = next((one for one in page.accused if one.uid == accused_uid), None)
    if found is None:
        raise accusing.AccusedMissing
    return found


@require_http_methods(["GET", "POST"])
@on_case
def write_letter(request: ActorRequest, uid: UUID, accused_uid: UUID) -> HttpResponseBase:
    """Write the letter that tells an accused member of staff of the accusation, the process and who helps."""
    work = opened(request, uid)
    card = _card(staff_page(request.actor, work, timezone.localdate()), accused_uid)
    languages = languages_of(work.case.country)
    lang = writing.language_of(request, languages)
    wanted = Wanted("accusation", ACCUSED, lang, title_of(work, ACCUSED, lang), accused=accused_uid)
    here = writing.address("write-accusation", uid, f"language={lang}", accused_uid=accused_uid)
    back = writing.address("accused-staff", uid, accused_uid=accused_uid)
    return writing.answer(writing.Page(request, work, wanted, languages, here, back, _known(card, lang)))


def _known(card: AccusedCard, lang: str) -> dict[str, Value]:
    """Return what the letter is filled with: what was written down when somebody was accused."""
    said = card.said
    with translation.override(lang):
        process = _("You are heard, with somebody you trust beside you; then it is decided, and you get the decision in writing.")
    found: dict[str, Value | None] = {
        "person": said.get("name"), "post": said.get("post"), "matter": said.get("matter"), "measures": said.get("measures"),
        "process": process, "consequences": said.get("consequences"), "advice": said.get("advice"), "answer_by": card.day("answer_by"),
        "contact": said.get("contact"), "phone": said.get("phone"), "to": "\n".join(filter(None, (said.get("name"), said.get("post")))),
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}
