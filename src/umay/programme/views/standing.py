"""Standing duties, confirmed together."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from umay.kernel.refusal import Refusal, Refused
from umay.people.api import ActorRequest
from umay.places.api import UnitMissing
from umay.programme.actions import recording
from umay.programme.queries.locking import TaskKey, TaskMissing
from umay.programme.queries.standing import standing_page
from umay.web.api import dates, pages

LONGEST_NOTE = 4000
_SAID_THERE = frozenset({"standing.nothing_ticked", "standing.nothing_to_confirm"})


@login_required
@require_GET
def show_standing(request: ActorRequest) -> HttpResponse:
    """The standing duties of one's unit that wait to be confirmed."""
    return _show(request)


def _show(request: ActorRequest, *, note: str = "", refusal: Refusal | None = None) -> HttpResponse:
    """Show the duties; with a refusal once more, with the note that was typed."""
    try:
        page = standing_page(request.actor, today=timezone.localdate(), lang=translation.get_language() or "en")
    except UnitMissing:
        raise Http404 from None
    except Refused as no:
        return pages.refused(request, no.refusal)
    context = {"page": page, "note": note, "refusal": refusal}
    return pages.render(request, "programme/standing.html", context, status=422 if refusal else 200)


def _keys(request: HttpRequest, unit_uid: UUID) -> list[TaskKey]:
    """Return the tasks that were ticked, each "obligation/ordinal"; what cannot be read is left out."""
    keys = []
    for one in request.POST.getlist("task"):
        obligation, _, ordinal = one.partition("/")
        try:
            keys.append(TaskKey(unit_uid, UUID(obligation), int(ordinal)))
        except ValueError:
            continue
    return keys


@login_required
@require_POST
def confirm_standing(request: ActorRequest) -> HttpResponse:
    """Confirm those that were ticked."""
    today, note = timezone.localdate(), request.POST.get("note", "").replace("\0", "")[:LONGEST_NOTE]
    try:
        page = standing_page(request.actor, today=today, lang="en")
        keys = _keys(request, page.unit.uid)
        count = recording.confirm_standing(request.actor, keys, note=note, today=today, now=timezone.now())
    except (UnitMissing, TaskMissing):
        raise Http404 from None
    except Refused as no:
        return _show(request, note=note, refusal=no.refusal) if no.refusal.code in _SAID_THERE else pages.refused(request, no.refusal)
    said = ngettext("%(count)s standing duty confirmed.", "%(count)s standing duties confirmed.", count)
    return pages.go(request, "my-day", said=said % {"count": dates.say_number(count)})
