"""Drafts: the list, correcting a document's rows beside its text. Taking a document in stands in `sending`, publishing in `packs`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.core.api import Perm, access_refusal
from umay.drafts import forms
from umay.drafts.actions import drafting
from umay.drafts.models import ImportDraft, SentDocument
from umay.drafts.queries import draft_page, draft_parts, draft_row, drafts
from umay.drafts.queries.owners import owners_for
from umay.drafts.queries.sent import sent_pages
from umay.drafts.rules.taking import taken
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.places import api as places
from umay.reading import api as reading
from umay.web.api import pages

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]
HTTP_CONFLICT = 409


def lang() -> str:
    """Return the reader's language."""
    return translation.get_language() or "en"


def school_year(request: ActorRequest) -> int:
    """Return the school year in use where the reader is."""
    return places.school_year_of(request.actor.seat.place.country if request.actor.seat else "", timezone.localdate())


def answers(view: View[P]) -> View[P]:
    """Answer a refusal in words, and what is not there or not one's own as not found."""

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (ImportDraft.DoesNotExist, SentDocument.DoesNotExist):
            raise Http404 from None
        except Refused as no:
            return pages.refused(request, no.refusal)

    return answer


def require_office(request: ActorRequest) -> None:
    """Raise Refused ("access.not_granted", "draft.no_unit") unless the reader acts for an office that may take documents in."""
    seat = request.actor.seat
    if no := access_refusal(request.actor, Perm.PROGRAMME_DRAFT, seat.place) if seat else Refusal("draft.no_unit"):
        raise Refused(no)


@login_required
@require_GET
def list_drafts(request: ActorRequest) -> HttpResponse:
    """The drafts of one's own unit."""
    cards = draft_parts.draft_cards(request.actor)
    context = {
        "open": [one for one in cards if one.state != "dropped"],
        "away": [one for one in cards if one.state == "dropped"],
        "sent": sent_pages(request.actor),
    }
    return pages.render(request, "drafts/list.html", context)


def read_draft_again(request: ActorRequest, uid: UUID, chosen: str) -> None:
    """Recognise a draft's document anew in another language. Raises ImportDraft.DoesNotExist; Refused."""
    draft_parts.draft_head(request.actor, uid)
    draft = drafts.own_draft(request.actor, uid)
    unit = places.unit_by_id(request.actor, draft.unit_id)
    found = reading.recognise(drafts.source_of(draft), chosen, draft.country)
    drafting.read_again(request.actor, uid, taken(found, owners_for(unit, found.lang)), now=timezone.now())


@login_required
@require_GET
@answers
def show_draft(request: ActorRequest, uid: UUID) -> HttpResponse:
    """The document's text beside the rows."""
    shown = "problems" if request.GET.get("show") == "problems" else "all"
    return _whole(request, uid, shown)


def _shown_now(request: ActorRequest) -> str:
    """Return which rows the page shows that a fragment was asked for from."""
    return "problems" if "show=problems" in request.headers.get("HX-Current-URL", "") else "all"


def _whole(request: ActorRequest, uid: UUID, shown: str = "all") -> HttpResponse:
    page = draft_page.draft_page(request.actor, uid, school_year=school_year(request), lang=lang(), shown=shown)
    alone = request.headers.get("HX-Target") == "draftrows"
    context = {"page": page, "languages": forms.LANGUAGES, "alone": alone}
    return pages.render(request, "drafts/draft.html", context, fragments=("draftrows",))


@login_required
@require_http_methods(["GET", "POST"])
@answers
def edit_row(request: ActorRequest, uid: UUID, key: str) -> HttpResponse:
    """One row to correct, in its place on the draft's page or as a page of its own. Every change is saved at once.

    What somebody typed while another person changed the row is kept in the form, beside what the row says now.
    """
    year = school_year(request)
    page = draft_row.row_page(request.actor, uid, key, school_year=year, lang=lang())
    if request.method == "GET":
        closed = bool(request.GET.get("closed"))
        return _focused(_row(request, page, None if closed else forms.RowForm(page=page)), f"correct-{key}" if closed else f"{key}-title")
    form = forms.RowForm(request.POST, page=page)
    if not form.is_valid():
        return _row(request, page, form, status=422)
    try:
        now = timezone.now()
        changes = form.changes() | _shortened(request, page)
        drafting.change_row(request.actor, uid, key, changes=changes, version=form.cleaned_data["version"], now=now)
    except Refused as no:
        if no.refusal.code != "draft.row_changed":
            raise
        page = draft_row.row_page(request.actor, uid, key, school_year=year, lang=lang())
        return _conflict(request, page)
    if request.POST.get("close") and not request.headers.get("HX-Request"):
        return _back_to(uid, key)
    page = draft_row.row_page(request.actor, uid, key, school_year=year, lang=lang())
    if request.POST.get("close"):
        return _focused(_row(request, page, None), f"correct-{key}")
    return _row(request, page, forms.RowForm(page=page))


def _shortened(request: ActorRequest, page: draft_row.RowPage) -> dict[str, str]:
    """Return the shorter title that was taken, with the document's whole words as the first step so that none is lost."""
    title, row = request.POST.get("take", ""), page.row
    if title not in page.shorter:
        return {}
    return {"title": title, "steps": row.steps if row.words in row.steps else "\n".join(filter(None, (row.words, row.steps)))}


