"""Pages of cases: mine, a new one, one with its children, what is known of it, its end."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.cases import forms
from umay.cases.actions import ending, opening
from umay.cases.queries import common
from umay.cases.queries.case_list import case_cards
from umay.cases.queries.case_page import case_page, latest
from umay.cases.queries.opened import Work
from umay.cases.queries.people import people_who_can
from umay.cases.views.frame import on_case, opened
from umay.core.api import Perm
from umay.kernel.ids import new_id
from umay.people.api import ActorRequest
from umay.places import api as places
from umay.procedure.api import closing, facts
from umay.reports.api import response_for
from umay.vault.api import vault_of
from umay.web.api import Form, address_above, pages, submission_of

WRONG = 422


@require_GET
@on_case
def list_cases(request: ActorRequest) -> HttpResponse:
    """The cases that the reader was let into."""
    cards = case_cards(request.actor, vault_of(request), timezone.now())
    ended = [one for one in cards if one.is_closed]
    return pages.render(request, "cases/list.html", {"open": [one for one in cards if not one.is_closed], "closed": ended})


@require_http_methods(["GET", "POST"])
@on_case
def open_case(request: ActorRequest) -> HttpResponse:
    """Open a case, of a report where one is named, or a rehearsal."""
    unit = places.own_unit(request.actor)
    today = timezone.localdate()
    seats, everybody = (people_who_can(request.actor, unit.id, today, functions) for functions in (common.MAY_WORK, common.MAY_JOIN))
    form = forms.NewCaseForm(response_for(unit.country), seats, everybody, request.POST if request.method == "POST" else None)
    reports, practice = _uids(request.GET.get("report", "")), request.GET.get("practice") == "1"
    if reports:
        form.comes_from_a_report()
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        new = opening.NewCase(
            uid=submission_of(request.POST) or new_id(), facts=form.facts(), children=(_child(form),), words=said["words"],
            members=tuple(map(int, said["members"])), excluded=tuple(map(int, said["excluded"])), is_practice=practice, report_uids=reports,
        )  # fmt: skip
        if pages.tried(form, lambda: opening.open_case(request.actor, vault_of(request), new, now=timezone.now())):
            return pages.go(request, "case", said=_("The case is open. What to do first stands on top."), uid=new.uid)
    context = {"form": form, "practice": practice, "query": request.GET.urlencode(), "from_report": bool(reports)}
    return pages.render(request, "cases/new.html", context, status=WRONG if form.is_bound else 200)


def _uids(said: str) -> tuple[UUID, ...]:
    try:
        return (UUID(said),) if said else ()
    except ValueError:
        raise Http404 from None


def _child(form: forms.ChildForm | forms.NewCaseForm) -> facts.NewChild:
    said = form.cleaned_data
    name = said["name"] or _("Name not known yet")
    return facts.NewChild(name, said["role"], said["age"], said["sex"], said["grade_band"], tuple(said.get("marks", ())))


@require_GET
@on_case
def show_case(request: ActorRequest, uid: UUID) -> HttpResponse:
    """A case: what comes next, the steps, the children, the line of time."""
    page = case_page(request.actor, opened(request, uid))
    letters = address_above("case-letters", uid=uid) if request.actor.holds(Perm.CASE_WORK) else ""
    above = {"outside": address_above("handover", uid=uid), "letters": letters}
    return pages.render(request, "cases/case.html", {"page": page, **above})


@require_GET
@on_case
def show_child(request: ActorRequest, uid: UUID, child_uid: UUID) -> HttpResponse:
    """A child of a case: who it is, its plans, its wishes, what it said."""
    page = case_page(request.actor, opened(request, uid, child_uid))
    child = next(one for one in page.children if one.uid == child_uid)
    plans = {kind: latest(page, kind, child_uid) for kind in ("safety_plan", "help_plan")}
    context = {"page": page, "child": child, "plans": plans, "answer": forms.AnswerForm(), "parts": forms.PLAN_PARTS}
    return pages.render(request, "cases/child.html", context)


@require_http_methods(["GET", "POST"])
@on_case
def add_child(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Bring a further child into the case."""
    work = opened(request, uid)
    form = forms.ChildForm(request.POST if request.method == "POST" else None)
    vault, now = vault_of(request), timezone.now()
    if form.is_valid() and pages.tried(form, lambda: opening.add_child(request.actor, vault, uid, _child(form), now=now)):
        return pages.go(request, "case", said=_("The child is in the case, with a part and a plan of its own."), uid=uid)
    return _form(request, work, form, "cases/add_child.html")


def _form(request: ActorRequest, work: Work, form: Form, template: str, **more: object) -> HttpResponse:
    context = {"page": case_page(request.actor, work), "form": form, **more}
    return pages.render(request, template, context, status=WRONG if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@on_case
def change_facts(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say what is known of the matter now; the steps follow."""
    work = opened(request, uid)
    case = work.case
    known = {
        "kind": next(iter(case.kinds), None), "more_kinds": case.kinds[1:], "offenders": case.offenders, "places": case.places,
        "flags": case.flags, "measures": case.measures, "hour_band": case.hour_band, "seen": case.version, **case.numbers,
    }  # fmt: skip
    form = forms.LaterFactsForm(work.response, request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        vault, seen = vault_of(request), form.cleaned_data["seen"]
        if pages.tried(form, lambda: opening.change_facts(request.actor, vault, uid, form.facts(), seen=seen, now=timezone.now())):
            return pages.go(request, "case", said=_("Kept. The steps follow what is known now."), uid=uid)
    return _form(request, work, form, "cases/facts.html", numbers=list(facts.NUMBERS))


@require_http_methods(["GET", "POST"])
@on_case
def close_case(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Close a case against what was seen to change."""
    work = opened(request, uid)
    form = forms.CloseForm(work.response, request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        end = closing.Ending(said["outcome"], form.answered("seen"), said["words"], form.answered("beside"))
        if pages.tried(form, lambda: ending.close_case(request.actor, vault_of(request), uid, end, now=timezone.now())):
            return pages.go(request, "case", said=_("The case is closed. What is asked about later stands in its steps."), uid=uid)
    return _form(request, work, form, "cases/close.html")


@require_POST
@on_case
def reopen_case(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Open a closed case again."""
    ending.reopen(request.actor, vault_of(request), uid, request.POST.get("words", "")[: forms.LONGEST], now=timezone.now())
    return pages.go(request, "case", said=_("The case is open again."), uid=uid)


@require_POST
@on_case
def throw_away(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Throw a rehearsal away."""
    opening.throw_away(request.actor, vault_of(request), uid, now=timezone.now())
    return pages.go(request, "cases", said=_("The rehearsal is gone, whole. Nothing of it was counted."))
