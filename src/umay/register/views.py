"""The inner register, at the offices above."""

from __future__ import annotations

from functools import wraps
from typing import ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from umay.core.api import Perm, access_refusal
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest, GuardedView, guarded
from umay.register.actions import keeping, looking
from umay.register.forms import EntryForm
from umay.register.queries.alike import EntryMissing
from umay.register.rules.entries import Answer
from umay.web.api import pages, submission_of

P = ParamSpec("P")


def for_registrars(view: GuardedView[P]) -> GuardedView[P]:
    """Make a view one for those of an office above schools who keep the register; what another office keeps is not there."""

    @wraps(view)
    def of_office(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        seat = request.actor.seat
        if seat is None or seat.level == "unit" or access_refusal(request.actor, Perm.REGISTER_KEEP, seat.place):
            return pages.refused(request, Refusal("access.not_granted"))
        return view(request, *args, **kwargs)

    return login_required(never_cache(guarded(of_office, Perm.REGISTER_KEEP, missing=(keeping.MatchMissing, EntryMissing))))


def _shown(request: ActorRequest, form: EntryForm, status: int = 200) -> HttpResponse:
    page = looking.look(request.actor, today=timezone.localdate(), now=timezone.now())
    return pages.render(request, "register/register.html", {"page": page, "form": form}, status=status)


@for_registrars
@require_http_methods(["GET", "POST"])
def keep_register(request: ActorRequest) -> HttpResponse:
    """The register, names that are alike, and a new entry."""
    if request.method != "POST":
        return _shown(request, EntryForm())
    form = EntryForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, 422)
    try:
        key, today = submission_of(request.POST), timezone.localdate()
        keeping.enter(request.actor, form.draft(), today=today, now=timezone.now(), key=key)
    except Refused as no:
        form.add_error(None, pages.words_of(no.refusal))
        return _shown(request, form, 409)
    return pages.go(request, "register", said=_("Entered. It vanishes by itself on its last day."))


@for_registrars
@require_POST
def remove_entry(request: ActorRequest, entry_uid: UUID) -> HttpResponse:
    """Take an entry out."""
    keeping.remove(request.actor, entry_uid, now=timezone.now())
    return pages.go(request, "register", said=_("Taken out."))


@for_registrars
@require_POST
def answer_match(request: ActorRequest, match_uid: UUID) -> HttpResponse:
    """Say whether two names are the same person's."""
    try:
        said = Answer(request.POST.get("answer", ""))
    except ValueError:
        raise Http404 from None
    keeping.answer(request.actor, match_uid, said, now=timezone.now())
    return pages.go(request, "register", said=_("Noted in your name. The school sees the answer at once."))
