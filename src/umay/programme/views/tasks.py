"""One task: read, record, plan, decline, judge."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.programme.actions import judging, recording
from umay.programme.forms import PlanForm, ReasonForm, RecordForm, SendBackForm
from umay.programme.queries.locking import TaskKey, TaskMissing
from umay.programme.queries.task_page import TaskPage, task_page
from umay.programme.queries.words import STATES
from umay.programme.rules.states import Reason
from umay.web.api import Form, pages


def _page(request: ActorRequest, key: TaskKey) -> TaskPage:
    try:
        return task_page(request.actor, key, today=timezone.localdate(), lang=translation.get_language() or "en")
    except TaskMissing:
        raise Http404 from None


def _answers(view: Callable[[ActorRequest, UUID, UUID, int], HttpResponse]) -> Callable[[ActorRequest, UUID, UUID, int], HttpResponse]:
    """Say in words that the task is not this person's, wherever in the view that comes out."""

    @wraps(view)
    def answer(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
        try:
            return view(request, unit_uid, obligation_uid, ordinal)
        except Refused as no:
            return pages.refused(request, no.refusal)

    return answer


def _forms(page: TaskPage) -> dict[str, Form]:
    today = timezone.localdate()
    return {
        "record": RecordForm(figures=page.said.figures, initial={"done_on": today, "note": page.said.note}, prefix="record"),
        "decline": ReasonForm(initial={"reason": page.said.reason_code}, prefix="decline"),
        "plan": PlanForm(initial={"scheduled_on": page.duty.due_on}, prefix="plan"),
        "send_back": SendBackForm(prefix="back"),
    }


def _show(request: ActorRequest, page: TaskPage, bound: dict[str, Form] | None = None, status: int = 200) -> HttpResponse:
    there = {"unit_uid": page.key.unit_uid, "obligation_uid": page.key.obligation_uid, "ordinal": page.key.ordinal}
    context = {"page": page, "forms": _forms(page) | (bound or {}), "there": there, "state_words": STATES.__getitem__}
    return pages.render(request, "programme/task.html", context, status=status)


@login_required
@require_GET
@_answers
def show_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """One task with all that can be done about it."""
    return _show(request, _page(request, TaskKey(unit_uid, obligation_uid, ordinal)))


def _answer(request: ActorRequest, key: TaskKey, name: str, form: Form, act: Callable[[], object], said: str) -> HttpResponse:  # noqa: PLR0917
    """Check the form's shape, act, lead on; a wrong form comes back with what was typed."""
    if not form.is_valid():
        return _show(request, _page(request, key), {name: form}, status=422)
    try:
        act()
    except TaskMissing:
        raise Http404 from None
    return pages.go(request, "task", said=said, unit_uid=key.unit_uid, obligation_uid=key.obligation_uid, ordinal=key.ordinal)


@login_required
@require_POST
@_answers
def record_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Record that the task was done."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)
    form = RecordForm(request.POST, figures=_page(request, key).said.figures, prefix="record")
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
        )

    return _answer(request, key, "record", form, act, said)


@login_required
@require_POST
@_answers
def decline_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Say why the task will not be done, or that it does not apply."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)
    form = ReasonForm(request.POST, prefix="decline")
    verb = recording.set_aside if "set_aside" in request.POST else recording.decline

    def act() -> object:
        data = form.cleaned_data
        return verb(request.actor, key, reason=Reason(data["reason"]), note=data["note"], now=timezone.now())

    return _answer(request, key, "decline", form, act, _("Kept, with the reason. It is counted and seen before the year ends."))


@login_required
@require_POST
@_answers
def plan_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Plan the task for a day."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)
    form = PlanForm(request.POST, prefix="plan")

    def act() -> object:
        return recording.plan(request.actor, key, scheduled_on=form.cleaned_data["scheduled_on"], now=timezone.now())

    return _answer(request, key, "plan", form, act, _("Planned. The due date stays as it is."))


@login_required
@require_POST
@_answers
def start_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Say that work has begun."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)
    return _answer(request, key, "", _no_fields(request), lambda: recording.start(request.actor, key, now=timezone.now()), _("Begun."))


@login_required
@require_POST
@_answers
def verify_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Accept what a unit below recorded."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)
    return _answer(request, key, "", _no_fields(request), lambda: judging.verify(request.actor, key, now=timezone.now()), _("Accepted."))


@login_required
@require_POST
@_answers
def send_back_task(request: ActorRequest, unit_uid: UUID, obligation_uid: UUID, ordinal: int) -> HttpResponse:
    """Send a task back to the unit below, saying what is missing."""
    key = TaskKey(unit_uid, obligation_uid, ordinal)
    form = SendBackForm(request.POST, prefix="back")

    def act() -> object:
        return judging.send_back(request.actor, key, note=form.cleaned_data["note"], now=timezone.now())

    return _answer(request, key, "send_back", form, act, _("Sent back. It stands first on their day now."))


def _no_fields(request: ActorRequest) -> Form:
    return Form(request.POST)
