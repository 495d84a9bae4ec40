"""What the level above sees of the cases below: codes and times, of which unit. Never who, never what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from umay.cases.models import Signal
from umay.cases.queries.case_page import words
from umay.cases.queries.common import day_in, zone_of
from umay.core.api import Actor, Perm, Place, policy_rules, query
from umay.people import api as people
from umay.places import api as places
from umay.reports.api import response_for
from umay.web.api import dates

SHOWN = 200


def overseers_of(unit_id: int, now: datetime) -> tuple[int, ...]:
    """Return the persons of the next unit above who are told of what waits too long or may not be."""
    own = places.cards([unit_id]).get(unit_id)
    if own is None or own.parent_id is None:
        return ()
    functions = {one for rule in policy_rules() if rule.perm is Perm.CASE_OVERSEE for one in rule.functions}
    return people.holders(own.parent_id, day_in(own.country, now), functions)


@query
def signals_due(_actor: Actor, now: datetime) -> tuple[UUID, ...]:
    """Return the signals of the actor's area whose time has come and of which nobody was told."""
    found = Signal.objects.filter(told_at__isnull=True, ended_at__isnull=True, due_at__lte=now).order_by("due_at")
    return tuple(found.values_list("uid", flat=True))


@dataclass(frozen=True, slots=True)
class SignalLine:
    """Something of a case below: what kind of thing, of which unit, since when. No way leads from here to the case."""

    kind: str
    title: str
    unit: str
    since: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class AbovePage:
    """What waits and what is over, newest first. months: how far back it goes."""

    waiting: tuple[SignalLine, ...]
    over: tuple[SignalLine, ...]
    months: int = 6


@query
def above_page(actor: Actor, now: datetime) -> AbovePage:
    """Return the signals of the units below that have gone up. A unit's own cases are not among them."""
    own = actor.seat.place.unit_id if actor.seat else 0
    rows = Signal.objects.exclude(unit_id=own).filter(told_at__isnull=False, told_at__lte=now, told_at__gt=now - timedelta(days=183))
    newest = rows.select_related("unit").order_by("-told_at")[:SHOWN]
    found = [_line(one) for one in newest if _reaches(actor, one)]
    return AbovePage(tuple(one for one in found if not one.is_over), tuple(one for one in found if one.is_over))


def _reaches(actor: Actor, signal: Signal) -> bool:
    place = Place(signal.unit_id, signal.agency, signal.country, signal.province_id, signal.district_id)
    return actor.may(Perm.CASE_OVERSEE, place)


def _line(signal: Signal) -> SignalLine:
    response, zone = response_for(signal.country), zone_of(signal.country)
    known = response.forbidden if signal.kind == "forbidden" else response.steps
    title = next((words(one.title) for one in known if one.code == signal.code), "")
    return SignalLine(signal.kind, title, signal.unit.name, dates.say_moment(signal.since_at, zone), signal.ended_at is not None)
