"""Something happened: one tap for its nature, numbers to call, and who was told when."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.hazards import forms
from umay.hazards.actions.happening import IncidentDraft, Told, close_incident, note_incident, note_told
from umay.hazards.actions.saying import add_words
from umay.hazards.queries import words as said
from umay.hazards.queries.incidents import calls_of, incident_page, incidents_page, label_of
from umay.hazards.rules.kinds import Nature
from umay.hazards.views.frame import came_by_pass, for_duty, for_keeping, for_noting, is_of_office, of_schools
from umay.people.api import ActorRequest
from umay.web.api import pages, submission_of


@for_noting
@require_GET
def list_incidents(request: ActorRequest) -> HttpResponse:
    """What happened at the own unit; an office above is led to its area."""
    if is_of_office(request):
        return redirect("hazards-area")
    page = incidents_page(request.actor, request.GET.get("after", ""))
    return pages.render(request, "hazards/incidents.html", {"page": page})


@for_duty
@require_http_methods(["GET", "POST"])
@of_schools
def begin_incident(request: ActorRequest) -> HttpResponse:
    """Choose what happened. One tap keeps it with its time; the page that follows says whom to call. A second tap is the same incident."""
    if request.method == "GET":
        natures = [(one, said.NATURES[one], said.ABOUT_NATURES[one], said.NATURE_ICONS[one]) for one in Nature]
        return pages.render(
            request, "hazards/happened.html", {"natures": natures, "calls": calls_of(request.actor, Nature.ATTACK), "key": uuid4()}
        )
    form = forms.IncidentForm(request.POST)
    if not form.is_valid():
        raise Http404
    data = form.cleaned_data
    draft = IncidentDraft(
        form.nature_chosen, data["where"], data["what"], forms.device_moment(data["device_at"]),
        forms.key_of(data["key"], submission_of(request.POST)),
    )  # fmt: skip
    uid = note_incident(request.actor, draft, now=timezone.now())
    return pages.go(request, "incident", said=_("Kept, with its time. The head is told."), uid=uid)


@for_duty
@require_GET
def show_incident(request: ActorRequest, uid: UUID) -> HttpResponse:
    """One incident: whom to call, who was told, what was learned."""
    return _shown(request, uid)


def _shown(
    request: ActorRequest, uid: UUID, *, review: forms.ReviewForm | None = None, words: forms.MoreForm | None = None
) -> HttpResponse:
    page = incident_page(request.actor, uid)
    context = {
        "page": page, "by_pass": came_by_pass(request), "told": forms.ToldForm(), "review": review or forms.ReviewForm(prefix="review"),
        "words": words or forms.MoreForm(prefix="words"),
    }  # fmt: skip
    return pages.render(request, "hazards/incident.html", context, status=422 if review or words else 200)


@for_duty
@require_POST
def tell_somebody(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Note that somebody was told, now."""
    form = forms.ToldForm(request.POST)
    if not form.is_valid():
        raise Http404
    data, page = form.cleaned_data, incident_page(request.actor, uid)
    country = request.actor.seat.place.country if request.actor.seat else ""
    label, number = label_of(Nature(page.nature), country, data["whom"], translation.get_language() or "en")
    told = Told(
        label or data["label"], data["whom"] if label else "", number, forms.device_moment(data["device_at"]),
        forms.key_of(data["key"], submission_of(request.POST)),
    )  # fmt: skip
    note_told(request.actor, uid, told, now=timezone.now())
    return pages.go(request, "incident", said=_("Noted, with its time."), uid=uid)


@for_duty
@require_POST
def describe(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Add where it was and what happened, later."""
    form, key = forms.MoreForm(request.POST, prefix="words"), submission_of(request.POST)

    def run() -> None:
        add_words(request.actor, uid, form.cleaned_data["where"], form.cleaned_data["what"], key=key, now=timezone.now())

    if not form.is_valid() or not pages.tried(form, run):
        return _shown(request, uid, words=form)
    return pages.go(request, "incident", said=_("Added, with your name and the time."), uid=uid)


@for_keeping
@require_POST
def close(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Close an incident with what was learned."""
    form = forms.ReviewForm(request.POST, prefix="review")
    if not form.is_valid() or not pages.tried(
        form, lambda: close_incident(request.actor, uid, form.cleaned_data["review"], now=timezone.now())
    ):
        return _shown(request, uid, review=form)
    return pages.go(request, "incident", said=_("Closed. It stays readable here."), uid=uid)
