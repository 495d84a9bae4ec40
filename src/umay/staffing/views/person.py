"""One person's page at the school, and what is done there."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.documents import api as documents
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.staffing import forms
from umay.staffing.actions import keeping, passes
from umay.staffing.queries.pages import person_page
from umay.staffing.views.frame import for_keepers
from umay.web.api import Form, pages, submission_of


def _shown(request: ActorRequest, worker_uid: UUID, wrong: dict[str, Form] | None = None, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    page = person_page(request.actor, worker_uid, today)
    one = page.worker
    made: dict[str, Form] = {
        "change": forms.WorkerForm(initial={name: getattr(one, name) for name in forms.WorkerForm.base_fields if hasattr(one, name)}),
        "check": forms.CheckForm(prefix="check", initial={"checked_on": today}),
        "sign": forms.DayForm(prefix="sign", initial={"signed_on": today}),
    }
    return pages.render(request, "staffing/person.html", {"page": page, "forms": {**made, **(wrong or {})}}, status=status)


@for_keepers
@require_GET
def show_person(request: ActorRequest, worker_uid: UUID) -> HttpResponse:
    """One person."""
    return _shown(request, worker_uid)


@for_keepers
@require_POST
def change_person(request: ActorRequest, worker_uid: UUID) -> HttpResponse:
    """Change what is written of somebody."""
    form = forms.WorkerForm(request.POST)
    if not form.is_valid():
        return _shown(request, worker_uid, {"change": form}, 422)
    try:
        keeping.change_worker(request.actor, worker_uid, form.written(), now=timezone.now())
    except Refused as no:
        form.add_error(None, pages.words_of(no.refusal))
        return _shown(request, worker_uid, {"change": form}, 409)
    return pages.go(request, "staffing-one", said=_("Changed."), worker_uid=worker_uid)


@for_keepers
@require_POST
def record_check(request: ActorRequest, worker_uid: UUID) -> HttpResponse:
    """Record what somebody saw who looked at a proof."""
    form = forms.CheckForm(request.POST, prefix="check")
    if not form.is_valid():
        return _shown(request, worker_uid, {"check": form}, 422)
    try:
        key, today = submission_of(request.POST), timezone.localdate()
        keeping.record_check(request.actor, worker_uid, form.seen(), today=today, now=timezone.now(), key=key)
    except Refused as no:
        form.add_error(None, pages.words_of(no.refusal))
        return _shown(request, worker_uid, {"check": form}, 409)
    return pages.go(
        request, "staffing-one", said=_("Recorded: that you looked, and what came of it. Nothing else is kept."), worker_uid=worker_uid
    )


@for_keepers
@require_POST
def note_commitment(request: ActorRequest, worker_uid: UUID) -> HttpResponse:
    """Note that somebody signed."""
    form = forms.DayForm(request.POST, prefix="sign")
    if not form.is_valid():
        return _shown(request, worker_uid, {"sign": form}, 422)
    day = form.cleaned_data["signed_on"]
    keeping.note_commitment(request.actor, worker_uid, day, today=timezone.localdate(), now=timezone.now())
    return pages.go(request, "staffing-one", said=_("Noted."), worker_uid=worker_uid)


@for_keepers
@require_POST
def say_left(request: ActorRequest, worker_uid: UUID) -> HttpResponse:
    """Say that somebody is here no more."""
    keeping.say_left(request.actor, worker_uid, today=timezone.localdate(), now=timezone.now())
    return pages.go(
        request, "staffing-one", said=_("Noted. The pass has ended; duties still on the roster show as open."), worker_uid=worker_uid
    )


@for_keepers
@require_POST
def make_pass(request: ActorRequest, worker_uid: UUID) -> HttpResponse:
    """Make a pass anew and show it, once."""
    secret = passes.make_pass(request.actor, worker_uid, now=timezone.now(), key=submission_of(request.POST))
    page = person_page(request.actor, worker_uid, timezone.localdate())
    sign = documents.sign_of(request.build_absolute_uri(reverse("pass", args=[secret])))
    letter = documents.letter_to(page.worker.email, _("My pass"), sign.url)
    return pages.render(request, "staffing/pass.html", {"page": page, "sign": sign, "letter": letter})
