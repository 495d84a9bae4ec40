"""Which events a timing needs a day for before it can be dated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from umay.timing import values as v
from umay.timing.calendars import Calendar
from umay.timing.expansion.found import Ground
from umay.timing.expansion.from_events import days_of_event
from umay.timing.expansion.recurring import is_cycle_of_years
from umay.timing.vocabulary import LAST_DONE


def missing_events(timing: v.Timing, calendar: Calendar, events: Mapping[str, date] | None = None) -> tuple[str, ...]:
    """Return the events that neither were given nor stand in the calendar; codes of `vocabulary` or the document's own words."""
    ground = Ground(calendar, events or {}, calendar.window)
    return tuple(dict.fromkeys(event for event in _events_of(timing) if not days_of_event(event, ground)))


def _events_of(timing: v.Timing) -> Iterator[str]:
    match timing:
        case v.RelativeEvent(event=event):
            yield event
        case v.Duration(start_event=start, end_event=end):
            yield from (start, end)
        case v.DateRange(start=start, end=end):
            yield from (said for said in (start, end) if not said[0].isdigit())
        case v.AnyOf(parts=parts) | v.AllOf(parts=parts):
            for part in parts:
                yield from _events_of(part)
        case v.EveryN() if is_cycle_of_years(timing):
            yield LAST_DONE
        case _:
            return
