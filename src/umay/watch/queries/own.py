"""Where the actor's own school is, what day it is there, and who somebody is among those near its children."""

from __future__ import annotations

from datetime import date, datetime

from umay.core.api import Actor, Place
from umay.people.api import zone_of


def is_at_school(actor: Actor) -> bool:
    """Tell whether the actor acts in one unit, not for an area."""
    return actor.seat is not None and actor.seat.level == "unit"


def day_at(place: Place, at: datetime) -> date:
    """Return the day at a place at a moment."""
    return at.astimezone(zone_of(place.country)).date()
