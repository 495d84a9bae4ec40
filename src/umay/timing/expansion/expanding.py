"""Finds the rule of a timing's kind, keeps what lies in the window, gives each date its ordinal and, where asked, its shift."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from umay.timing import values as v
from umay.timing.calendars import Calendar
from umay.timing.dues import Due, Note
from umay.timing.expansion import documents, from_events, recurring, schooling
from umay.timing.expansion.found import Found, Ground
from umay.timing.stepping import Span

_RULES: Final[Mapping[type, Callable[[Any, Ground], Iterator[Found]]]] = {
    v.EveryN: recurring.every_n,
    v.YearlyMonths: recurring.yearly_months,
    v.NthWeekOfMonth: recurring.nth_week_of_month,
    v.MonthDay: recurring.month_day,
    v.Termwise: schooling.termwise,
    v.TermWeeks: schooling.term_weeks,
    v.SchoolYearRelative: schooling.school_year_relative,
    v.NamedOccasion: schooling.named_occasion,
    v.RelativeEvent: from_events.relative_event,
    v.Duration: from_events.duration,
    v.SingleDate: documents.single_date,
    v.SingleMonth: documents.single_month,
    v.SingleYear: documents.single_year,
    v.DateRange: documents.date_range,
}
_SHIFT_REACHES: Final = timedelta(days=31)  # further than any run of days off moves a date


def expand(
    timing: v.Timing,
    calendar: Calendar,
    events: Mapping[str, date] | None = None,
    window: Span | None = None,
    *,
    any_year: bool = False,
) -> tuple[Due, ...]:
    """Return the due dates of a timing, in order; to be called once for a rule and shared by all its units.

    events: days that timings count from, by code or the document's words. window: only what is due between these two days,
    both included; None: what is due in the calendar's year in use, and what hangs on a day in `events` wherever it falls.
    any_year: with no window, also what the text dates into another year. Empty for what has no date: always, when needed, at
    once, vague, set elsewhere, clock windows, an event without a day, an open end.
    """
    reach = _reach(calendar, window)
    ground = Ground(calendar, events or {}, (reach[0] - _SHIFT_REACHES, reach[1] + _SHIFT_REACHES))
    found = {_due(one, part, calendar): one.of for one, part in _all_found(timing, ground)}
    ordered = sorted(found, key=lambda due: (due.due, due.window or (due.due, due.due)))
    first = _first_of_year(ordered, calendar, found)
    numbered = ((replace(due, ordinal=place - first + 1), found[due]) for place, due in enumerate(ordered))
    if window is not None:
        return tuple(due for due, _ in numbered if window[0] <= due.due <= window[1])
    kept = {"event"} | ({"document"} if any_year else set())
    return tuple(due for due, of in numbered if of in kept or calendar.window[0] <= due.due <= calendar.window[1])


def _reach(calendar: Calendar, window: Span | None) -> Span:
    if window is None:
        return calendar.window
    earliest, latest = date.min + _SHIFT_REACHES, date.max - 2 * _SHIFT_REACHES
    return max(earliest, min(calendar.window[0], window[0])), min(latest, max(calendar.window[1], window[1]))


def _first_of_year(ordered: list[Due], calendar: Calendar, found: Mapping[Due, str]) -> int:
    """Return the place of the date that is number 1: the first of the year in use, of all if no date comes again."""
    if "year" not in found.values():
        return 0
    return next((place for place, due in enumerate(ordered) if due.due >= calendar.window[0]), len(ordered))


def _all_found(timing: v.Timing, ground: Ground) -> Iterator[tuple[Found, v.Timing]]:
    if isinstance(timing, v.AnyOf | v.AllOf):
        for part in timing.parts:
            yield from _all_found(part, ground)
    elif rule := _RULES.get(type(timing)):
        yield from ((one, one.part or timing) for one in _within_time(rule(timing, ground)))


def _within_time(found: Iterator[Found]) -> Iterator[Found]:
    """Yield what is found; a date beyond the year 9999 is none."""
    try:
        yield from found
    except (OverflowError, ValueError):
        return


def _due(one: Found, part: v.Timing, calendar: Calendar) -> Due:
    due = Due(0, one.window, one.due, part, one.notes)
    day = calendar.shifted(one.due)
    if day == one.due:
        return due
    window = (min(one.window[0], day), day) if one.window else None
    return replace(due, window=window, due=day, notes=(*one.notes, Note("shifted", one.due)))
