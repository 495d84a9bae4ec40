"""The leader's page of the day, and what they do on it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from umay.people.api import ActorRequest
from umay.staffing.api import workers_at
from umay.watch.actions import leading
from umay.watch.forms import StandInForm
from umay.watch.queries.now import watch_page
from umay.watch.queries.words import KINDS
from umay.watch.rules.states import Answer
from umay.watch.views.frame import for_leaders
from umay.web.api import offline_who, pages


def _people(request: ActorRequest) -> list[tuple[str, str]]:
    return [(str(one.uid), f"{one.name} · {KINDS[one.kind]}") for one in workers_at(request.actor)]


@for_leaders
@require_GET
def show_watch(request: ActorRequest) -> HttpResponse:
    """Who should be at the posts now, and who is."""
    page = watch_page(request.actor, timezone.now())
    kit = {"who": offline_who(request.actor.person_uid), "leaving": request.build_absolute_uri(reverse("sign-out"))}
    return pages.render(request, "watch/watch.html", {"page": page, "people": _people(request), **kit}, fragments=("standing",))


@for_leaders
@require_POST
def sign_in(request: ActorRequest, shift_uid: UUID) -> HttpResponse:
    """Sign in somebody of the roster."""
    return _done(request, leading.sign_in(request.actor, shift_uid, now=timezone.now()))


@for_leaders
@require_POST
def stand_in(request: ActorRequest, post_uid: UUID) -> HttpResponse:
    """Sign in somebody who is not on the roster."""
    form = StandInForm(request.POST, people=_people(request))
    if not form.is_valid():
        raise Http404
    return _done(request, leading.stand_in(request.actor, post_uid, UUID(form.cleaned_data["worker"]), now=timezone.now()))


def _done(request: ActorRequest, answer: Answer) -> HttpResponse:
    said = _("They were signed in already, and count once.") if answer is Answer.ALREADY else _("Signed in.")
    return pages.go(request, "watch", said=said)


@for_leaders
@require_POST
def sign_out(request: ActorRequest, stay_uid: UUID) -> HttpResponse:
    """Sign somebody out."""
    leading.sign_out(request.actor, stay_uid, now=timezone.now())
    return pages.go(request, "watch", said=_("Signed out."))
