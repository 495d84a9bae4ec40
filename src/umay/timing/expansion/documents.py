"""Dates that the text itself gives: a day, a month, a year, a range. Those with a year are never moved to another (TIMING rule 11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from umay.timing import values as v
from umay.timing.calendars import Calendar
from umay.timing.dues import Note
from umay.timing.expansion.found import Found, Ground
from umay.timing.stepping import Span, add_years, last_of, month_span, third_of_month

_PART: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(?:T([123])|(\d\d)))?")


def single_date(form: v.SingleDate, _: Ground) -> Iterator[Found]:
    """Yield the day."""
    yield _said(None if form.bound == "at_latest" else (form.date, form.date), form.date)


def single_month(form: v.SingleMonth, _: Ground) -> Iterator[Found]:
    """Yield the whole month."""
    span = month_span(form.year, form.month)
    yield _said(None if form.bound == "at_latest" else span, span[1])


def single_year(form: v.SingleYear, _: Ground) -> Iterator[Found]:
    """Yield the whole calendar year."""
    span = date(form.year, 1, 1), date(form.year, 12, 31)
    yield _said(span, span[1])


def date_range(form: v.DateRange, ground: Ground) -> Iterator[Found]:
    """Yield the range; without its start only its last day is known, without its end nothing."""
    if "--" in (form.start[:2], form.end[:2]):
        yield from _every_year(form, ground)
        return
    first = _edge(form.start, form, ground)
    last = _edge(form.end, form, ground)
    if last is None or (first is not None and last[1] < first[0]):
        return
    notes = tuple(Note("event", ground.events[said], said) for said in (form.start, form.end) if said in ground.events)
    yield _said((first[0], last[1]) if first else None, last[1], *notes)


def _every_year(form: v.DateRange, ground: Ground) -> Iterator[Found]:
    """Yield a range whose year nobody gave, in each year; an end that lies before its start is the next year's."""
    for year in ground.years():
        first = _edge(_in_year(form.start, year), form, ground)
        last = _edge(_in_year(form.end, year), form, ground)
        if first and last and last[1] < first[0]:
            last = _edge(_in_year(form.end, year + 1), form, ground)
        if last and ground.covers(last[1]):
            yield Found((first[0], last[1]) if first else None, last[1])


def _in_year(said: str, year: int) -> str:
    return f"{year:04}{said[1:]}" if said.startswith("--") else said


def _said(window: Span | None, due: date, *notes: Note) -> Found:
    return Found(window, due, (*notes, Note("source_year")), of="document")


def _edge(said: str, form: v.DateRange, ground: Ground) -> Span | None:
    if said in ground.events:
        return (ground.events[said],) * 2
    found = _PART.fullmatch(said)
    if found is None:
        return _symbol(said, form, ground)
    year, month, third, day = (int(part) if part else 0 for part in found.groups())
    if form.precision == "school_year" and not month:
        return _school_year(year, ground.calendar, ends=said == form.end)
    return _span(year, month, third, day)


def _span(year: int, month: int, third: int, day: int) -> Span:
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if third:
        return third_of_month(year, month, third)
    return (date(year, month, min(day, last_of(year, month).day)),) * 2 if day else month_span(year, month)


def _school_year(year: int, calendar: Calendar, *, ends: bool) -> Span:
    """Return the school year that ends, or begins, in a calendar year, as the calendar's own lies."""
    return add_years(calendar.school_year, year - calendar.school_year[1 if ends else 0].year)


def _symbol(said: str, form: v.DateRange, ground: Ground) -> Span | None:
    """Return the days of a symbol; the end of the year is that of the year the other end names, else of the year in use."""
    calendar = ground.calendar
    if said in ("school_year_start", "school_year_end"):
        return (calendar.school_year[said == "school_year_end"],) * 2
    other = _PART.fullmatch(form.start if said == form.end else form.end)
    if said not in ("year_start", "year_end") or other is None:
        return (calendar.window[said == "year_end"],) * 2 if said in ("year_start", "year_end") else None
    year = int(other[1])
    return (date(year, 12, 31) if said == "year_end" else date(year, 1, 1),) * 2
