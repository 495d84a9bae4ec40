"""What the gate sees of a day: who waits, who is inside, who is expected, who is gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from uuid import UUID

from django.db.models import Min, Sum
from django.utils.translation import gettext as _

from umay.core.api import Actor, Perm, Place, query
from umay.people.api import zone_of
from umay.places import api as places
from umay.visits.models import DayCount, Order, Visit
from umay.visits.queries.closing import closes_at
from umay.visits.queries.standing import local, own_gate
from umay.visits.queries.words import WHYS
from umay.visits.rules.arriving import Waits, waits_for
from umay.visits.rules.codes import Decision, State, Why
from umay.visits.rules.keeping import CLOSING, goes_before, is_still_inside
from umay.web.api import dates

MOST_GONE = 200


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visitor as their line shows it. waits: for whose word, "" for nobody's. order: one in which a name like this stands."""

    uid: UUID
    name: str
    text: str
    meta: str
    tags: tuple[tuple[str, str], ...]
    number: int | None
    state: State
    waits: str
    order: UUID | None
    may_meet: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class TodayPage:
    """A school's gate today. orders: how many hold; unanswered: how many of them wait for a head's word.

    closes: when the school closes today; closes_how: "own", "day" or "" where that is only assumed. came, earlier: how many came in the
    thirty days that are kept, and before.
    """

    where: str
    day: str
    waiting: tuple[VisitLine, ...]
    inside: tuple[VisitLine, ...]
    expected: tuple[VisitLine, ...]
    gone: tuple[VisitLine, ...]
    left_inside: tuple[str, ...]
    orders: int
    unanswered: int
    closes: str
    closes_own: time | None
    closes_how: str
    came: int
    earlier: int
    may_order: bool
    may_expect: bool
    may_close: bool


@dataclass(frozen=True, slots=True)
class _Clock:
    here: datetime
    zone: tzinfo
    closing: time

    @property
    def today(self) -> date:
        return self.here.date()


@query
def today_page(actor: Actor, *, now: datetime) -> TodayPage:
    """Return the gate's day. Raises Refused ("access.not_at_school") for whoever works at no school."""
    place, unit = own_gate(actor), places.own_unit(actor)
    closes = closes_at(actor, unit, local(place.country, now).date())
    clock = _clock(place, now, closes.at)
    ours = Visit.objects.filter(unit_id=place.unit_id)
    here = ours.filter(state__in=[State.WAITING, State.INSIDE]) | ours.filter(on_day=clock.today)
    rows = sorted(here.distinct(), key=lambda row: (row.in_at or row.entered_at, row.pk))
    lines = {state: _lines((row for row in rows if row.state == state), clock) for state in State}
    gone = (*lines[State.GONE], *lines[State.TURNED])
    standing = Order.objects.filter(unit_id=place.unit_id, until_on__gte=clock.today)
    kept = ours.filter(on_day__gte=goes_before(clock.today), in_at__isnull=False).count()
    return TodayPage(
        where=unit.where,
        day=dates.sentence(dates.say_day(clock.today)),
        waiting=lines[State.WAITING],
        inside=lines[State.INSIDE],
        expected=tuple(sorted(lines[State.EXPECTED], key=lambda one: one.meta)),
        gone=tuple(reversed(gone))[:MOST_GONE],
        left_inside=tuple(one.name for one in lines[State.INSIDE] if one.is_late),
        orders=standing.filter(from_on__lte=clock.today).count(),
        unanswered=standing.filter(word_at__isnull=True).count(),
        closes=dates.say_time(closes.at),
        closes_own=closes.at if closes.is_own else None,
        closes_how="own" if closes.is_own else "day" if closes.from_day else "",
        came=kept,
        earlier=DayCount.objects.filter(unit_id=place.unit_id).aggregate(came=Sum("came"))["came"] or 0,
        may_order=actor.may(Perm.ORDER_KEEP, place),
        may_expect=actor.may(Perm.VISIT_EXPECT, place),
        may_close=actor.may(Perm.POST_KEEP, place),
    )


