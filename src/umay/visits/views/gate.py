"""The gate's day: who stands there, who is inside, who goes out; and whom the staff expects."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.documents import api as documents
from umay.kernel.refusal import Refused
from umay.people.api import ActorRequest
from umay.visits import forms
from umay.visits.actions import arriving, closing, deciding, ordering
from umay.visits.models import Visit
from umay.visits.queries import inside, orders, today
from umay.visits.rules.arriving import Waits
from umay.visits.rules.codes import Decision, State, Why
from umay.visits.views.frame import at_gate, go_on, on_staff, people_here, says_hours
from umay.web.api import pages, submission_of


@at_gate
@require_GET
def show_today(request: ActorRequest) -> HttpResponse:
    """Who waits, who is inside, who is expected, who is gone."""
    return _today(request)


def _today(request: ActorRequest, wrong: dict[UUID, forms.WordForm] | None = None) -> HttpResponse:
    """Show the gate's day. wrong: what was sent of a visitor without a name; nobody is ever chosen beforehand."""
    now = timezone.now()
    page = today.today_page(request.actor, now=now)
    alike = frozenset(one.order for one in page.waiting if one.order)
    opened = ordering.look_at(request.actor, alike, now=now) if alike else {}
    cards = {card.uid: card for card in orders.cards(request.actor, tuple(opened.values()), timezone.localdate())}
    people = people_here(request) if page.waiting else ()
    heads = tuple(one for one in people if one.is_head)
    asked = {
        one.uid: forms.WordForm(people=heads if one.waits == Waits.HEAD else people, auto_id=f"%s-{one.uid}") for one in page.waiting
    } | (wrong or {})
    shown = {"page": page, "orders": cards, "asked": asked, "closing": forms.ClosingForm(initial={"closes": page.closes_own})}
    return pages.render(request, "visits/today.html", shown, status=422 if wrong else 200)


@at_gate
@require_http_methods(["GET", "POST"])
def register_visitor(request: ActorRequest) -> HttpResponse:
    """Write down who stands at the gate."""
    sent = request.POST if request.method == "POST" else None
    form = forms.VisitForm(sent, people=people_here(request), initial={"why": Why.MEETING})
    if sent is None or not form.is_valid():
        return pages.render(request, "visits/new.html", {"form": form}, status=422 if sent is not None else 200)
    made: list[Visit] = []
    key = submission_of(request.POST) or uuid4()
    if not form.cleaned_data["again"] and (there := inside.inside_so_named(request.actor, form.cleaned_data["name"], key)):
        form.ask_again(*there)
        return pages.render(request, "visits/new.html", {"form": form}, status=422)
    if not pages.tried(form, lambda: made.append(arriving.register(request.actor, _new(form), key=key, now=timezone.now()))):
        return pages.render(request, "visits/new.html", {"form": form}, status=409)
    return _to_visitor(request, made[0])


@on_staff
@require_http_methods(["GET", "POST"])
def expect_visitor(request: ActorRequest) -> HttpResponse:
    """Tell the gate whom one expects."""
    sent, now = request.POST if request.method == "POST" else None, timezone.now()
    people = people_here(request)
    own = next((one.key for one in people if one.person_id == request.actor.person_id), "")
    first = {"why": Why.MEETING, "on_day": timezone.localdate() + timedelta(days=1), "host": own}
    form = forms.ExpectedForm(sent, people=people, initial=first)
    key = submission_of(request.POST) or uuid4()
    status = 200 if sent is None else 422
    if sent is not None and form.is_valid():
        day = form.cleaned_data["on_day"]
        if pages.tried(form, lambda: arriving.expect(request.actor, _new(form), day, key=key, now=now)):
            return pages.go(request, "visits-expected", said=_("The gate knows. On the day, your visitor is let in with one touch."))
        status = 409
    shown = {"form": form, "lines": today.own_expected(request.actor, now=now)}
    return pages.render(request, "visits/expected.html", shown, status=status)


@on_staff
@require_POST
def call_off(request: ActorRequest, visitor_uid: UUID) -> HttpResponse:
    """Tell the gate that somebody does not come."""
    arriving.call_off(request.actor, visitor_uid, now=timezone.now())
    return pages.go(request, "visits-expected", said=_("The gate does not wait for them any more."))


@at_gate
@require_POST
def note_arrival(request: ActorRequest, visitor_uid: UUID) -> HttpResponse:
    """Somebody who was expected stands at the gate."""
    return _to_visitor(request, arriving.arrive(request.actor, visitor_uid, now=timezone.now()))


