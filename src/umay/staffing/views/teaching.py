"""Trainings: recorded, and looked at with their leaflets."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.staffing import forms
from umay.staffing.actions import keeping, teaching
from umay.staffing.queries.lacking import kept_off
from umay.staffing.queries.trainings import newest_trainings, training_page
from umay.staffing.queries.workers import WorkerCard, workers_at
from umay.staffing.rules.kinds import State
from umay.staffing.rules.lacking import Lack
from umay.staffing.views.frame import for_keepers
from umay.web.api import pages, submission_of


@for_keepers
@require_http_methods(["GET", "POST"])
def record_training(request: ActorRequest) -> HttpResponse:
    """Record a training with who took part."""
    sent = request.POST if request.method == "POST" else None
    there = workers_at(request.actor, states=(State.ACCEPTED, State.WAITING))
    choices = [(str(one.uid), f"{one.name} · {one.class_name}" if one.class_name else one.name) for one in there]
    files = request.FILES if request.method == "POST" else None
    today = timezone.localdate()
    form = forms.TrainingForm(sent, files, people=choices, initial={"on_day": today, "who": _asked_for(request, there, today)})
    if sent is None or not form.is_valid():
        return _form(request, form, choices, 422 if sent is not None else 200)
    lesson, uids = form.lesson()
    try:
        teaching.record_training(request.actor, lesson, uids, today=today, now=timezone.now(), key=submission_of(request.POST))
        for uid in uids if form.cleaned_data["signed"] else ():
            keeping.note_commitment(request.actor, uid, lesson.on_day, today=today, now=timezone.now())
    except Refused as no:
        form.add_error(None, pages.words_of(no.refusal))
        return _form(request, form, choices, 409)
    return pages.go(request, "staffing", said=_("The training is recorded for everybody you chose."))


def _asked_for(request: ActorRequest, there: tuple[WorkerCard, ...], today: date) -> list[str]:
    """Return who is chosen already: whom the address names, or all whom a missing training keeps off the rosters."""
    off = kept_off(request.actor, [one.uid for one in there], today) if "off" in request.GET else {}
    return request.GET.getlist("who")[:1] + [str(uid) for uid, lacks in off.items() if Lack.TRAINING in lacks]


def _form(request: ActorRequest, form: forms.TrainingForm, choices: list[tuple[str, str]], status: int) -> HttpResponse:
    context = {"form": form, "people": choices, "newest": newest_trainings(request.actor)}
    return pages.render(request, "staffing/training.html", context, status=status)


@for_keepers
@require_http_methods(["GET", "POST"])
def keep_training(request: ActorRequest, training_uid: UUID) -> HttpResponse:
    """One training with its leaflets; one more is put to it."""
    sent = request.POST if request.method == "POST" else None
    form = forms.LeafletForm(sent, request.FILES if sent is not None else None)
    if form.is_valid():
        file = form.picked()
        if pages.tried(form, lambda: teaching.add_leaflet(request.actor, training_uid, file, now=timezone.now())):
            said = _("Kept. Who took part opens it on their own page.")
            return pages.go(request, "training", said=said, anchor="leaflets", training_uid=training_uid)
    context = {"page": training_page(request.actor, training_uid), "form": form}
    return pages.render(request, "staffing/lesson.html", context, status=422 if form.errors else 200)
