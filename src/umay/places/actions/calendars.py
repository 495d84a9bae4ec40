"""Recording school calendars. They are added, never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from umay.core.api import Actor, Perm, Place, action, later, record, require
from umay.places.models import SchoolCalendar


@action(Perm.CALENDAR_KEEP, "calendar.recorded")
def record_calendar(
    actor: Actor, *, country: str, school_year: int, data: dict[str, Any], area_id: int | None, assumed: bool, place: Place, now: datetime
) -> SchoolCalendar:
    """Record a school calendar for a country or an area; the newest one holds, the old one stays as it was. Open dates follow it.

    data: the JSON shape that timing reads. Raises Refused ("access.not_granted"). Audit: calendar.recorded.
    Queues: programme.follow_calendar.
    """
    require(actor, Perm.CALENDAR_KEEP, place)

    calendar = SchoolCalendar.objects.create(
        country=country,
        area_id=area_id,
        school_year=school_year,
        data=data,
        assumed=assumed,
        recorded_at=now,
        recorded_by_id=actor.person_id,
    )

    later("programme.follow_calendar", calendar_id=calendar.pk)
    record(actor, "calendar.recorded", calendar.pk, at=now, place=place, detail={"country": country, "year": school_year})
    return calendar