@at_gate
@require_POST
def note_decision(request: ActorRequest, visitor_uid: UUID) -> HttpResponse:
    """The head said whether it is the person of the order."""
    heads = tuple(one for one in people_here(request) if one.is_head)
    form = forms.WordForm(request.POST, people=heads, auto_id=f"%s-{visitor_uid}")
    try:
        decision = Decision(request.POST.get("decision", ""))
    except ValueError:
        raise Http404 from None
    said_by = form.host
    word, word_by = (said_by.name, said_by.person_id) if said_by else ("", None)
    try:
        made = deciding.decide(request.actor, visitor_uid, decision, word, now=timezone.now(), word_by=word_by)
    except Refused as no:
        return _asked_again(request, visitor_uid, form, no)
    if decision is Decision.OTHER:
        return _to_visitor(request, made)
    return go_on(request, _("Recorded. Do now what the order says; nobody lets them in."), is_good=False)


@at_gate
@require_POST
def note_answer(request: ActorRequest, visitor_uid: UUID) -> HttpResponse:
    """The class teacher said whether this person may take the child."""
    form = forms.WordForm(request.POST, people=people_here(request), auto_id=f"%s-{visitor_uid}")
    said_by, released = form.host, request.POST.get("released") == "yes"
    word, word_by = (said_by.name, said_by.person_id) if said_by else ("", None)
    try:
        made = deciding.answer(request.actor, visitor_uid, word, released=released, now=timezone.now(), word_by=word_by)
    except Refused as no:
        return _asked_again(request, visitor_uid, form, no)
    if released:
        return _to_visitor(request, made)
    return go_on(request, _("Recorded: the child stays. Ask them to speak with the class teacher."), is_good=False)


@at_gate
@require_POST
def note_met(request: ActorRequest, visitor_uid: UUID) -> HttpResponse:
    """The host fetched the visitor."""
    deciding.meet(request.actor, visitor_uid, now=timezone.now())
    return pages.go(request, "visits", said=_("Noted: they are not alone in the building."))


@at_gate
@require_POST
def note_leaving(request: ActorRequest, visitor_uid: UUID) -> HttpResponse:
    """The visitor is out and the pass is back."""
    deciding.leave(request.actor, visitor_uid, now=timezone.now())
    return pages.go(request, "visits", said=_("Out again, and the pass is back."))


@says_hours
@require_POST
def say_closing(request: ActorRequest) -> HttpResponse:
    """Say when the school closes."""
    form = forms.ClosingForm(request.POST)
    if not form.is_valid():
        return go_on(request, _("Write the hour so: 16:30."), is_good=False)
    closing.set_closing(request.actor, form.cleaned_data["closes"], now=timezone.now())
    return go_on(request, _("Kept. Whoever is inside after that hour is named here, and the heads are told."))


@at_gate
@require_GET
def print_pass(request: ActorRequest, visitor_uid: UUID) -> HttpResponse:
    """The paper pass: number, day, host."""
    facts = today.pass_facts(request.actor, visitor_uid)
    badge = documents.BadgeDocument(
        lang=translation.get_language() or "en",
        school=facts.school,
        title=_("Visitor"),
        number=str(facts.number),
        lines=tuple(line for line in (facts.day, facts.host) if line),
        foot=_("Wear it where everybody sees it. Hand it back at the gate."),
    )
    return HttpResponse(documents.visitor_badge(badge), headers=documents.download_headers(f"pass-{facts.number}.pdf"))


def _new(form: forms.VisitForm) -> arriving.NewVisit:
    data, host = form.cleaned_data, form.chosen
    return arriving.NewVisit(
        name=" ".join(data["name"].split()), why=Why(data["why"]), host=host.name if host else "",
        host_person_id=host.person_id if host else None, plate=data["plate"].strip(), class_name=data["class_name"].strip(),
        expected_at=data.get("expected_at"),
    )  # fmt: skip


def _to_visitor(request: ActorRequest, row: Visit) -> HttpResponse:
    """Lead to the gate's day: let in is said as done, whoever waits is shown by their own warning and by nothing that looks done."""
    if row.state == State.INSIDE:
        return pages.go(request, "visits", said=_("Let in with pass %(number)s.") % {"number": row.number})
    return pages.go(request, "visits", anchor=f"visitor-{row.uid}")


def _asked_again(request: ActorRequest, uid: UUID, form: forms.WordForm, no: Refused) -> HttpResponse:
    """Show the gate's day with the choice that is missing. Raises Refused for anything else."""
    if no.refusal.code != "visits.word_missing":
        raise no
    return _today(request, {uid: form})
