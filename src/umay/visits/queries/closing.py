"""When a school closes: as it says itself, else from its posts and its bell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from umay.core.api import Actor, query
from umay.places import api as places
from umay.posts import api as posts
from umay.visits.models import Closing
from umay.visits.rules.keeping import closing_at


@dataclass(frozen=True, slots=True)
class Closes:
    """When a school closes on a day. is_own: it said so itself. from_day: it follows from its posts or bell; neither: it is assumed."""

    at: time
    is_own: bool
    from_day: bool


@query
def closes_at(actor: Actor, unit: places.UnitCard, on_day: date) -> Closes:
    """Return when a school closes on a day."""
    own = Closing.objects.filter(unit_id=unit.id).values_list("closes", flat=True).first()
    day_end = posts.day_end(actor, unit, on_day) if own is None else None
    return Closes(closing_at(own, day_end), own is not None, day_end is not None)
