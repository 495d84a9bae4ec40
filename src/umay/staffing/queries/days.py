"""Which day and school year it is at a school, at a moment given by whoever reads the clock."""

from __future__ import annotations

from datetime import date, datetime

from umay.core.api import Actor, Place
from umay.kernel.refusal import Refusal, Refused
from umay.people import api as people
from umay.places import api as places


def day_at(country: str, now: datetime) -> date:
    """Return the local day in the country. now: aware."""
    return now.astimezone(people.zone_of(country)).date()


def year_at(country: str, now: datetime) -> int:
    """Return the school year in the country. now: aware."""
    return places.school_year_of(country, day_at(country, now))


def own_place(actor: Actor) -> Place:
    """Return the unit that the actor acts in. Raises Unit.DoesNotExist for somebody without an appointment."""
    if actor.seat is None:
        raise places.UnitMissing
    return actor.seat.place


def own_school(actor: Actor) -> Place:
    """Return the school that the actor acts in. Raises Unit.DoesNotExist, and Refused ("access.not_granted") for an office."""
    place = own_place(actor)
    if actor.seat is not None and actor.seat.level != "unit":
        raise Refused(Refusal("access.not_granted"))
    return place
