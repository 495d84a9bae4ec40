"""On which days something of set weekdays is done. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from umay.timing.api import Calendar

USUAL_WEEK: Final = frozenset(range(5))
WEEK: Final = timedelta(days=7)


def is_due_day(weekdays: Collection[int], day: date, calendar: Calendar | None) -> bool:
    """Tell whether something of these weekdays is due on the day. No calendar: weekdays alone count, Monday to Friday for none."""
    if calendar is None:
        return day.weekday() in (weekdays or USUAL_WEEK)
    return calendar.is_school_day(day) and (not weekdays or calendar.held_as(day) in weekdays)


def week_of(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())