@query
def own_expected(actor: Actor, *, now: datetime) -> tuple[VisitLine, ...]:
    """Return whom the actor expects, from today on. Raises Refused ("access.not_at_school")."""
    place = own_gate(actor)
    clock = _clock(place, now, CLOSING)
    found = Visit.objects.filter(unit_id=place.unit_id, entered_by_id=actor.person_id, state=State.EXPECTED, on_day__gte=clock.today)
    return _lines(found.order_by("on_day", "expected_at", "pk"), clock, with_day=True)


@dataclass(frozen=True, slots=True)
class PassFacts:
    """What stands on a paper pass: no visitor's name, so that a lost one says nothing."""

    school: str
    number: int
    day: str
    host: str


@query
def pass_facts(actor: Actor, uid: UUID) -> PassFacts:
    """Return what the paper pass of a visitor says. Raises VisitMissing for whoever has none."""
    place = own_gate(actor)
    row = Visit.objects.get(uid=uid, unit_id=place.unit_id, number__isnull=False)
    return PassFacts(places.own_unit(actor).name, row.number or 0, dates.say_full(row.on_day), row.host)


@query
def schools_with_visitors(actor: Actor, *, now: datetime) -> tuple[int, ...]:
    """Return the schools at which visitors are inside that should have gone by now. For jobs."""
    came = Visit.objects.filter(state=State.INSIDE).values("unit_id").annotate(first=Min("on_day"))
    first = {one["unit_id"]: one["first"] for one in came}
    return tuple(sorted(pk for pk, card in places.cards(first).items() if _is_over(actor, card, first[pk], now)))


def _is_over(actor: Actor, unit: places.UnitCard, came: date, now: datetime) -> bool:
    here = local(unit.country, now)
    return is_still_inside(came, here, time.max) or is_still_inside(came, here, closes_at(actor, unit, here.date()).at)


def _clock(place: Place, now: datetime, closing: time) -> _Clock:
    return _Clock(local(place.country, now), zone_of(place.country), closing)


def _lines(rows: Iterable[Visit], clock: _Clock, *, with_day: bool = False) -> tuple[VisitLine, ...]:
    return tuple(_line(row, clock, with_day=with_day) for row in rows)


def _line(row: Visit, clock: _Clock, *, with_day: bool) -> VisitLine:
    state, waits = State(row.state), waits_for(row.facts())
    parts = [str(WHYS[Why(row.why)]), row.class_name, row.host, row.plate]
    late = state is State.INSIDE and is_still_inside(row.on_day, clock.here, clock.closing)
    return VisitLine(
        uid=row.uid, name=row.name, text=" · ".join(part for part in parts if part), meta=_when(row, clock, with_day=with_day),
        tags=_tags(row, state, is_late=late), number=row.number, state=state, waits=waits.value if waits else "",
        order=row.order_uid if waits is Waits.HEAD else None,
        may_meet=state is State.INSIDE and row.met_at is None and row.why != Why.EARLY_PICK_UP, is_late=late,
    )  # fmt: skip


def _when(row: Visit, clock: _Clock, *, with_day: bool) -> str:
    def said(at: datetime) -> str:
        return dates.say_time(at, zone=clock.zone)

    if row.in_at is None:
        at = dates.say_time(row.expected_at) if row.expected_at else ""
        day = dates.sentence(dates.say_day(row.on_day)) if with_day else ""
        return ", ".join(part for part in (day, at) if part)
    if row.out_at is None:
        day = dates.say_date(row.on_day) + ", " if row.on_day != clock.today else ""
        return _("in since %(time)s") % {"time": day + said(row.in_at)}
    return _("%(came)s to %(left)s") % {"came": said(row.in_at), "left": said(row.out_at)}


def _tags(row: Visit, state: State, *, is_late: bool) -> tuple[tuple[str, str], ...]:
    found = []
    if row.number is not None:
        found.append((_("pass %(number)s") % {"number": row.number}, "plain"))
    if state is State.INSIDE and row.why == Why.EARLY_PICK_UP:
        found.append((_("released by %(name)s") % {"name": row.word_of}, "done"))
    elif row.met_at is not None and state is State.INSIDE:
        found.append((_("with the host"), "done"))
    if is_late:
        found.append((_("still inside"), "late"))
    if state is State.INSIDE and row.decision == Decision.OTHER:
        found.append((_("let in on the word of %(name)s") % {"name": row.word_of}, "plain"))
    if state is State.TURNED:
        found.append((_("not let in"), "reason"))
    return tuple(found)
