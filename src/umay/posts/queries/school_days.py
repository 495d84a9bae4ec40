"""The school days of a school between two days, on its own calendar or its area's."""

from __future__ import annotations

from datetime import date

from umay.places import api as places
from umay.posts.rules.hours import SchoolDay, school_days


def school_days_of(unit: places.UnitCard, from_on: date, until_on: date) -> tuple[SchoolDay, ...]:
    """Return the school days from one day to another, both included, each with its week of the term and its school year.

    A span may take in several school years. A year for which nobody recorded a calendar is reckoned on the assumed one.
    """
    first, last = (places.school_year_of(unit.country, day) for day in (from_on, until_on))
    found: dict[date, SchoolDay] = {}
    for year in range(first, last + 1):
        calendar = places.calendar_of(unit, year)
        start, end = calendar.window
        for day in school_days(calendar, year, max(start, from_on), min(end, until_on)):
            found.setdefault(day.on, day)
    return tuple(found[on] for on in sorted(found))
