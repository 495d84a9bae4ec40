"""The week of a roster, all rosters, making one, solving it again, publishing."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from umay.people.api import ActorRequest
from umay.rosters.actions import leaving, making, publishing
from umay.rosters.forms import MakeForm, RulesForm
from umay.rosters.queries import fairness, listing, weeks
from umay.rosters.queries.addresses import day_asked, number_asked, uid_asked
from umay.rosters.queries.terms import said, terms_of
from umay.rosters.views.frame import for_keepers
from umay.web.api import pages, submission_of


def _week(request: ActorRequest, uid: UUID) -> HttpResponse:
    sent = request.GET
    asked = weeks.Asked(day_asked(sent.get("day", "")), number_asked(sent.get("post", "")), keeps=True, put=uid_asked(sent.get("put", "")))
    page = weeks.week_page(request.actor, uid, asked, now=timezone.now())
    return pages.render(request, "rosters/week.html", {"page": page})


@for_keepers
@require_GET
def show_rosters(request: ActorRequest) -> HttpResponse:
    """The week of the roster that holds now; without one, how to make it."""
    uid = listing.current_roster(request.actor, timezone.localdate())
    if uid is None:
        return pages.render(request, "rosters/none.html", {"page": listing.ready_page(request.actor)})
    return _week(request, uid)


@for_keepers
@require_GET
def show_roster(request: ActorRequest, uid: UUID) -> HttpResponse:
    """A week of a roster."""
    return _week(request, uid)


@for_keepers
@require_GET
def list_rosters(request: ActorRequest) -> HttpResponse:
    """All rosters of the school, the newest first."""
    return pages.render(request, "rosters/all.html", {"page": listing.all_page(request.actor)})


@for_keepers
@require_GET
def show_shares(request: ActorRequest, uid: UUID) -> HttpResponse:
    """How the duties of a roster are shared."""
    kind = request.GET.get("kind", "")
    return pages.render(request, "rosters/fairness.html", {"page": fairness.fairness_page(request.actor, uid, kind)})


@for_keepers
@require_GET
def show_changes(request: ActorRequest, uid: UUID) -> HttpResponse:
    """What was changed since the roster was published, and why."""
    return pages.render(request, "rosters/changes.html", {"page": listing.changes_page(request.actor, uid)})


@for_keepers
@require_http_methods(["GET", "POST"])
def make_roster(request: ActorRequest) -> HttpResponse:
    """Make a roster: for which days, by which rules; it is solved while one waits, and nobody else sees it yet."""
    sent = request.POST if request.method == "POST" else None
    terms = terms_of(request.actor, timezone.localdate())
    spans = [(one.code, said(one), one.first, one.last) for one in terms if not one.taken]
    form = MakeForm(sent, spans=spans, initial=RulesForm.usual())
    context = {"form": form, "page": listing.ready_page(request.actor), "taken": [(said(one), one.taken) for one in terms if one.taken]}
    if sent is None or not form.is_valid():
        return pages.render(request, "rosters/make.html", context, status=422 if sent is not None else 200)
    made, key = [], submission_of(sent)
    if not pages.tried(form, lambda: made.append(making.make_roster(request.actor, form.days, form.asked, now=timezone.now(), key=key))):
        return pages.render(request, "rosters/make.html", context, status=409)
    return pages.go(request, "roster", said=_("The draft is there. Look at it, change what you like, then publish it."), uid=made[0].uid)


@for_keepers
@require_http_methods(["GET", "POST"])
def solve_again(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Solve a roster again, by the same rules or by others."""
    sent = request.POST if request.method == "POST" else None
    page = listing.rules_page(request.actor, uid)
    form = RulesForm(sent, initial=RulesForm.usual(page.asked))
    if sent is None or not form.is_valid():
        return pages.render(request, "rosters/again.html", {"form": form, "page": page}, status=422 if sent is not None else 200)
    made = making.make_again(request.actor, uid, form.asked, now=timezone.now())
    said = _("Solved again. What was pinned, set by hand or published stands where it stood.")
    if empty := int(made.proof.get("holes", 0)):
        words = ngettext("%(number)s place stays empty.", "%(number)s places stay empty; the lists beside the week lead there.", empty)
        said = f"{said} {words % {'number': empty}}"
    return pages.go(request, "roster", said=said, uid=uid, anchor="short" if empty else "")


@for_keepers
@require_POST
def publish_roster(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Publish a draft."""
    publishing.publish(request.actor, uid, now=timezone.now(), key=submission_of(request.POST))
    return pages.go(request, "roster", said=_("Published. Everybody who stands in it is told, and sees their duties from now on."), uid=uid)


@for_keepers
@require_POST
def end_roster(request: ActorRequest, uid: UUID) -> HttpResponse:
    """End a published roster early."""
    publishing.end_roster(request.actor, uid, now=timezone.now())
    return pages.go(request, "rosters-all", said=_("Ended. Its days are free for another roster; what was published is kept."))


@for_keepers
@require_POST
def discard_roster(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Throw a draft away."""
    making.discard(request.actor, uid, now=timezone.now())
    return pages.go(request, "rosters-all", said=_("The draft is gone."))


@for_keepers
@require_POST
def mend_roster(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Fill anew the duties of somebody who may not serve."""
    done = leaving.mend_broken(request.actor, uid, number_asked(request.POST.get("worker", "")), now=timezone.now())
    words = ngettext(
        "%(dropped)s duty was freed and %(filled)s filled; no other duty moved.",
        "%(dropped)s duties were freed and %(filled)s filled; no other duty moved.",
        done.dropped,
    )
    return pages.go(request, "roster", said=words % {"dropped": done.dropped, "filled": done.filled}, uid=uid)


@for_keepers
@require_POST
def move_hours(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Let the hours of the duties to come follow the bell."""
    number = making.follow_bell(request.actor, uid, now=timezone.now())
    words = ngettext("%(number)s duty follows the bell now.", "%(number)s duties follow the bell now.", number)
    return pages.go(request, "roster", said=words % {"number": number}, uid=uid)
