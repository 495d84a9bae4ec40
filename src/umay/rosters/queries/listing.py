"""Lists of rosters: the one that holds now, all of them, what was changed, and whether one can be made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, query
from umay.people.api import names_of
from umay.posts.api import post_cards
from umay.rosters.models import Roster, ShiftChange
from umay.rosters.queries.saying import shift_said, span_said
from umay.rosters.queries.shifts import own_unit_id
from umay.rosters.queries.words import KINDS, STATES, WHYS
from umay.rosters.rules.states import RosterState, Why
from umay.staffing.api import STANDS, Kind, workers_at
from umay.turns.api import Asked, asked_from
from umay.web.api import dates

MOST_CHANGES: Final = 300


@query
def current_roster(actor: Actor, today: date) -> UUID | None:
    """Return the roster to open with: the published one of today or to come, else the newest draft, else the last published."""
    own = Roster.objects.filter(unit_id=own_unit_id(actor))
    published = own.filter(state=RosterState.PUBLISHED.value)
    ahead = published.filter(until_on__gte=today).order_by("from_on", "-id")
    drafts = own.filter(state=RosterState.DRAFT.value, until_on__gte=today).order_by("-id")
    for found in (ahead.filter(from_on__lte=today), drafts, ahead, published.order_by("-until_on", "-id")):
        if (first := found.values_list("uid", flat=True).first()) is not None:
            return first
    return None


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """What a roster is made of. posts: how many there are; people: of each kind, with words."""

    posts: int
    people: tuple[str, ...]


@query
def ready_page(actor: Actor) -> ReadyPage:
    """Return whether there is what a roster is made of."""
    posts = len(post_cards(actor))
    counts: dict[Kind, int] = {}
    for one in workers_at(actor, kinds=STANDS):
        counts[one.kind] = counts.get(one.kind, 0) + 1
    people = tuple(f"{KINDS[kind]}: {dates.say_number(counts[kind])}" for kind in KINDS if kind in counts)  # type: ignore[index]
    return ReadyPage(posts, people)


@dataclass(frozen=True, slots=True)
class Line:
    """A roster in the list."""

    uid: UUID
    title: str
    text: str
    href: str
    state: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class AllPage:
    """All rosters."""

    lines: tuple[Line, ...]


@query
def all_page(actor: Actor) -> AllPage:
    """Return all rosters of the school, the newest first."""
    counted = Count("shifts", filter=Q(shifts__dropped_at__isnull=True))
    rows = Roster.objects.filter(unit_id=own_unit_id(actor)).annotate(duties=counted).order_by("-from_on", "-id")
    return AllPage(tuple(_line(one, one.duties) for one in rows))


def _line(roster: Roster, duties: int) -> Line:
    words, tone = STATES[RosterState(roster.state)]
    made = _("Made %(day)s") % {"day": dates.say_short(dates.local_day(roster.made_at))}
    count = ngettext("%(number)s duty", "%(number)s duties", duties) % {"number": dates.say_number(duties)}
    href = reverse("roster", kwargs={"uid": roster.uid})
    return Line(roster.uid, span_said(roster), f"{count} · {made}", href, roster.state, str(words), tone)


@dataclass(frozen=True, slots=True)
class RulesPage:
    """By which rules a roster was made."""

    uid: UUID
    span: str
    asked: Asked
    published: bool


@query
def rules_page(actor: Actor, uid: UUID) -> RulesPage:
    """Return by which rules a roster was made. Raises RosterMissing."""
    roster = Roster.objects.get(uid=uid, unit_id=own_unit_id(actor))
    published = roster.state == RosterState.PUBLISHED.value
    return RulesPage(uid, span_said(roster), asked_from(roster.rules), published)


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What was changed since a roster was published. rows: when, what, from whom to whom, why, by whom."""

    uid: UUID
    span: str
    published: str
    rows: tuple[tuple[str, str, str, str, str], ...]


@query
def changes_page(actor: Actor, uid: UUID) -> ChangesPage:
    """Return what was changed since a roster was published, the newest first. Raises RosterMissing."""
    roster = Roster.objects.get(uid=uid, unit_id=own_unit_id(actor))
    found = ShiftChange.objects.filter(roster=roster).select_related("shift__worker", "shift__post", "new__worker", "new__post")
    changes = list(found.order_by("-at", "-id")[:MOST_CHANGES])
    people = names_of({one.by_id for one in changes if one.by_id})
    rows = tuple(_changed(one, people.get(one.by_id or 0) or _("by a job")) for one in changes)
    said = dates.say_date(dates.local_day(roster.published_at)) if roster.published_at else ""
    return ChangesPage(uid, span_said(roster), said, rows)


def _changed(one: ShiftChange, by: str) -> tuple[str, str, str, str, str]:
    zone = timezone.get_current_timezone()
    there = one.new or one.shift
    gone, came = one.shift.worker.name if one.shift else "", one.new.worker.name if one.new else ""
    who = _("%(gone)s, now %(came)s") % {"gone": gone or _("nobody"), "came": came or _("nobody")}
    at = f"{dates.say_short(dates.local_day(one.at))}, {dates.say_time(one.at.astimezone(zone))}"
    return at, shift_said(there) if there else "", who, str(WHYS[Why(one.why)]), by
