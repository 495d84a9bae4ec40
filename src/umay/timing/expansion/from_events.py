"""Dates counted from an event: before, after, within. The event's day is given, or the calendar knows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from umay.timing import values as v
from umay.timing.calendars import Calendar
from umay.timing.dues import Note
from umay.timing.expansion.found import Found, Ground, Source, eve
from umay.timing.expansion.schooling import days_named
from umay.timing.expansion.units import spans_of
from umay.timing.stepping import DAY, Span, add_months, month_span, months_of
from umay.timing.vocabulary import OCCASIONS

_EDGE: Final = re.compile(r"(?P<unit>school_year|month|year|term|quarter)(?:_(?P<nth>[1-9]))?_(?P<end>start|end)")
_HOURS_A_DAY: Final = 24


def days_of_event(event: str, ground: Ground) -> tuple[date, ...]:
    """Return the days of an event: the one given, else those the calendar knows; none when nobody knows."""
    if event in ground.events:
        return (ground.events[event],)
    calendar = ground.calendar
    if event in ("first_school_day", "last_school_day"):
        return (calendar.first_school_day() if event == "first_school_day" else calendar.last_school_day(),)
    named = _EDGE.fullmatch(event)
    if named is None:
        return tuple(first for first, _ in days_named(event, ground)) if event in OCCASIONS else ()
    spans = _nth(named["unit"], int(named["nth"]), calendar) if named["nth"] else _spans(named["unit"], ground)
    return tuple(span[named["end"] == "end"] for span in spans)


def _nth(unit: str, nth: int, calendar: Calendar) -> tuple[Span, ...]:
    """Return the n-th term or school quarter, if there are so many."""
    spans = {"term": calendar.terms_or_alike(), "quarter": calendar.quarters}.get(unit, ())
    return spans[nth - 1 : nth]


def _spans(unit: str, ground: Ground) -> tuple[Span, ...]:
    calendar = ground.calendar
    match unit:
        case "school_year":
            return (calendar.school_year,)
        case "term":
            return calendar.terms_or_alike()
        case "quarter":
            return calendar.quarters or tuple(spans_of("quarter", 1, ground))
        case "month":
            return tuple(month_span(*month) for month in months_of(ground.span))
        case "year":
            return tuple(spans_of("year", 1, ground))
        case _:
            return ()


def relative_event(form: v.RelativeEvent, ground: Ground) -> Iterator[Found]:
    """Yield the date for each day of the event; none where the text sets no end ("from the meeting on")."""
    of: Source = "event" if form.event in ground.events else "year"
    for day in days_of_event(form.event, ground):
        found = _without_distance(form, day) if form.n is None else _at_distance(form, day, ground.calendar)
        if found is not None:
            window, due, clamped = found
            notes = (Note("event", day, form.event), *((Note("clamped", due),) if clamped else ()))
            yield Found(window, due, notes, of)


_Dated = tuple[Span | None, date, bool]


def _without_distance(form: v.RelativeEvent, day: date) -> _Dated | None:
    match form.dir:
        case "before":
            return None, eve(day), False
        case "until" | "within":
            return None, day, False
        case "at" | "during":
            return (day, day), day, False
        case _:
            return None


def _at_distance(form: v.RelativeEvent, day: date, calendar: Calendar) -> _Dated | None:
    count, unit = form.n or 0, form.unit or "calendar_day"
    backward = form.dir in ("before", "until")
    if form.bound == "nth_period":
        span = _nth_period(form, day, calendar)
        return (span, span[1], False) if span else None
    end = offset(day, -count if backward else count, unit, calendar)
    if end is None:
        return None
    clamped = unit in ("month", "year") and end.day != day.day
    if backward:
        return _backward(form, day, end), eve(day) if form.bound == "within" and end < day else end, clamped
    if form.bound == "exact" or (form.dir == "after" and form.bound is None):
        return (end, end), end, clamped
    return (day, end), end, clamped


def _backward(form: v.RelativeEvent, day: date, end: date) -> Span | None:
    """Return the window of "n days before": that day; open at its start if it is the last; up to the event if it is the first."""
    if form.bound == "exact":
        return end, end
    return (end, max(end, eve(day))) if form.bound == "within" else None


def _nth_period(form: v.RelativeEvent, day: date, calendar: Calendar) -> Span | None:
    """Return the n-th unit after or before the event; a month or week ends on the day before its day comes again (TIMING rule 7)."""
    count, unit = form.n or 1, form.unit or "calendar_day"
    sign = -1 if form.dir == "before" else 1
    far, near = offset(day, sign * count, unit, calendar), offset(day, sign * (count - 1), unit, calendar)
    if far is None or near is None:
        return None
    if unit not in ("week", "month", "year"):
        return far, far
    if sign < 0:
        return far, near - DAY
    later = DAY if unit == "week" and form.dir == "after" else timedelta()
    return near + later, far + later - DAY


def offset(day: date, count: int, unit: str, calendar: Calendar) -> date | None:
    """Return the day `count` units away: hours count once they fill a day; None where the school year has no such day."""
    match unit:
        case "working_day":
            return calendar.add_working_days(day, count)
        case "school_day":
            return calendar.add_school_days(day, count) if count else day
        case "month" | "year":
            return add_months(day, count if unit == "month" else 12 * count)
        case "minute":
            return day
        case "hour":
            return day + timedelta(days=abs(count) // _HOURS_A_DAY * (1 if count > 0 else -1))
        case _:
            return day + timedelta(days=count * (7 if unit == "week" else 1))


def duration(form: v.Duration, ground: Ground) -> Iterator[Found]:
    """Yield the span from event to event; without the first day only the last is known, without the last nothing."""
    of: Source = "event" if {form.start_event, form.end_event} & set(ground.events) else "year"
    starts = days_of_event(form.start_event, ground)
    for last in days_of_event(form.end_event, ground):
        first = max((day for day in starts if day <= last), default=None)
        notes = () if first is None else (Note("event", first, form.start_event),)
        yield Found((first, last) if first else None, last, (*notes, Note("event", last, form.end_event)), of)
