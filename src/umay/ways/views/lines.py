"""Lines home: set up, and led."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.core.api import Perm
from umay.people.api import ActorRequest
from umay.ways import forms
from umay.ways.actions import leading
from umay.ways.actions.heads import Heads, Stands, count_heads
from umay.ways.queries import lines
from umay.ways.queries.now import next_step
from umay.ways.views.frame import for_keepers, for_walkers
from umay.ways.views.talking import heads_words
from umay.web.api import pages, submission_of


@for_walkers
@require_GET
def list_lines(request: ActorRequest) -> HttpResponse:
    """The lines of the school, as they stand today."""
    today, local = timezone.localdate(), timezone.localtime()
    shown = {
        "cards": lines.line_cards(request.actor, today, local), "keeps": request.actor.holds(Perm.ROUND_KEEP),
        "strip": next_step(request.actor, today, local), "plan": lines.plan_of(request.actor, today, local),
    }  # fmt: skip
    return pages.render(request, "ways/lines.html", shown)


@for_keepers
@require_http_methods(["GET", "POST"])
def keep_line(request: ActorRequest, uid: UUID | None = None) -> HttpResponse:
    """Enter a line, or change one."""
    initial = lines.line_initial(request.actor, uid) if uid else {}
    sent = request.method == "POST"
    form = forms.LineForm(request.POST if sent else None, initial=initial)
    if sent and form.is_valid():
        data = form.cleaned_data
        days = tuple(int(day) for day in data["weekdays"])
        draft = leading.LineDraft(data["name"], data["end_name"], data["end_metres"], data["leaves"], days, submission_of(request.POST))
        kept: list[UUID] = []
        if pages.tried(form, lambda: kept.append(leading.keep_line(request.actor, draft, uid=uid, now=timezone.now()))):
            return pages.go(request, "line", said=_("Kept. Enter its classes with two teachers each."), uid=kept[0])
    return pages.render(request, "ways/line_form.html", {"form": form, "uid": uid}, status=422 if sent else 200)


@for_keepers
@require_POST
def end_line(request: ActorRequest, uid: UUID) -> HttpResponse:
    """End a line."""
    leading.end_line(request.actor, uid, now=timezone.now())
    return pages.go(request, "lines", said=_("Ended. What was counted stays."))


@for_walkers
@require_GET
def show_line(request: ActorRequest, uid: UUID) -> HttpResponse:
    """A line as it is led today."""
    return _shown(request, uid)


def _shown(
    request: ActorRequest, uid: UUID, *, class_form: forms.ClassForm | None = None, wrong: tuple[UUID, forms.CountForm] | None = None
) -> HttpResponse:
    today = timezone.localdate()
    leaves = request.GET.get("leaves", "") or (wrong[1].data.get("leaves", "") if wrong else "")
    page = lines.line_page(request.actor, uid, leaves, today, timezone.localtime())
    counts = {
        one.uid: wrong[1]
        if wrong and wrong[0] == one.uid
        else forms.CountForm(
            initial={"leaves": page.leaves, "deed": "end" if one.stage == "end" else "out"}, prefix=None, auto_id=f"id_{one.uid}_%s"
        )
        for one in page.classes
    }
    keeps = request.actor.holds(Perm.ROUND_KEEP)
    form = class_form or (forms.ClassForm(teachers=lines.teacher_choices(request.actor, today)) if keeps else None)
    plan = lines.plan_of(request.actor, today, timezone.localtime())
    shown = {"page": page, "counts": counts, "form": form, "keeps": keeps, "plan": plan}
    return pages.render(request, "ways/line.html", shown, status=422 if class_form or wrong else 200)


@for_keepers
@require_POST
def set_class(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say which teachers lead a class."""
    form = forms.ClassForm(request.POST, teachers=lines.teacher_choices(request.actor, timezone.localdate()))
    if form.is_valid():
        data = form.cleaned_data
        teachers = int(data["first"]), int(data["second"])
        if pages.tried(form, lambda: leading.set_class(request.actor, uid, data["class_name"], teachers, now=timezone.now())):
            return pages.go(request, "line", said=_("Kept."), uid=uid)
    return _shown(request, uid, class_form=form)


@for_keepers
@require_POST
def end_class(request: ActorRequest, uid: UUID, class_uid: UUID) -> HttpResponse:
    """Take a class off its line."""
    leading.end_class(request.actor, class_uid, now=timezone.now())
    return pages.go(request, "line", said=_("Taken off the line."), uid=uid)


@for_walkers
@require_POST
def note_heads(request: ActorRequest, uid: UUID, class_uid: UUID) -> HttpResponse:
    """Note how many went out, or came."""
    form = forms.CountForm(request.POST, auto_id=f"id_{class_uid}_%s")
    if not form.is_valid():
        return _shown(request, uid, wrong=(class_uid, form))
    data, now = form.cleaned_data, timezone.now()
    heads = Heads(class_uid, data["leaves"], data["number"], data["deed"] == "end", submission_of(request.POST))
    found: list[Stands] = []
    if not pages.tried(form, lambda: found.append(count_heads(request.actor, heads, now=now))):
        return _shown(request, uid, wrong=(class_uid, form))
    return pages.go(request, "line", said=heads_words(found[0]), uid=uid, anchor=f"class-{class_uid}")
