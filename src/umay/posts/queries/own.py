"""What day it is at the actor's own school."""

from __future__ import annotations

from datetime import date, datetime

from umay.core.api import Actor, own_place
from umay.people.api import zone_of


def day_at(actor: Actor, now: datetime) -> date:
    """Return the day at the actor's school at a moment."""
    return now.astimezone(zone_of(own_place(actor).country)).date()
