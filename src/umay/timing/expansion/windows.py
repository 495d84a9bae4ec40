"""The clock windows of weekdays, day by day. They are no due dates; posts and patrols stand by them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from umay.timing.calendars import Calendar
from umay.timing.fields import WEEKDAYS
from umay.timing.stepping import Span, days_of
from umay.timing.values import WeeklyWindows, Window


def occurrences(timing: WeeklyWindows, calendar: Calendar, span: Span) -> Iterator[tuple[datetime, datetime]]:
    """Yield start and end of each clock window on the days of the span, in order; local times without a zone.

    "School days" are those of the calendar; weekdays that the text names count on holidays too.
    """
    for day in days_of(span):
        for one in sorted(timing.windows, key=lambda window: window.start):
            if _is_on(one, day, calendar):
                yield datetime.combine(day, time.fromisoformat(one.start)), datetime.combine(day, time.fromisoformat(one.end))


def _is_on(window: Window, day: date, calendar: Calendar) -> bool:
    if "SCHOOLDAYS" in window.days:
        return calendar.is_school_day(day)
    return WEEKDAYS[day.weekday()] in window.days
