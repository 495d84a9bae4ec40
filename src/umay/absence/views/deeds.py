"""What is done with a record. Each deed leads back to the child's page with what happened."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from umay.absence import forms
from umay.absence.actions import entering, keeping, protecting, sharing, visiting
from umay.absence.queries import offers
from umay.absence.rules.codes import HoldReason, MeasureKind, Outcome, State
from umay.absence.views.children import shown
from umay.absence.views.frame import on_child
from umay.cases import api as cases
from umay.people.api import ActorRequest
from umay.vault.api import Vault
from umay.web.api import pages


def _back(request: ActorRequest, uid: UUID, said: str) -> HttpResponse:
    return pages.go(request, "absent-child", said=said, uid=uid)


def _person(request: ActorRequest) -> int:
    said = request.POST.get("person", "")
    if not said.isdigit():
        raise Http404
    return int(said[:18])


@on_child
@require_POST
def write_words(request: ActorRequest, vault: Vault, uid: UUID) -> HttpResponse:
    """Change name, contacts and notes."""
    form = forms.WordsForm(request.POST)
    if not form.is_valid():
        return shown(request, vault, uid, wrong={"words": form})
    words = {name: form.cleaned_data[name] for name in ("name", "contacts", "notes")}
    entering.write_words(request.actor, vault, uid, words, version=form.cleaned_data["version"] or 0, now=timezone.now())
    return _back(request, uid, _("Changed and sealed."))


@on_child
@require_POST
def write_place(request: ActorRequest, vault: Vault, uid: UUID) -> HttpResponse:
    """Change school and address."""
    form = forms.PlaceForm(request.POST, prefix="place")
    if not form.is_valid():
        return shown(request, vault, uid, wrong={"place": form})
    words = {name: form.cleaned_data[name] for name in ("school", "address")}
    entering.write_place(request.actor, vault, uid, words, version=form.cleaned_data["version"] or 0, now=timezone.now())
    return _back(request, uid, _("Changed and sealed."))


@on_child
@require_POST
def move_child(request: ActorRequest, vault: Vault, uid: UUID) -> HttpResponse:
    """Say how far it is."""
    try:
        state = State(request.POST.get("state", ""))
    except ValueError:
        raise Http404 from None
    entering.move(request.actor, vault, uid, state, today=timezone.localdate(), now=timezone.now())
    return _back(request, uid, _("Noted. The figures for the board follow by themselves."))


@on_child
@require_POST
def plan_visit(request: ActorRequest, vault: Vault, uid: UUID) -> HttpResponse:
    """Plan a visit."""
    form = forms.VisitForm(request.POST, visitors=offers.visitors(request.actor, uid))
    if not form.is_valid():
        return shown(request, vault, uid, wrong={"visit": form})
    person, team = form.chosen
    plan = visiting.Plan(person, form.cleaned_data["planned_on"], team)
    visiting.plan_visit(request.actor, vault, uid, plan, today=timezone.localdate(), now=timezone.now())
    return _back(request, uid, _("Planned. Whoever goes is told that there is something new."))


@on_child
@require_POST
def record_visit(request: ActorRequest, vault: Vault, uid: UUID, visit_uid: UUID) -> HttpResponse:
    """Record what a visit found."""
    form = forms.DoneForm(request.POST, prefix="done")
    if not form.is_valid():
        return shown(request, vault, uid, wrong={"done": form})
    outcome, data = Outcome(form.cleaned_data["outcome"]), form.cleaned_data
    today = timezone.localdate()
    visiting.record_visit(request.actor, vault, visit_uid, outcome, data["note"], done_on=data["done_on"], today=today, now=timezone.now())
    return _back(request, uid, _("Recorded."))


@on_child
@require_POST
def add_measure(request: ActorRequest, vault: Vault, uid: UUID) -> HttpResponse:
    """Note a court's measure."""
    form = forms.MeasureForm(request.POST, prefix="measure")
    if not form.is_valid():
        return shown(request, vault, uid, wrong={"measure": form})
    data = form.cleaned_data
    ordered = visiting.Ordered(MeasureKind(data["kind"]), data["number"], data["court"], data["review_on"])
    visiting.add_measure(request.actor, vault, uid, ordered, today=timezone.localdate(), now=timezone.now())
    return _back(request, uid, _("Noted. You are reminded a week before its review."))


@on_child
@require_POST
def end_measure(request: ActorRequest, vault: Vault, uid: UUID, measure_uid: UUID) -> HttpResponse:
    """Say that a measure has ended."""
    visiting.end_measure(request.actor, vault, measure_uid, today=timezone.localdate(), now=timezone.now())
    return _back(request, uid, _("Noted."))


