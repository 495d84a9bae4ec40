"""One task: read, record, plan, decline, judge."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.programme.actions import judging, recording
from umay.programme.forms import PlanForm, ReasonForm, RecordForm, SendBackForm
from umay.programme.queries.locking import TaskKey, TaskMissing
from umay.programme.rules.states import Reason, Verb
from umay.programme.views.answering import answer, page_of, seen, show
from umay.web.api import Form, pages


def _answers(view: Callable[[ActorRequest, UUID, UUID, int], HttpResponse]) -> Callable[[ActorRequest, UUID, UUID, int], HttpResponse]:
    """Say in words that the task is not this person's, wherever in the view that comes out."""

    @wraps(view)
    def answer(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
        try:
            return view(request, unit_uid, obligation_uid, ordinal)
        except TaskMissing:
            raise Http404 from None
        except Refused as no:
            return pages.refused(request, no.refusal)

    return answer


@login_required
@require_GET
@_answers
def show_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """One task with all that can be done about it."""
    return show(request, page_of(request, TaskKey(unit_uid, obligation_uid, ordinal)))


@login_required
@require_POST
@_answers
def record_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Record that the task was done."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)
    form = RecordForm(request.POST, figures=page_of(request, key).said.figures, prefix="record")
    said = _("Recorded. The office above sees that it was done.")

    def act() -> object:
        data = form.cleaned_data
        return recording.record_done(
            request.actor,
            key,
            done_on=data["done_on"],
            figures=form.figures(),
            note=data["note"],
            today=timezone.localdate(),
            now=timezone.now(),
            seen=seen(request),
        )

    return answer(request, key, "record", form, act, said)


@login_required
@require_POST
@_answers
def decline_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Say why the task will not be done."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)
    form = ReasonForm(request.POST, verb=Verb.DECLINE, prefix="decline")

    def act() -> object:
        data = form.cleaned_data
        return recording.decline(
            request.actor, key, reason=Reason(data["reason"]), note=data["note"], now=timezone.now(), seen=seen(request)
        )

    return answer(request, key, "decline", form, act, _("Kept, with the reason. It is counted and seen before the year ends."))


@login_required
@require_POST
@_answers
def set_task_aside(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Say why the task does not concern the unit."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)
    form = ReasonForm(request.POST, verb=Verb.SET_ASIDE, prefix="aside")

    def act() -> object:
        data = form.cleaned_data
        return recording.set_aside(
            request.actor, key, reason=Reason(data["reason"]), note=data["note"], now=timezone.now(), seen=seen(request)
        )

    return answer(request, key, "set_aside", form, act, _("Kept: it does not concern your unit. The office above sees the reason."))


@login_required
@require_POST
@_answers
def reopen_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Take back what was said about the task."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)
    said = _("Taken back. The duty is open again; the history keeps what was said.")
    return answer(request, key, "", _no_fields(request), lambda: recording.reopen(request.actor, key, now=timezone.now()), said)


@login_required
@require_POST
@_answers
def plan_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Plan the task for a day."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)
    form = PlanForm(request.POST, prefix="plan")

    def act() -> object:
        day, today = form.cleaned_data["scheduled_on"], timezone.localdate()
        return recording.plan(request.actor, key, scheduled_on=day, today=today, now=timezone.now())

    return answer(request, key, "plan", form, act, _("Planned. The due date stays as it is."))


@login_required
@require_POST
@_answers
def start_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Say that work has begun."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)
    return answer(request, key, "", _no_fields(request), lambda: recording.start(request.actor, key, now=timezone.now()), _("Begun."))


@login_required
@require_POST
@_answers
def verify_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Accept what a unit below recorded."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)

    def act() -> object:
        return judging.verify(request.actor, key, now=timezone.now(), seen=seen(request))

    return answer(request, key, "", _no_fields(request), act, _("Accepted."))


@login_required
@require_POST
@_answers
def send_back_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Send a task back to the unit below, saying what is missing."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)
    form = SendBackForm(request.POST, prefix="back")

    def act() -> object:
        return judging.send_back(request.actor, key, note=form.cleaned_data["note"], now=timezone.now(), seen=seen(request))

    return answer(request, key, "send_back", form, act, _("Sent back. It stands first on their day now."))


def _no_fields(request: ActorRequest) -> Form:
    return Form(request.POST)
