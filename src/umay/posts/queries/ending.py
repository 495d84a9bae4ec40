"""When the day of a school ends: at its last window or ring."""

from __future__ import annotations

from datetime import date, time

from umay.core.api import Actor, query
from umay.places import api as places
from umay.posts.models import Window
from umay.posts.queries.facts import hours_of, rings_of
from umay.posts.queries.school_days import school_days_of
from umay.posts.rules.hours import ring_on, sitting_on


@query
def day_end(actor: Actor, unit: places.UnitCard, on_day: date) -> time | None:
    """Return when the last window or ring of a school's day ends, in its local time; None on a day without school and where it has neither.

    actor: somebody of the school, or a job. unit: the school.
    """
    del actor
    day = next(iter(school_days_of(unit, on_day, on_day)), None)
    if day is None:
        return None
    rings = rings_of(unit.id, (day.year,))[day.year]
    found = [ring for code in {ring.code for ring in rings} if (ring := ring_on(rings, code, day)) is not None]
    windows = Window.objects.filter(unit_id=unit.id, closed_on__isnull=True, post__closed_on__isnull=True)
    sat = [sitting for window in windows if (sitting := sitting_on(hours_of(window), rings, day)) is not None]
    return max([*(one.ends for one in found), *(one.ends for one in sat)], default=None)
