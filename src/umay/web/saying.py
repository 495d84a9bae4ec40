"""Hours, weekdays and distances as pages of several rooms say them, in the reader's language. Dates and numbers are in `dates`."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, time

from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from umay.web import dates


def local_time(at: datetime) -> str:
    """Return hours and minutes where the reader is. at: aware."""
    return dates.say_time(at.astimezone(timezone.get_current_timezone()))


def hours(starts: time | datetime, ends: time | datetime) -> str:
    """Return from when to when, such as "7:30–8:20": times of a day as they are, aware moments where the reader is."""
    return f"{_said(starts)}–{_said(ends)}"


def hours_there(starts_at: datetime, ends_at: datetime) -> str:
    """Return from when to when by the clock of the zone that the moments carry, wherever the reader is."""
    return hours(starts_at.time(), ends_at.time())


def _said(at: time | datetime) -> str:
    return local_time(at) if isinstance(at, datetime) else dates.say_time(at)


def times(several: Iterable[time]) -> str:
    """Return times of a day, the first one first."""
    return ", ".join(dates.say_time(one) for one in sorted(several))


def weekdays(days: Collection[int]) -> str:
    """Return weekdays in words, 0 for Monday; every school day where none is named."""
    if not days:
        return _("every school day")
    if len(set(days)) == len(WEEKDAYS_ABBR):
        return _("every day")
    return ", ".join(str(WEEKDAYS_ABBR[day]) for day in sorted(days))


def weekday_choices() -> tuple[tuple[str, str | Promise], ...]:
    """Return the days of the week for a form."""
    return tuple((str(day), WEEKDAYS[day]) for day in range(7))


def metres(number: int | None) -> str:
    """Return how far from the gate; "" where nobody measured."""
    return "" if number is None else _("%(metres)s m from the gate") % {"metres": dates.say_number(number)}


def joined(*parts: str) -> str:
    """Return the parts that say something, in one line."""
    return " · ".join(part for part in parts if part)
