"""Which day and school year it is at a school, at a moment given by whoever reads the clock."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

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


def is_over(country: str, school_year: int, today: date) -> bool:
    """Tell whether a school year has ended: another has begun, or the last day of its calendar is past and nobody recorded the next."""
    if places.school_year_of(country, today) != school_year:
        return True
    calendar = places.calendar_for(country, school_year)
    window: Any = calendar.data.get("window") if calendar else None
    return bool(window) and date.fromisoformat(window[1]) < today
