"""Limits that people set themselves: whom they keep from a place, asking those, and what they told the office."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from umay.duties.actions import limits as acts
from umay.duties.actions import noting
from umay.duties.forms import LimitsForm
from umay.duties.queries import limits
from umay.duties.views.frame import for_keepers, for_standing
from umay.people.api import ActorRequest
from umay.rosters.api import day_asked, number_asked
from umay.turns.api import SlotKey
from umay.web.api import pages


def _place(sent: QueryDict) -> tuple[SlotKey, str]:
    day = day_asked(sent.get("day", ""))
    if day is None:
        raise Http404
    return (number_asked(sent.get("window", "")), day), sent.get("kind", "")


def _shown(request: ActorRequest, uid: UUID, place: tuple[SlotKey, str], wrong: tuple[str, LimitsForm] | None = None) -> HttpResponse:
    page = limits.limits_page(request.actor, uid, *place, now=timezone.now())
    forms = {
        str(one.uid): LimitsForm(initial={"most_week": one.most_week, "most_term": one.most_term}, auto_id=f"{one.uid}-%s")
        for one in page.held
    }
    if wrong:
        forms[wrong[0]] = wrong[1]
    return pages.render(request, "duties/limits.html", {"page": page, "forms": forms}, status=422 if wrong else 200)


def _back(request: ActorRequest, uid: UUID, place: tuple[SlotKey, str], said: str) -> HttpResponse:
    """Lead back to the page of the place."""
    response = pages.go(request, "roster-limits", said=said, uid=uid)
    (window, day), kind = place
    for header in ("Location", "HX-Redirect"):
        if header in response:
            response[header] += f"?{urlencode({'window': window, 'day': day.isoformat(), 'kind': kind})}"
    return response


@for_keepers
@require_GET
def show_limits(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Whom their own limits keep from an empty place."""
    return _shown(request, uid, _place(request.GET))


@for_keepers
@require_POST
def ask_for_more(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Ask them for one duty more."""
    place = _place(request.POST)
    number = acts.ask_for_more(request.actor, uid, place, now=timezone.now())
    words = ngettext(
        "%(number)s person is asked. What they said stays until they say yes.",
        "%(number)s people are asked. What they said stays until they say yes.", number,
    )  # fmt: skip
    return _back(
        request,
        uid,
        place,
        words % {"number": number}
        if number
        else _("Nobody could be asked now: they were asked before or lately, or many questions are open. Here is who that is."),
    )


@for_keepers
@require_POST
def note_limits(request: ActorRequest, uid: UUID, worker_uid: UUID) -> HttpResponse:
    """Write down what somebody told the office."""
    place, form = _place(request.POST), LimitsForm(request.POST, auto_id=f"{worker_uid}-%s")
    if not form.is_valid():
        return _shown(request, uid, place, (str(worker_uid), form))
    note = noting.note_limits(request.actor, worker_uid, form.limits, told=form.told, now=timezone.now())
    if note and note.held != note.noted:
        return _back(request, uid, place, _("Written down. It holds once they say on their own page that it is right."))
    return _back(request, uid, place, _("Written down, and they see it on their page. Solve the roster again, or put them into the place."))


@for_standing
@require_POST
def answer_more(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say whether one would stand once more."""
    accepts = request.POST.get("answer") == "yes"
    acts.answer_more(request.actor, uid, accepts=accepts, now=timezone.now())
    said = _("Thank you! The school knows, and you are told if you get one more duty.") if accepts else _("Noted. Nothing changed.")
    return pages.go(request, "my-duties", said=said)


@for_standing
@require_POST
def answer_note(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say whether what the office wrote down is right."""
    right = request.POST.get("answer") == "yes"
    noting.answer_note(request.actor, uid, right=right, now=timezone.now())
    return pages.go(request, "my-duties", said=_("Thank you! It holds.") if right else _("Put back: what you said before holds."))
