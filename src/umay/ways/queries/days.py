"""Which calendar and which clock a school lives by."""

from __future__ import annotations

from datetime import date

from umay.people.api import zone_of
from umay.places import api as places
from umay.timing.api import Calendar, calendar_from_json

__all__ = ["calendar_of", "zone_of"]


def calendar_of(unit: places.UnitCard, day: date) -> Calendar | None:
    """Return the calendar of the unit's school year on the day; None where none was recorded."""
    year = places.school_year_of(unit.country, day)
    if unit.own_calendar_id is not None:
        return calendar_from_json(places.school_calendar(unit.own_calendar_id).data)
    found = places.calendar_for(unit.country, year, province_id=unit.province_id, district_id=unit.district_id)
    return None if found is None else calendar_from_json(found.data)
