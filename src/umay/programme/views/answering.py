"""How a task's page is shown again after somebody wrote on it: with what was wrong at its field, and what was typed still there."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils import timezone, translation

from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.programme.forms import FileForm, PlanForm, ReasonForm, RecordForm, SendBackForm, field_of
from umay.programme.queries.locking import TaskKey, TaskMissing
from umay.programme.queries.task_page import TaskPage, task_page
from umay.programme.queries.words import STATES
from umay.programme.rules.states import DONE, State, Verb
from umay.web.api import Form, pages

_SIGHT = {"file": Verb.RECORD}  # which verb's offer shows the form where it is not called alike


def page_of(request: ActorRequest, key: TaskKey) -> TaskPage:
    """Return the page of the task. Raises Http404; Refused ("access.not_granted")."""
    try:
        return task_page(request.actor, key, today=timezone.localdate(), lang=translation.get_language() or "en")
    except TaskMissing:
        raise Http404 from None


def seen(request: ActorRequest) -> int | None:
    """Return which version of what was said the form was made for; None where it does not say."""
    raw = request.POST.get("seen", "")
    return int(raw) if raw.isdecimal() and len(raw) < 9 else None


def _forms(page: TaskPage) -> dict[str, Form]:
    is_done = page.state in DONE
    declined = page.state in (State.NOT_DONE, State.NOT_APPLICABLE)
    first = {"done_on": page.said.done_on if is_done and page.said.done_on else timezone.localdate()}
    return {
        "record": RecordForm(figures=page.said.figures, initial=first | {"note": "" if declined else page.said.note}, prefix="record"),
        "decline": ReasonForm(verb=Verb.DECLINE, prefix="decline"),
        "set_aside": ReasonForm(verb=Verb.SET_ASIDE, prefix="aside"),
        "plan": PlanForm(initial={"scheduled_on": page.planned_from}, prefix="plan"),
        "send_back": SendBackForm(prefix="back"),
        "file": FileForm(),
    }


def show(
    request: ActorRequest, page: TaskPage, bound: dict[str, Form] | None = None, *, conflict: Refusal | None = None, status: int = 200
) -> HttpResponse:
    """Show the task. bound: forms that were sent and are shown again. conflict: why what was sent could not be kept, whoever is to blame.

    Where the task takes no such answer any more, what was typed stands on the page to be copied.
    """
    there = {"unit_uid": page.key.unit_uid, "obligation_uid": page.key.obligation_uid, "ordinal": page.key.ordinal}
    context = {
        "page": page,
        "forms": _forms(page) | (bound or {}),
        "there": there,
        "state_words": STATES.__getitem__,
        "conflict": conflict,
        "typed": [pair for name, form in (bound or {}).items() if not _is_shown(page, name) for pair in _typed(form)],
    }
    return pages.render(request, "programme/task.html", context, status=status)


def _is_shown(page: TaskPage, name: str) -> bool:
    return page.offer(_SIGHT.get(name, name)).refusal is None


def _typed(form: Form) -> list[tuple[str, str]]:
    """Return what was typed into a form, by the names of its fields."""
    return [(str(bound.label), str(bound.value())) for bound in form if bound.value() not in (None, "")]


def answer(  # noqa: PLR0917
    request: ActorRequest, key: TaskKey, name: str, form: Form, act: Callable[[], object], said: str
) -> HttpResponse:
    """Check the form's shape, act, lead on; what was wrong is said at its field, and what was typed comes back."""
    if not form.is_valid():
        return show(request, page_of(request, key), {name: form}, status=422)
    try:
        act()
    except TaskMissing:
        raise Http404 from None
    except Refused as no:
        return _refused(request, key, name, form, no.refusal)
    return pages.go(request, "task", said=said, unit_uid=key.unit_uid, obligation_uid=key.obligation_uid, ordinal=key.ordinal)


def _refused(request: ActorRequest, key: TaskKey, name: str, form: Form, refusal: Refusal) -> HttpResponse:
    """Say no on the task's own page; elsewhere only where the person may not do such a thing at all."""
    if refusal.code.startswith("access."):
        raise Refused(refusal)
    field = field_of(refusal)
    if field in form.fields:
        form.add_error(field, pages.words_of(refusal))
        return show(request, page_of(request, key), {name: form}, status=422)
    return show(request, page_of(request, key), {name: form} if name else {}, conflict=refusal, status=409)