def _conflict(request: ActorRequest, page: draft_row.RowPage) -> HttpResponse:
    """Answer with what was typed, ready to be sent again, and beside it what the row says by now where that differs."""
    typed = request.POST.copy()
    typed["version"] = str(page.row.version)
    form = forms.RowForm(typed, page=page)
    theirs = [(form[name].label, _words_of(form, name)) for name in form.changed_data if name in request.POST]
    response = _row(request, page, form, status=HTTP_CONFLICT, theirs=theirs)
    response["HX-Retarget"] = response["HX-Reselect"] = f"#row-{page.row.key}"
    return _focused(response, f"conflict-{page.row.key}")


def _focused(response: HttpResponse, element: str) -> HttpResponse:
    """Lead the focus to an element after the row was swapped."""
    response["HX-Trigger-After-Settle"] = json.dumps({"umay:focus": {"id": element}})
    return response


def _words_of(form: forms.RowForm, name: str) -> str:
    """Return what a field of the row says by now, in words."""
    value = form.get_initial_for_field(form.fields[name], name)
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(value, value)) if value else "–"


def _row(
    request: ActorRequest,
    page: draft_row.RowPage,
    form: forms.RowForm | None,
    *,
    status: int = 200,
    theirs: Iterable[tuple[Any, str]] = (),
) -> HttpResponse:
    context = {"page": page, "form": form, "theirs": theirs, "conflict": status == HTTP_CONFLICT}
    return pages.render(request, "drafts/row.html", context, status=status)


def _back_to(uid: UUID, key: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('draft', kwargs={'uid': uid})}#row-{key}", status=303)


@login_required
@require_GET
@answers
def read_phrase(request: ActorRequest, uid: UUID) -> HttpResponse:
    """What a phrase would be read as, while it is being typed. Saves nothing."""
    phrase = request.GET.get("phrase", "")
    found = draft_row.phrase_read(request.actor, uid, phrase, school_year=school_year(request), lang=lang())
    return pages.render(request, "drafts/reading.html", {"found": found, "uid": uid, "phrase": phrase})


@login_required
@require_POST
@answers
def change_row_order(request: ActorRequest, uid: UUID, key: str, do: str) -> HttpResponse:
    """Split a row, merge it with the next, move it, take it out, take it back."""
    version = int(request.POST.get("version") or 0) if request.POST.get("version", "").isdecimal() else 0
    actor, now = request.actor, timezone.now()
    match do:
        case "split":
            drafting.split_row(actor, uid, key, at=request.POST.get("at", ""), version=version, now=now)
        case "merge":
            drafting.merge_row(actor, uid, key, version=version, now=now)
        case "part":
            drafting.part_row(actor, uid, key, version=version, now=now)
        case "up" | "down":
            drafting.move_row(actor, uid, key, to="up" if do == "up" else "down", version=version, now=now)
        case "drop" | "take-back":
            drafting.drop_row(actor, uid, key, out=do == "drop", version=version, now=now)
        case _:
            raise Http404
    return _whole(request, uid, _shown_now(request)) if request.headers.get("HX-Request") else _back_to(uid, key)


@login_required
@require_POST
@answers
def settle_line(request: ActorRequest, uid: UUID, number: int) -> HttpResponse:
    """Make a row of a line that was not understood, or say that it is not needed."""
    state: Any = {"row": "row", "open": "open"}.get(request.POST.get("state", ""), "not_needed")
    drafting.settle_line(request.actor, uid, number, state=state, now=timezone.now())
    if request.headers.get("HX-Request"):
        return _whole(request, uid, _shown_now(request))
    return HttpResponseRedirect(f"{reverse('draft', kwargs={'uid': uid})}#not-understood", status=303)


@login_required
@require_http_methods(["GET", "POST"])
@answers
def name_owners(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say once who the document means by its words for an owner; every row with these words has it."""
    if request.method == "POST":
        page = draft_parts.owners_page(request.actor, uid, lang=lang())
        count = _named(request, uid, page)
        said = ngettext("%(n)s row has its owner now.", "%(n)s rows have their owner now.", count) % {"n": count}
        return pages.go(request, "draft-owners", said=said, uid=uid)
    return pages.render(request, "drafts/owners.html", {"page": draft_parts.owners_page(request.actor, uid, lang=lang())})


def _named(request: ActorRequest, uid: UUID, page: draft_parts.OwnersPage) -> int:
    """Save each choice that was made; returns on how many rows."""
    known = {code for code, _name in page.choices}
    now = timezone.now()
    leads = request.POST.getlist("lead")
    chosen = [(lead, _codes(request.POST.getlist(f"owner-{at}"), known)) for at, lead in enumerate(leads)]
    made = [(lead, codes) for lead, codes in chosen if codes]
    if not made:
        raise Refused(Refusal("draft.nobody_chosen"))
    return sum(drafting.choose_owner(request.actor, uid, lead=lead, owners=codes, now=now) for lead, codes in made)


def _codes(values: Iterable[str], known: set[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in values if code in known))
