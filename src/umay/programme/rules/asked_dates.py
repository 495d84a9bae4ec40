"""Days that a programme counts from and that no calendar knows: a meeting, a workshop, when a duty was last done. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from umay.kernel.refusal import Refusal
from umay.programme.rules import standing
from umay.timing import api as timing

FURTHEST: Final = timedelta(days=2 * 366)
"""How far from today the day of an event may lie; a duty may have been done longer ago."""


def name_of(event: str, code: str) -> str:
    """Return the name under which an adoption keeps the day: one day for an event, one for each duty that comes back after years.

    >>> name_of("board_meeting", "d-4"), name_of("last_done", "d-4")
    ('board_meeting', 'last_done:d-4')
    """
    return f"{event}:{code}" if event == timing.LAST_DONE else event


def is_last_done(name: str) -> bool:
    """Tell whether the name asks when a duty was last done."""
    return name.startswith(f"{timing.LAST_DONE}:")


def known_days(kept: Mapping[str, str], code: str) -> dict[str, date]:
    """Return the days that the timing of a duty may count from, as `timing` names them. kept: of the adoption, ISO dates by name."""
    own = name_of(timing.LAST_DONE, code)
    days = {name: date.fromisoformat(day) for name, day in kept.items() if not is_last_done(name)}
    return days | ({timing.LAST_DONE: date.fromisoformat(kept[own])} if own in kept else {})


def asked_names(form: timing.Timing, code: str, calendar: timing.Calendar) -> tuple[str, ...]:
    """Return the names of the days that a duty counts from and the calendar does not know; none for a standing duty."""
    if standing.is_standing(form):
        return ()
    return tuple(name_of(event, code) for event in timing.missing_events(form, calendar))


def day_refusal(name: str, day: date, *, asked: frozenset[str], today: date) -> Refusal | None:
    """Return why the day may not be kept under the name, or None if it may."""
    if name not in asked:
        return Refusal("event.not_asked")
    if is_last_done(name):
        return Refusal("event.not_done_yet") if day > today else None
    return Refusal("event.too_far") if abs(day - today) > FURTHEST else None
