"""Which calendar a school goes by: its own, its area's, or an assumed one."""

from __future__ import annotations

from datetime import date

from umay.places.cards import UnitCard
from umay.places.queries import calendar_for, school_calendar, school_year_of
from umay.timing import api as timing


def calendar_of(unit: UnitCard, year: int) -> timing.Calendar:
    """Return the calendar that holds for a school in a year: its own, its area's, or an assumed one."""
    if (recorded := _recorded(unit, year)) is not None:
        return recorded
    try:
        return timing.assumed_calendar(unit.country, year)
    except timing.CalendarError:
        return timing.assumed_calendar("", year)


def recorded_calendar(unit: UnitCard, on: date) -> timing.Calendar | None:
    """Return the calendar of the school year in use on a day: the school's own or its area's; None where none was recorded."""
    return _recorded(unit, school_year_of(unit.country, on))


def _recorded(unit: UnitCard, year: int) -> timing.Calendar | None:
    if unit.own_calendar_id is not None:
        own = school_calendar(unit.own_calendar_id)
        if own.school_year == year:  # of a year that is over it says nothing about this one
            return timing.calendar_from_json(own.data)
    row = calendar_for(unit.country, year, province_id=unit.province_id, district_id=unit.district_id)
    return None if row is None else timing.calendar_from_json(row.data)
