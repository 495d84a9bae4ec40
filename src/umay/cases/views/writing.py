"""Pages on which something is written into a case, or a step of it is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from umay.cases import forms
from umay.cases.actions import doing, writing
from umay.cases.actions.writing import Words
from umay.cases.queries import common
from umay.cases.queries.calls import calls_for, has_letter, letter_address
from umay.cases.queries.case_page import CasePage, case_page, latest
from umay.cases.queries.opened import Work
from umay.cases.views.cases import WRONG
from umay.cases.views.frame import on_case, opened
from umay.packs import api as packs
from umay.people.api import ActorRequest
from umay.procedure.api import ANSWER, interviewing, planning
from umay.vault.api import vault_of
from umay.web.api import Form, pages, submission_of

FORMS: Final[dict[str, type[forms.OnCase]]] = {
    "note": forms.NoteForm,
    "inquiry": forms.NoteForm,
    "told": forms.NoteForm,
    "interview": forms.InterviewForm,
    "wish": forms.WishForm,
    "risk": forms.RiskForm,
    "guardians": forms.GuardiansForm,
    "forbidden": forms.ForbiddenForm,
}


@require_http_methods(["GET", "POST"])
@on_case
def write_in_case(request: ActorRequest, uid: UUID, kind: str) -> HttpResponse:
    """Write something into a case: a note, what a child said or wishes, a plan, a weighing of danger, a decision, an alarm."""
    if kind not in FORMS and kind not in planning.PLANS:
        raise Http404
    work = opened(request, uid)
    page = case_page(request.actor, work)
    form = _form_of(request, work, page, kind)
    if form.is_valid():
        child = form.cleaned_data.get("child") or ""
        if pages.tried(form, _deed(request, uid, kind, form)):
            return pages.go(request, "case-child" if child else "case", said=_("Kept and sealed."), **_where(uid, child))
        page = case_page(request.actor, opened(request, uid))
    child_uid = _child_uid(request, form)
    beside = _help(work, page, kind, child_uid)
    if beside.get("minimal"):
        form.fields["words"].label = _("What the child said by itself")
    if form.is_bound and beside.get("kept"):  # whoever has seen the other's words may put theirs after them
        form.data = {**dict(form.data.items()), "seen": beside["kept"].version}
    context = {"page": page, "form": form, "kind": kind, "help": beside, "child_uid": child_uid}
    return pages.render(request, "cases/write.html", context, status=WRONG if form.is_bound else 200)


def _where(uid: UUID, child: str) -> dict[str, Any]:
    return {"uid": uid, "child_uid": UUID(child)} if child else {"uid": uid}


def _form_of(request: ActorRequest, work: Work, page: CasePage, kind: str) -> forms.OnCase:
    data = request.POST if request.method == "POST" else None
    about = request.GET.get("child", "")
    if kind not in planning.PLANS:
        return FORMS[kind](work, data, initial={"child": about})
    last = latest(page, kind, _uid(about)) if about else None
    known = {**(last.texts or {}), "seen": last.version} if last else {}
    return forms.PlanForm(work, planning.PLANS[kind], data, initial={**known, "child": about})


def _uid(said: str) -> UUID:
    try:
        return UUID(said)
    except ValueError:
        raise Http404 from None


def _child_uid(request: ActorRequest, form: forms.OnCase) -> UUID | None:
    said = str(form.data.get("child", "") if form.is_bound else request.GET.get("child", ""))
    return _uid(said) if said else None


def _said(request: ActorRequest, form: Form) -> Words:
    said = form.cleaned_data
    child = said.get("child") or ""
    more = {name: words for name, words in said.items() if isinstance(words, str) and name in {"present", *forms.PLAN_PARTS}}
    return Words(submission_of(request.POST), said.get("words", ""), UUID(child) if child else None, more)


def _deed(request: ActorRequest, uid: UUID, kind: str, form: forms.OnCase) -> Callable[[], object]:
    """Return what is done with a form of this kind."""
    actor, vault, now = request.actor, vault_of(request), timezone.now()
    fields, said = form.cleaned_data, _said(request, form)
    if kind in planning.PLANS:
        return lambda: writing.keep_plan(actor, vault, uid, kind, said, seen=fields["seen"], now=now)
    if isinstance(form, forms.RiskForm):
        level, factors = fields["level"], form.factors()
        return lambda: writing.assess_risk(actor, vault, uid, said, level=level, factors=factors, now=now)
    lang = translation.get_language() or "en"
    deeds: dict[str, Callable[[], object]] = {
        "interview": lambda: writing.keep_interview(actor, vault, uid, said, lang=lang, now=now),
        "wish": lambda: writing.keep_wish(actor, vault, uid, said, now=now),
        "guardians": lambda: doing.decide_guardians(actor, vault, uid, fields["decided"], said, now=now),
        "forbidden": lambda: doing.flag_forbidden(actor, vault, uid, fields["code"], said, now=now),
    }
    return deeds.get(kind, lambda: writing.write_entry(actor, vault, uid, kind, said, now=now))


def _help(work: Work, page: CasePage, kind: str, child_uid: UUID | None) -> dict[str, Any]:
    """Return what stands beside a form: how to listen, how often the child told it, the plan as somebody else kept it meanwhile."""
    if kind in planning.PLANS:
        parts = [(name, forms.PLAN_PARTS[name][0]) for name in planning.PLANS[kind]]
        return {"kept": latest(page, kind, child_uid) if child_uid else None, "parts": parts}
    if kind != "interview":
        return {"wishes": [one for one in page.entries if one.kind == "wish" and child_uid in (None, one.child_uid)]}
    rules = work.response.interview
    told = sum(one.kind == "interview" and one.child_uid == child_uid for one in page.entries) if child_uid else 0
    minimal = rules.minimal is not None and packs.holds(work.response, rules.minimal, common.situation_of(work.case))
    return {"prompts": rules.prompts, "rules": rules.rules, "told": told, "warns": interviewing.warns(told, rules), "minimal": minimal}


@require_http_methods(["GET", "POST"])
@on_case
def show_step(request: ActorRequest, uid: UUID, step_uid: UUID) -> HttpResponse:
    """A step: who, by when, why; record it as done, or say why it is not taken."""
    work = opened(request, uid)
    page = case_page(request.actor, work)
    step = next((one for one in page.steps if one.uid == step_uid), None)
    if step is None:
        raise Http404
    data, is_asked = request.POST if request.method == "POST" else None, ANSWER in step.needs and "leave" not in request.POST
    form = forms.AskedForm(data) if is_asked else forms.StepForm(data)
    if form.is_valid() and pages.tried(form, _deed_of_step(request, uid, step_uid, form)):
        return pages.go(request, "case", said=_("Recorded. The next step stands on top."), uid=uid)
    wait = next((one.guardians for one in page.children if one.uid == step.child_uid), "")
    wishes = [one for one in page.entries if one.kind == "wish" and one.child_uid == step.child_uid and one.answer is None]
    context = {
        "page": page, "step": step, "form": form, "guardians": wait, "calls": calls_for(work, step.code), "wishes": wishes,
        "letter": letter_address(uid, step_uid) if has_letter(work, step.code) else "",
    }  # fmt: skip
    return pages.render(request, "cases/step.html", context, status=WRONG if form.is_bound else 200)


def _deed_of_step(request: ActorRequest, uid: UUID, step_uid: UUID, form: Form) -> Callable[[], object]:
    said, actor, vault, now = (
        Words(submission_of(request.POST), form.cleaned_data["words"]),
        request.actor,
        vault_of(request),
        timezone.now(),
    )
    if "answer" in form.cleaned_data:
        return lambda: doing.keep_answer(actor, vault, uid, step_uid, said, answer=form.cleaned_data["answer"], now=now)
    act = doing.leave_step if "leave" in request.POST else doing.do_step
    return lambda: act(actor, vault, uid, step_uid, said, now=now)


@require_POST
@on_case
def leave_steps(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say of several steps at once why they are not taken in this matter."""
    said = Words(submission_of(request.POST), request.POST.get("words", "")[: forms.LONGEST])
    chosen = [_uid(one) for one in request.POST.getlist("step")]
    doing.leave_steps(request.actor, vault_of(request), uid, chosen, said, now=timezone.now())
    return pages.go(request, "close-case", said=_("Recorded, with your reason."), uid=uid)


@require_POST
@on_case
def answer_wish(request: ActorRequest, uid: UUID, child_uid: UUID, wish_uid: UUID) -> HttpResponse:
    """Write down what a child was answered to its wish."""
    writing.answer_wish(request.actor, vault_of(request), uid, wish_uid, request.POST.get("words", "")[: forms.LONGEST], now=timezone.now())
    return pages.go(request, "case-child", said=_("Kept and sealed."), uid=uid, child_uid=child_uid)
