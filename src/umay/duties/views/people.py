"""Standing duties, leave and ties, kept by the office."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from umay.duties.forms import AwayForm, StandingForm, TieForm
from umay.duties.queries.people import TimesPage, times_page
from umay.duties.views.frame import for_keepers
from umay.people.api import ActorRequest
from umay.rosters import api as rosters
from umay.web.api import Form, pages, submission_of


def _page(request: ActorRequest) -> TimesPage:
    return times_page(request.actor, timezone.localdate())


def _shown(request: ActorRequest, page: TimesPage, *, wrong: dict[str, Form] | None = None) -> HttpResponse:
    fresh: dict[str, Form] = {
        "standing": StandingForm(workers=page.workers, windows=page.windows, prefix="standing"),
        "away": AwayForm(workers=page.workers, prefix="away"),
        "tie": TieForm(workers=page.workers, prefix="tie"),
    }
    return pages.render(request, "duties/people.html", {"page": page, **fresh, **(wrong or {})}, status=422 if wrong else 200)


@for_keepers
@require_GET
def show_people(request: ActorRequest) -> HttpResponse:
    """Who stands always, who is away, who is tied to whom."""
    return _shown(request, _page(request))


@for_keepers
@require_POST
def set_standing(request: ActorRequest) -> HttpResponse:
    """Let somebody stand in a window every week."""
    page = _page(request)
    form = StandingForm(request.POST, workers=page.workers, windows=page.windows, prefix="standing")
    if not form.is_valid():
        return _shown(request, page, wrong={"standing": form})
    worker, window, weekdays = form.chosen
    rosters.set_standing(request.actor, worker, window, weekdays, now=timezone.now())
    return pages.go(request, "roster-people", said=_("Kept. The next roster sets them there first."), anchor="standing")


@for_keepers
@require_POST
def end_standing(request: ActorRequest) -> HttpResponse:
    """Take a standing duty away."""
    worker, window = rosters.number_asked(request.POST.get("worker", "")), rosters.number_asked(request.POST.get("window", ""))
    rosters.set_standing(request.actor, worker, window, None, now=timezone.now())
    return pages.go(request, "roster-people", said=_("Taken away. Rosters that are made already stay as they are."), anchor="standing")


@for_keepers
@require_POST
def be_away(request: ActorRequest) -> HttpResponse:
    """Note that somebody is away, and fill their duties anew."""
    page = _page(request)
    form = AwayForm(request.POST, workers=page.workers, prefix="away")
    if not form.is_valid():
        return _shown(request, page, wrong={"away": form})
    done: list[rosters.Mended] = []
    key = submission_of(request.POST)
    if not pages.tried(form, lambda: done.append(rosters.be_away(request.actor, form.worker_id, form.away, now=timezone.now(), key=key))):
        return _shown(request, page, wrong={"away": form})
    words = ngettext(
        "Noted. %(filled)s of %(dropped)s duty went to others who are free; no other duty moved.",
        "Noted. %(filled)s of %(dropped)s duties went to others who are free; no other duty moved.",
        done[0].dropped,
    )
    said = words % {"dropped": done[0].dropped, "filled": done[0].filled} if done[0].dropped else _("Noted. They had no duty then.")
    if left := done[0].dropped - done[0].filled:
        words = ngettext("%(number)s place is left empty; it stands on top.", "%(number)s places are left empty; they stand on top.", left)
        return pages.go(request, "roster-people", said=f"{said} {words % {'number': left}}")
    return pages.go(request, "roster-people", said=said, anchor="away")


@for_keepers
@require_POST
def be_back(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Strike out that somebody is away."""
    rosters.be_back(request.actor, uid, now=timezone.now())
    return pages.go(request, "roster-people", said=_("Struck out. Duties that others took stay theirs."), anchor="away")


@for_keepers
@require_POST
def tie_people(request: ActorRequest) -> HttpResponse:
    """Tie two people."""
    page = _page(request)
    form = TieForm(request.POST, workers=page.workers, prefix="tie")
    kind = form.data.get("tie-kind", "")
    if not form.is_valid() or not pages.tried(
        form, lambda: rosters.tie(request.actor, form.pair, rosters.TieKind(kind), now=timezone.now())
    ):
        return _shown(request, page, wrong={"tie": form})
    return pages.go(request, "roster-people", said=_("Kept. The next roster goes by it."), anchor="ties")


@for_keepers
@require_POST
def untie_people(request: ActorRequest) -> HttpResponse:
    """Untie two people."""
    pair = rosters.number_asked(request.POST.get("one", "")), rosters.number_asked(request.POST.get("other", ""))
    rosters.tie(request.actor, pair, None, now=timezone.now())
    return pages.go(request, "roster-people", said=_("Untied."), anchor="ties")
