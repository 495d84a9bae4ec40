"""What is done with a danger. Each deed leads back to its page with what happened."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from umay.hazards import forms
from umay.hazards.actions import keeping
from umay.hazards.queries.offers import people_of
from umay.hazards.rules.kinds import Size
from umay.hazards.views.frame import for_keeping, for_noting
from umay.hazards.views.ledger import shown
from umay.people.api import ActorRequest
from umay.web.api import Form, pages

STATE_SAYS = ("access.", "hazards.not_", "hazards.checks_own")  # no other words in the form would help


def _done(request: ActorRequest, uid: UUID, named: tuple[str, Form], run: Callable[[], object], said: str) -> HttpResponse:
    name, form = named
    if not form.is_valid() or not pages.tried(form, run, aloud=STATE_SAYS):
        return shown(request, uid, wrong={name: form})
    return pages.go(request, "hazard", said=said, uid=uid)


@for_keeping
@require_POST
def confirm(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Take what the public told into the ledger."""
    keeping.confirm(request.actor, uid, now=timezone.now())
    return pages.go(request, "hazard", said=_("Now it stands in the ledger. Say who sees to it, and until when."), uid=uid)


@for_keeping
@require_POST
def set_aside(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Set aside what the public told."""
    form = forms.NoteForm(request.POST, prefix="aside")
    now = timezone.now()
    return _done(
        request,
        uid,
        ("aside", form),
        lambda: keeping.set_aside(request.actor, uid, form.cleaned_data["note"], now=now),
        _("Set aside, with your reason."),
    )


@for_keeping
@require_POST
def give(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say who sees to it, and until when."""
    today, now = timezone.localdate(), timezone.now()
    form = forms.GiveForm(request.POST, people=people_of(request.actor, uid, today), prefix="give")

    def run() -> None:
        data = form.cleaned_data
        given = keeping.Given(form.owner_chosen, data["due_on"], Size(data["size"]), data["measure"])
        keeping.give(request.actor, uid, given, today=today, now=now)

    return _done(request, uid, ("give", form), run, _("Kept. Whoever sees to it is told, and again when the day is over."))


@for_noting
@require_POST
def fix(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say that it is fixed."""
    form = forms.FixForm(request.POST, request.FILES, prefix="fix")

    def run() -> None:
        keeping.fix(request.actor, uid, form.cleaned_data["note"], form.cleaned_data["photo"], now=timezone.now())

    return _done(request, uid, ("fix", form), run, _("Thank you. Somebody else looks now whether it is gone."))


@for_noting
@require_POST
def check(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say that it is gone, as somebody else than who fixed it."""
    form = forms.CheckForm(request.POST, prefix="check")

    def run() -> None:
        data = form.cleaned_data
        keeping.check(request.actor, uid, data["note"], data["look_on"], today=timezone.localdate(), now=timezone.now())

    return _done(request, uid, ("check", form), run, _("Struck off. It stays readable here."))


@for_noting
@require_POST
def send_back(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say that it is not fixed."""
    form = forms.NoteForm(request.POST, prefix="back")
    now = timezone.now()
    return _done(
        request,
        uid,
        ("back", form),
        lambda: keeping.send_back(request.actor, uid, form.cleaned_data["note"], now=now),
        _("Back in the ledger. Whoever sees to it is told."),
    )


@for_noting
@require_POST
def look_again(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say that it is still gone."""
    form = forms.CheckForm(request.POST, prefix="check")

    def run() -> None:
        data = form.cleaned_data
        keeping.look_again(request.actor, uid, data["note"], data["look_on"], today=timezone.localdate(), now=timezone.now())

    return _done(request, uid, ("check", form), run, _("Noted: still gone."))


@for_noting
@require_POST
def bring_back(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say that it is there again."""
    form = forms.NoteForm(request.POST, prefix="back")
    now = timezone.now()
    return _done(
        request,
        uid,
        ("back", form),
        lambda: keeping.bring_back(request.actor, uid, form.cleaned_data["note"], now=now),
        _("Back in the ledger. Whoever sees to it is told."),
    )
