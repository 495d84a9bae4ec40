"""The list, a new child, and one child's page."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from umay.absence import forms
from umay.absence.actions import entering, reading
from umay.absence.queries import child, children, offers
from umay.absence.queries.export import export_text
from umay.absence.rules.codes import AgeBand, GradeBand, Reason, Sex
from umay.absence.rules.following import Entry
from umay.absence.views.frame import for_keepers, on_child
from umay.cases import api as cases
from umay.documents import api as documents
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.vault import api as vaults
from umay.web.api import Form, pages, submission_of


@for_keepers
@require_GET
def list_children(request: ActorRequest) -> HttpResponse:
    """Those this reader was let in to; initials with the vault open."""
    vault = vaults.opened_vault(request)
    found = reading.names_in_list(request.actor, vault, now=timezone.now()) if vault else None
    page = children.list_page(request.actor, show=request.GET.get("show", "open"), initials=found, today=timezone.localdate())
    opening = reverse("open-vault") + "?next=" + reverse("absent")
    return pages.render(request, "absence/list.html", {"page": page, "opening": opening})


@for_keepers
@require_http_methods(["GET", "POST"])
def enter_child(request: ActorRequest) -> HttpResponse:
    """Enter a child."""
    today = timezone.localdate()
    sent = request.POST if request.method == "POST" else None
    form = forms.NewForm(sent, centres=offers.centres(request.actor, today))
    if sent is None or not form.is_valid():
        return pages.render(request, "absence/new.html", {"form": form}, status=422 if sent is not None else 200)
    try:
        uid = _enter(request, form)
    except Refused as no:
        if no.refusal.code.startswith("access."):
            raise
        form.add_error(None, pages.words_of(no.refusal))
        return pages.render(request, "absence/new.html", {"form": form}, status=409)
    return pages.go(request, "absent-child", said=_("Entered and sealed. Plan the first visit next."), uid=uid)


def _enter(request: ActorRequest, form: forms.NewForm) -> UUID:
    data = form.cleaned_data
    entry = Entry(Reason(data["reason"]), data["found_on"], data["basis"], data["delete_on"])
    found = entering.Found(entry, Sex(data["sex"]), AgeBand(data["age_band"]), GradeBand(data["grade_band"]), form.centre_id)
    said = entering.Said(data["name"], data["contacts"], data["notes"], data["school"], data["address"])
    key = submission_of(request.POST) or uuid4()
    return entering.enter_child(request.actor, found, said, key=key, today=timezone.localdate(), now=timezone.now())


@on_child
@require_GET
def show_child(request: ActorRequest, vault: vaults.Vault, uid: UUID) -> HttpResponse:
    """Open a record; the opening is recorded."""
    return shown(request, vault, uid)


def shown(request: ActorRequest, vault: vaults.Vault, uid: UUID, *, wrong: dict[str, Form] | None = None) -> HttpResponse:
    """Answer with a child's page. wrong: forms that were sent with errors, by their name on the page."""
    now, today = timezone.now(), timezone.localdate()
    read = reading.open_record(request.actor, vault, uid, now=now)
    page = child.child_page(request.actor, read, today=today, now=now)
    others = offers.colleagues(request.actor, uid)
    fresh: dict[str, Form] = {
        "words": forms.WordsForm(initial={**page.words, "version": page.versions[0]}),
        "place": forms.PlaceForm(initial={**(page.place or {}), "version": page.versions[1]}, prefix="place"),
        "visit": forms.VisitForm(visitors=offers.visitors(request.actor, uid)),
        "done": forms.DoneForm(prefix="done"),
        "measure": forms.MeasureForm(prefix="measure"),
        "share": forms.ShareForm(prefix="share", outsiders=offers.outsiders(request.actor, uid, today)),
        "protect": forms.ProtectForm(prefix="protect", people=others, children=cases.child_choices(request.actor, vault, now)),
        "hold": forms.HoldForm(prefix="hold"),
        "keep": forms.KeepForm(prefix="keep"),
    }
    return pages.render(request, "absence/child.html", {"page": page, "forms": {**fresh, **(wrong or {})}}, status=422 if wrong else 200)


@on_child
@require_GET
def export_child(request: ActorRequest, vault: vaults.Vault, uid: UUID) -> HttpResponse:
    """Hand out what is kept of a child, for whom it is about; a protected place is never in it."""
    read = reading.open_for_export(request.actor, vault, uid, now=timezone.now())
    text = export_text(request.actor, read, today=timezone.localdate(), now=timezone.now())
    name = f"umay-{children.short_of(uid)}.txt"
    return HttpResponse(text.encode(), headers=documents.download_headers(name))