@on_child
@require_POST
def share_child(request: ActorRequest, vault: Vault, uid: UUID) -> HttpResponse:
    """Let another office in."""
    today = timezone.localdate()
    form = forms.ShareForm(request.POST, prefix="share", outsiders=offers.outsiders(request.actor, uid, today))
    if not form.is_valid():
        return shown(request, vault, uid, wrong={"share": form})
    unit, persons = form.cleaned_data["who"]
    wanted = sharing.Wanted(unit, persons, form.ground_chosen, form.cleaned_data["reference"], form.cleaned_data["until_on"])
    sharing.share(request.actor, vault, uid, wanted, today=today, now=timezone.now())
    return _back(request, uid, _("They are let in until that day. It ends by itself."))


@on_child
@require_POST
def end_share(request: ActorRequest, vault: Vault, uid: UUID, share_uid: UUID) -> HttpResponse:
    """End a share."""
    sharing.end_share(request.actor, vault, share_uid, now=timezone.now())
    return _back(request, uid, _("Ended, and the keys changed. What they read before they keep in mind."))


@on_child
@require_POST
def let_in(request: ActorRequest, vault: Vault, uid: UUID) -> HttpResponse:
    """Let somebody new of the unit in."""
    sharing.let_in(request.actor, vault, uid, _person(request), today=timezone.localdate(), now=timezone.now())
    return _back(request, uid, _("Let in."))


@on_child
@require_POST
def protect_place(request: ActorRequest, vault: Vault, uid: UUID) -> HttpResponse:
    """Hide the place."""
    now = timezone.now()
    form = forms.ProtectForm(
        request.POST,
        prefix="protect",
        people=offers.colleagues(request.actor, uid),
        children=cases.child_choices(request.actor, vault, now),
    )
    if not form.is_valid():
        return shown(request, vault, uid, wrong={"protect": form})
    persons = [int(one) for one in form.cleaned_data["people"]]
    protecting.protect(request.actor, vault, uid, persons, names=form.names, now=now)
    return _back(request, uid, _("Protected. School and address now open for those you named alone; two of them together can lift it."))


@on_child
@require_POST
def show_place_to(request: ActorRequest, vault: Vault, uid: UUID) -> HttpResponse:
    """Let one more person see a protected place."""
    protecting.show_place_to(request.actor, vault, uid, _person(request), now=timezone.now())
    return _back(request, uid, _("They see the place now."))


@on_child
@require_POST
def ask_lifting(request: ActorRequest, vault: Vault, uid: UUID) -> HttpResponse:
    """Ask for the protection to be lifted."""
    protecting.ask_lifting(request.actor, vault, uid, now=timezone.now())
    return _back(request, uid, _("Asked. Nothing changes until somebody else confirms it within three days."))


@on_child
@require_POST
def confirm_lifting(request: ActorRequest, vault: Vault, uid: UUID) -> HttpResponse:
    """Confirm that the protection is lifted."""
    protecting.confirm_lifting(request.actor, vault, uid, now=timezone.now())
    return _back(request, uid, _("Lifted. The place opens again for everybody who was let in."))


@on_child
@require_POST
def hold_child(request: ActorRequest, vault: Vault, uid: UUID) -> HttpResponse:
    """Stop the deletion for a while."""
    form = forms.HoldForm(request.POST, prefix="hold")
    if not form.is_valid():
        return shown(request, vault, uid, wrong={"hold": form})
    data = form.cleaned_data
    keeping.hold(request.actor, vault, uid, HoldReason(data["reason"]), data["until_on"], today=timezone.localdate(), now=timezone.now())
    return _back(request, uid, _("Held in your name until that day."))


@on_child
@require_POST
def end_hold(request: ActorRequest, vault: Vault, uid: UUID) -> HttpResponse:
    """Let the day of deletion count again."""
    keeping.end_hold(request.actor, vault, uid, now=timezone.now())
    return _back(request, uid, _("The day of deletion counts again."))


@on_child
@require_POST
def keep_until(request: ActorRequest, vault: Vault, uid: UUID) -> HttpResponse:
    """Set another day of deletion."""
    form = forms.KeepForm(request.POST, prefix="keep")
    if not form.is_valid():
        return shown(request, vault, uid, wrong={"keep": form})
    entering.keep_until(request.actor, vault, uid, form.cleaned_data["delete_on"], today=timezone.localdate(), now=timezone.now())
    return _back(request, uid, _("Noted."))
