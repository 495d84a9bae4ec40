"""What the level above sees of the cases below: codes and times, of which unit. Never who, never what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from umay.cases.models import Signal
from umay.cases.queries.case_page import words
from umay.cases.queries.common import day_in
from umay.core.api import Actor, Perm, Place, policy_rules, query
from umay.people import api as people
from umay.places import api as places
from umay.reports.api import response_for
from umay.web.api import dates, in_order

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


@query
def ways_in_over(_actor: Actor) -> list[tuple[int, UUID, int]]:
    """Return the ways into cases that ran out, for a job alone: the way in, the case, the person."""
    with connection.cursor() as cursor:
        cursor.execute("select id, case_uid, person from umay_ways_in_over()")
        return list(cursor.fetchall())


@dataclass(frozen=True, slots=True)
class SignalLine:
    """Something of a case below: what kind of thing, of which unit, since when. No way leads from here to the case.

    code: of what exactly; for a lead who is gone, why.
    """

    uid: UUID
    kind: str
    code: str
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
    response, zone = response_for(signal.country), people.zone_of(signal.country)
    known = response.forbidden if signal.kind == "forbidden" else response.steps
    title = next((words(one.title) for one in known if one.code == signal.code), "")
    return SignalLine(
        signal.uid, signal.kind, signal.code, title, signal.unit.name, dates.say_moment(signal.since_at, zone), signal.ended_at is not None
    )


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody who is left in a case and could lead it. leads: leads it now. holds: has a key to it."""

    person_id: int
    leads: bool
    holds: bool


@dataclass(frozen=True, slots=True)
class TakeoverPage:
    """A case whose lead is gone, as the level above sees it. choices: (person, name), those who are left, else others of its unit.

    nobody_left: nobody who is left could lead it, so that whoever is chosen holds no key. holding: persons who hold one.
    """

    signal: SignalLine
    choices: tuple[tuple[str, str], ...]
    holding: frozenset[str]
    nobody_left: bool


def left_in_case(signal_uid: UUID) -> tuple[Left, ...]:
    """Return who is left in a case whose lead is gone; nobody for a signal that is not of the actor's area, or is over."""
    with connection.cursor() as cursor:
        cursor.execute("select person, leads, holds from umay_left_in_case(%s)", [signal_uid])
        return tuple(Left(*row) for row in cursor.fetchall())


def seats_to_lead(unit_id: int, now: datetime) -> dict[int, int]:
    """Return by person the appointment in the unit in which they can lead a case."""
    functions = {one.value for rule in policy_rules() if rule.perm is Perm.CASE_LEAD for one in rule.functions}
    held = people.Appointment.objects.filter(unit_id=unit_id, during__contains=now.date(), function__in=functions)
    return dict(held.order_by("-pk").values_list("person_id", "pk"))


@query
def takeover_page(actor: Actor, signal_uid: UUID, now: datetime) -> TakeoverPage | None:
    """Return who could lead a case whose lead is gone; None for whoever it does not concern, and when it is over."""
    signal = Signal.objects.select_related("unit").filter(uid=signal_uid, kind="lead", ended_at__isnull=True).first()
    if signal is None or not _reaches(actor, signal):
        return None
    left = left_in_case(signal_uid)
    others = [one for one in left if not one.leads]
    able = {one.person_id for one in others} or set(seats_to_lead(signal.unit_id, now)) - {one.person_id for one in left}
    names = people.names_of(able - {actor.person_id or 0})
    choices = tuple(in_order([(str(pk), name) for pk, name in names.items()], lambda one: one[1]))
    return TakeoverPage(_line(signal), choices, frozenset(str(one.person_id) for one in others if one.holds), not others)
