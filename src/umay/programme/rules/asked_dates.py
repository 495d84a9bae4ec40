"""Days that a programme counts from and that no calendar knows: a meeting, a workshop, when a duty was last done. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from umay.kernel.refusal import Refusal
from umay.programme.rules import standing
from umay.timing import api as timing

FURTHEST: Final = timedelta(days=2 * 366)
"""How far from today the day of an event may lie; a duty may have been done longer ago."""
MOST_DAYS: Final = 30
"""How many days a unit may write down for one event of a year."""


def name_of(event: str, code: str) -> str:
    """Return the name under which a day is kept: one for an event, one for each duty that comes back after years.

    >>> name_of("board_meeting", "d-4"), name_of("last_done", "d-4")
    ('board_meeting', 'last_done:d-4')
    """
    return f"{event}:{code}" if event == timing.LAST_DONE else event


def event_of(name: str) -> str:
    """Return what `timing` calls the event that is kept under the name.

    >>> event_of("last_done:d-4"), event_of("board_meeting")
    ('last_done', 'board_meeting')
    """
    return timing.LAST_DONE if is_last_done(name) else name


def is_last_done(name: str) -> bool:
    """Tell whether the name asks when a duty was last done."""
    return name.startswith(f"{timing.LAST_DONE}:")


def asked_names(form: timing.Timing, code: str, calendar: timing.Calendar) -> tuple[str, ...]:
    """Return the names of the days that a duty counts from and the calendar does not know; none for a standing duty."""
    if standing.is_standing(form):
        return ()
    return tuple(name_of(event, code) for event in timing.missing_events(form, calendar))


def occurrences(names: Sequence[str], said: Mapping[str, Mapping[int, date]]) -> dict[int, dict[str, date]]:
    """Return the events of a duty with their days, by ordinal: only those for which every day it counts from was said.

    said: days by name and ordinal.
    """
    ordinals = set.intersection(*(set(said.get(name, {})) for name in names)) if names else set()
    return {ordinal: {event_of(name): said[name][ordinal] for name in names} for ordinal in sorted(ordinals)}


def day_refusal(name: str, ordinal: int, day: date, *, asked: frozenset[str], there: Mapping[int, date], today: date) -> Refusal | None:
    """Return why the day may not be written down, or None if it may. there: the days under that name, by ordinal."""
    if name not in asked or not 1 <= ordinal <= len(there) + 1:
        return Refusal("event.not_asked")
    if day in {other for number, other in there.items() if number != ordinal}:
        return Refusal("event.same_day")
    if is_last_done(name):
        return _last_done_refusal(ordinal, day, today)
    if ordinal > MOST_DAYS:
        return Refusal("event.too_many", {"most": MOST_DAYS})
    return Refusal("event.too_far") if abs(day - today) > FURTHEST else None


def _last_done_refusal(ordinal: int, day: date, today: date) -> Refusal | None:
    if ordinal > 1:
        return Refusal("event.not_asked")
    return Refusal("event.not_done_yet") if day > today else None
