"""Pages about who is in a case and who opened it, and what the level above sees."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.cases import forms
from umay.cases.actions import members, takeover
from umay.cases.queries import common
from umay.cases.queries.above import above_page, takeover_page
from umay.cases.queries.people import people_page, people_who_can
from umay.cases.rules.grants import Wanted
from umay.cases.views.cases import WRONG
from umay.cases.views.frame import on_case, opened
from umay.core.api import Perm
from umay.kernel.refusal import Refusal
from umay.people.api import ActorRequest
from umay.vault.api import vault_of
from umay.web.api import pages


@require_http_methods(["GET", "POST"])
@on_case
def show_people(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Who is in the case, who opened it when; let somebody in."""
    work = opened(request, uid)
    page = people_page(request.actor, work)
    there = {str(one.person_id) for one in page.members}
    seats = people_who_can(request.actor, work.case.unit_id, timezone.localdate(), common.MAY_JOIN)
    form = forms.LetInForm([one for one in seats if one[0] not in there], request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        wanted = Wanted(int(said["person"]), said["role"], said["reason"], said["until_on"], has_keys=True)
        if pages.tried(form, lambda: members.let_in(request.actor, vault_of(request), uid, wanted, now=timezone.now())):
            return pages.go(
                request,
                "case-people",
                said=_("They are in, with the keys that you hold, and were told."),
                uid=uid,
            )
    return pages.render(
        request, "cases/people.html", {"page": page, "form": form, "gone": forms.LEAD_GONE}, status=WRONG if form.is_bound else 200
    )


def _person(request: ActorRequest) -> int:
    said = request.POST.get("person", "")
    if not said.isdecimal():
        raise Http404
    return int(said)


@require_POST
@on_case
def remove_member(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Take somebody off the case."""
    members.remove_member(request.actor, vault_of(request), uid, _person(request), now=timezone.now())
    return pages.go(
        request,
        "case-people",
        said=_("Their way in has ended. What they read they keep in mind."),
        uid=uid,
    )


@require_POST
@on_case
def hand_lead(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Hand the lead over."""
    members.hand_lead(request.actor, vault_of(request), uid, _person(request), now=timezone.now())
    return pages.go(request, "case-people", said=_("They lead the case now; you stay a member."), uid=uid)


@login_required
@require_GET
def show_above(request: ActorRequest) -> HttpResponse:
    """What waits too long or may not be in the cases of the units below: codes and times only."""
    if not request.actor.holds(Perm.CASE_OVERSEE):
        return pages.refused(request, Refusal("access.not_granted"))
    return pages.render(request, "cases/above.html", {"page": above_page(request.actor, timezone.now())})


@login_required
@require_http_methods(["GET", "POST"])
def take_over(request: ActorRequest, signal_uid: UUID) -> HttpResponse:
    """Give the lead of a case whose lead is gone to somebody who is left in it."""
    if not request.actor.holds(Perm.CASE_OVERSEE):
        return pages.refused(request, Refusal("access.not_granted"))
    page = takeover_page(request.actor, signal_uid, timezone.now())
    if page is None:
        raise Http404
    form = forms.TakeoverForm(page.choices, page.holding, request.POST if request.method == "POST" else None)
    if form.is_valid():
        chosen = int(form.cleaned_data["person"])
        if pages.tried(form, lambda: takeover.assign_lead(request.actor, signal_uid, chosen, now=timezone.now())):
            return pages.go(request, "cases-above", said=_("They lead it now, and were told. What is in it stays closed to you."))
    return pages.render(
        request, "cases/take_over.html", {"page": page, "form": form, "gone": forms.LEAD_GONE}, status=WRONG if form.is_bound else 200
    )


@require_POST
@on_case
def ask_for_lead(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Say that the lead is gone."""
    takeover.ask_for_lead(request.actor, vault_of(request), uid, request.POST.get("reason", ""), now=timezone.now())
    said = _("The office above was told that a case of your school needs somebody to lead it, and nothing else.")
    return pages.go(request, "case-people", said=said, uid=uid)
