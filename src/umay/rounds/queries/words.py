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

from umay.rounds.rules.kinds import Ending, Sheet
from umay.web.api import dates

Words = Mapping[str, str | Promise]

ENDINGS: Final[Words] = {
    Ending.OPEN: gettext_lazy("under way"),
    Ending.WALKED: gettext_lazy("walked whole"),
    Ending.TIME_OVER: gettext_lazy("time was over"),
    Ending.BY_HAND: gettext_lazy("ended early"),
}
ENDING_TONES: Final = {Ending.OPEN: "act", Ending.WALKED: "done", Ending.TIME_OVER: "late", Ending.BY_HAND: "reason"}
SHEETS: Final[Words] = {
    Sheet.RIGHT: "",
    Sheet.NOT_ASKED: "",
    Sheet.OLD: gettext_lazy("last week's number, not counted"),
    Sheet.WRONG: gettext_lazy("wrong number, not counted"),
    Sheet.GONE: gettext_lazy("no sheet hung there"),
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
