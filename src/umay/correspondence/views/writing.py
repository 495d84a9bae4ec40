"""Writing a letter: filled from the case, changed, seen as text, signed. Nothing of it is kept before it is signed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from umay.cases import api as cases
from umay.correspondence import papers
from umay.correspondence.actions import making
from umay.correspondence.forms.letters import LetterForm, SignForm
from umay.correspondence.queries.drafts import Order, checked
from umay.correspondence.queries.filling import Filled, Value, Wanted, filled
from umay.correspondence.views.frame import WRONG, tried
from umay.kernel.ids import new_id
from umay.people.api import ActorRequest
from umay.vault.api import typed, vault_of
from umay.web.api import SUBMISSION_FIELD, pages, submission_of

SIGNED = ("step", "file_kind", "way")


@dataclass(frozen=True, slots=True)
class Page:
    """A letter on the desk. here: its own address; back: to where one leaves it; languages: codes, that of the country first."""

    request: ActorRequest
    work: cases.Work
    wanted: Wanted
    languages: tuple[str, ...]
    here: str
    back: str
    initial: dict[str, Value]


def answer(page: Page) -> HttpResponse:
    """Show the letter's fields, then its text, then make it."""
    request = page.request
    found = filled(request.actor, page.work, page.wanted)
    form = LetterForm(page.wanted.kind, _named(page.languages), request.POST or None, initial=_initial(page, found))
    if request.method != "POST" or request.POST.get("step") == "change" or not form.is_valid():
        return _fields(page, found, form)
    order = Order(submission_of(request.POST) or new_id(), page.wanted, form.values(), form.to(), also=form.cleaned_data["also"])
    drafts: list[papers.Draft] = []
    if not tried(form, lambda: drafts.append(checked(request.actor, page.work, order))):
        return _fields(page, found, form)
    sign = SignForm(request.POST if request.POST.get("step") == "sign" else None)
    if not sign.is_valid():
        return _preview(page, found, drafts[0], sign)
    return _signed(page, form, sign, order)


def _signed(page: Page, form: LetterForm, sign: SignForm, order: Order) -> HttpResponse:
    request, case_uid = page.request, page.work.case.uid
    whole = Order(order.uid, order.wanted, order.values, order.to, sign.kind(), order.also, sign.how())
    made: list[UUID] = []
    vault, now = vault_of(request), timezone.now()
    if not tried(form, lambda: made.append(making.make_letter(request.actor, vault, case_uid, whole, now=now))):
        return _fields(page, filled(request.actor, page.work, page.wanted), form)
    return pages.go(request, "case-letter", uid=case_uid, letter_uid=made[0])


def _initial(page: Page, found: Filled) -> dict[str, Value]:
    return {**found.values, "to": page.wanted.to, **page.initial}


def _named(languages: tuple[str, ...]) -> list[tuple[str, str]]:
    names = dict(settings.LANGUAGES)
    return [(code, str(names.get(code, code))) for code in languages]


def _fields(page: Page, found: Filled, form: LetterForm) -> HttpResponse:
    names = dict(_named(page.languages))
    choices = [(names[code], _in_language(page, code), code == page.wanted.lang) for code in page.languages]
    wrong = form.is_bound and bool(form.errors)
    context = {"form": form, "languages": choices, **_around(page, found)}
    return pages.render(page.request, "correspondence/write.html", context, status=WRONG if wrong else 200)


def _in_language(page: Page, lang: str) -> str:
    child = f"&child={page.wanted.child}" if page.wanted.child else ""
    return f"?language={lang}{child}"


def _preview(page: Page, found: Filled, draft: papers.Draft, sign: SignForm) -> HttpResponse:
    day = timezone.localdate()
    letters = tuple(papers.text_of(papers.written(draft, "–", day)))
    carried = typed(page.request, *SIGNED)
    if not submission_of(page.request.POST):
        carried = [*[one for one in carried if one[0] != SUBMISSION_FIELD], (SUBMISSION_FIELD, str(new_id()))]
    context = {"letters": letters, "sign": sign, "carried": carried, **_around(page, found)}
    return pages.render(page.request, "correspondence/preview.html", context)


def _around(page: Page, found: Filled) -> dict[str, object]:
    return {"case": found.page, "wanted": page.wanted, "hidden": found.hidden, "here": page.here, "back": page.back}


def language_of(request: ActorRequest, languages: tuple[str, ...]) -> str:
    """Return the language that was asked for; that of the country where none was, or one that no letter is written in."""
    asked = request.GET.get("language", "")
    return asked if asked in languages else languages[0]


def address(name: str, uid: UUID, query: str = "", **more: object) -> str:
    """Return an address of the room."""
    return reverse(name, kwargs={"uid": uid, **more}) + (f"?{query}" if query else "")
