"""Weeks from Monday to Sunday, and on which of their days something of set weekdays is due. Pure; calendars come from timing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Final, Protocol

WEEK: Final = timedelta(days=7)
SCHOOL_WEEK: Final = frozenset(range(5))
"""Monday to Friday, where no calendar says more."""


class SchoolDays(Protocol):
    """What a calendar says of a day: whether school is held, and as which weekday."""

    def is_school_day(self, day: date, /) -> bool:
        """Tell whether school is held on the day."""

    def held_as(self, day: date, /) -> int:
        """Return the weekday whose timetable holds on the day, 0 for Monday."""


def week_of(day: date) -> date:
    """Return the Monday of the day's week.

    >>> week_of(date(2026, 11, 20))
    datetime.date(2026, 11, 16)
    """
    return day - timedelta(days=day.weekday())


def is_due_day(weekdays: Collection[int], day: date, calendar: SchoolDays | None) -> bool:
    """Tell whether something of these weekdays is due on the day; none named means every school day.

    No calendar: weekdays alone count, Monday to Friday for none.
    """
    if calendar is None:
        return day.weekday() in (weekdays or SCHOOL_WEEK)
    return calendar.is_school_day(day) and (not weekdays or calendar.held_as(day) in weekdays)


def last_weeks(today: date, number: int) -> tuple[date, ...]:
    """Return the Mondays of so many weeks up to today's, the oldest first.

    >>> last_weeks(date(2026, 11, 20), 2)
    (datetime.date(2026, 11, 9), datetime.date(2026, 11, 16))
    """
    return tuple(week_of(today) - WEEK * back for back in reversed(range(number)))
