"""Words for the room's codes, and times as a page says them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, time
from typing import Final

from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umay.web.api import dates

Words = Mapping[str, str | Promise]

THINGS: Final[Words] = {
    "there": gettext_lazy("The bus is there"),
    "in_bay": gettext_lazy("In its bay"),
    "guide": gettext_lazy("Guide aboard"),
    "belts": gettext_lazy("Belts fastened"),
    "counted": gettext_lazy("All aboard counted"),
}
FAULTS: Final[Words] = {
    "there": gettext_lazy("the bus was not there"),
    "in_bay": gettext_lazy("not in its bay"),
    "guide": gettext_lazy("no guide aboard"),
    "belts": gettext_lazy("belts not fastened"),
    "counted": gettext_lazy("not all aboard were counted"),
}


def local_time(at: datetime) -> str:
    """Return hours and minutes where the reader is."""
    return dates.say_time(at.astimezone(timezone.get_current_timezone()))


def hours(starts: time | datetime, ends: time | datetime) -> str:
    """Return from when to when."""
    return f"{_said(starts)}–{_said(ends)}"


def _said(at: time | datetime) -> str:
    return local_time(at) if isinstance(at, datetime) else dates.say_time(at)


def times(several: Iterable[time]) -> str:
    """Return times of a day."""
    return ", ".join(dates.say_time(one) for one in sorted(several))


def weekdays(days: Collection[int]) -> str:
    """Return weekdays in words; every school day where none is named."""
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
