"""The school days of a school between two days, on its own calendar or its area's."""

from __future__ import annotations

from datetime import date

from umay.places import api as places
from umay.posts.rules.hours import SchoolDay, school_days
from umay.timing import api as timing


def school_days_of(unit: places.UnitCard, from_on: date, until_on: date) -> tuple[SchoolDay, ...]:
    """Return the school days from one day to another, both included, each with its week of the term and its school year.

    A span may take in several school years. A year for which nobody recorded a calendar is reckoned on the assumed one.
    """
    first, last = (places.school_year_of(unit.country, day) for day in (from_on, until_on))
    found: dict[date, SchoolDay] = {}
    for year in range(first, last + 1):
        calendar = calendar_of(unit, year)
        start, end = calendar.window
        for day in school_days(calendar, year, max(start, from_on), min(end, until_on)):
            found.setdefault(day.on, day)
    return tuple(found[on] for on in sorted(found))


def calendar_of(unit: places.UnitCard, year: int) -> timing.Calendar:
    """Return the calendar that holds for a school in a year: its own, its area's, or an assumed one."""
    if (recorded := _recorded(unit, year)) is not None:
        return recorded
    try:
        return timing.assumed_calendar(unit.country, year)
    except timing.CalendarError:
        return timing.assumed_calendar("", year)


def recorded_calendar(unit: places.UnitCard, on: date) -> timing.Calendar | None:
    """Return the calendar of the school year in use on a day: the school's own or its area's; None where none was recorded."""
    return _recorded(unit, places.school_year_of(unit.country, on))


def _recorded(unit: places.UnitCard, year: int) -> timing.Calendar | None:
    if unit.own_calendar_id is not None:
        own = places.school_calendar(unit.own_calendar_id)
        if own.school_year == year:  # of a year that is over it says nothing about this one
            return timing.calendar_from_json(own.data)
    row = places.calendar_for(unit.country, year, province_id=unit.province_id, district_id=unit.district_id)
    return None if row is None else timing.calendar_from_json(row.data)
