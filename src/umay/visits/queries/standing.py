"""Where the actor stands, what day it is there, and rows locked for a deed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import connection

from umay.core.api import Actor, Place
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import zone_of
from umay.visits.models import Order, Visit

_GATES: Final = 8148  # the space of locks in which a school's gates wait for each other
VisitMissing = Visit.DoesNotExist
OrderMissing = Order.DoesNotExist


def own_gate(actor: Actor) -> Place:
    """Return the actor's own school. Raises Refused ("access.not_at_school") for whoever works at no school: offices see no gate."""
    if actor.seat is None or actor.seat.level != "unit":
        raise Refused(Refusal("access.not_at_school"))
    return actor.seat.place


def local(country: str, now: datetime) -> datetime:
    """Return the moment as the clock at the gate shows it."""
    return now.astimezone(zone_of(country))


def today_at(place: Place, now: datetime) -> date:
    """Return the day it is at the gate."""
    return local(place.country, now).date()


def one_at_a_time(place: Place) -> None:
    """Let nobody else write at the school's gates until this deed is done: passes are counted, and what is sent twice is found."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [_GATES, place.unit_id % 2**31])


def locked_visit(place: Place, uid: UUID) -> Visit:
    """Return a visit of the school, locked. Raises VisitMissing."""
    return Visit.objects.select_for_update().get(uid=uid, unit_id=place.unit_id)


def locked_order(place: Place, uid: UUID) -> Order:
    """Return an order for the school, locked. Raises OrderMissing."""
    return Order.objects.select_for_update().get(uid=uid, unit_id=place.unit_id)
