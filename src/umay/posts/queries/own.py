"""Where the actor's own school is, and what time it is there."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from umay.core.api import Actor, Place
from umay.people.api import zone_of

NOWHERE: Final = Place(0, "", "")


def own_place(actor: Actor) -> Place:
    """Return where the actor's own unit is."""
    return actor.seat.place if actor.seat else NOWHERE


def day_at(actor: Actor, now: datetime) -> date:
    """Return the day at the actor's school at a moment."""
    return now.astimezone(zone_of(own_place(actor).country)).date()
