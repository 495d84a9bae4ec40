"""Dates of what recurs by the calendar: every n units, in named months, in week n, on a day of the month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from umay.timing import values as v
from umay.timing.dues import Note
from umay.timing.expansion.found import SCHOOL_CALENDAR, YEAR_END, Found, Ground, eve, one_day, whole
from umay.timing.expansion.units import spans_of
from umay.timing.fields import WEEKDAYS
from umay.timing.stepping import DAY, Span, add_years, last_of, month_span, months_of, third_of_month, week_of_month
from umay.timing.vocabulary import LAST_DONE

_BY_SCHOOL = ("school_day", "school_quarter", "school_year")


def every_n(form: v.EveryN, ground: Ground) -> Iterator[Found]:
    """Yield the end of every n-th unit, or the place in it that the text names; a cycle of years is counted from when it was last done."""
    if is_cycle_of_years(form):
        yield from _next_of_cycle(form, ground)
        return
    notes = _notes(form, ground)
    for span in spans_of(form.unit, form.n, ground):
        yield _placed(form.anchor, span, notes)


def is_cycle_of_years(form: v.EveryN) -> bool:
    """Tell whether the duty comes again after several years only, so that nobody can date it who does not know when it was last done."""
    return form.unit in ("year", "school_year") and form.n > 1


def _next_of_cycle(form: v.EveryN, ground: Ground) -> Iterator[Found]:
    """Yield the last day of the cycle that began when it was last done, if the year in use reaches it; a past one stays (rule 11)."""
    last_done = ground.events.get(LAST_DONE)
    due = add_years((last_done, last_done), form.n)[1] if last_done else None
    if last_done and due and due <= ground.calendar.window[1]:
        yield Found((last_done + DAY, due), due, (Note("event", last_done, LAST_DONE),), of="event")


def _notes(form: v.EveryN, ground: Ground) -> tuple[Note, ...]:
    if form.unit == "year":
        return (YEAR_END,)
    by_school = form.unit in _BY_SCHOOL or (form.unit == "half_year" and ground.calendar.half_years)
    return (SCHOOL_CALENDAR,) if by_school else ()


def _placed(anchor: str | None, span: Span, notes: tuple[Note, ...]) -> Found:
    """Return the whole unit, or its first or last day, its middle third, the weekday in it (TIMING rules 1 and 9)."""
    first, last = span
    if anchor in WEEKDAYS:
        day = first + timedelta(days=(WEEKDAYS.index(anchor) - first.weekday()) % 7)
        return one_day(day, *notes) if day <= last else whole(span, *notes)
    if anchor == "start":
        return one_day(first, *notes)
    if anchor == "end":
        return one_day(last, *notes)
    return whole(_middle(span), *notes) if anchor == "middle" else whole(span, *notes)


def _middle(span: Span) -> Span:
    first, last = span
    if (first.year, first.month) == (last.year, last.month):
        return third_of_month(first.year, first.month, 2)
    third = (last - first) // 3
    return first + third, last - third


def yearly_months(form: v.YearlyMonths, ground: Ground) -> Iterator[Found]:
    """Yield each named month of every year, or the joint window of them; an open end closes with the year in use."""
    if form.rel == "from_start":
        return _open_ended(form.months[0], ground)
    if form.per == "any":
        spans = (_joint(form.months, year) for year in ground.years())
        return (whole(span) for span in spans if ground.covers(span[1]))
    named = (month_span(*each) for each in months_of(ground.span) if each[1] in form.months)
    return (whole(span) for span in named if ground.covers(span[1]))


def _joint(months: tuple[int, ...], year: int) -> Span:
    """Return the window of months named one after another; where a month's number falls back, the next year begins."""
    last_year = year + sum(later <= earlier for earlier, later in pairwise(months))
    return date(year, months[0], 1), last_of(last_year, months[-1])


def _open_ended(month: int, ground: Ground) -> Iterator[Found]:
    for _, end in spans_of("year", 1, ground):
        start = date(end.year if month <= end.month else end.year - 1, month, 1)
        yield whole((start, end), YEAR_END)


def nth_week_of_month(form: v.NthWeekOfMonth, ground: Ground) -> Iterator[Found]:
    """Yield week n of each named month (TIMING rule 3); the fifth is the fourth in a month that has no more."""
    full = ground.calendar.week_reading == "full_weeks"
    notes = (Note("full_weeks"),) if full else ()
    for year, month in months_of(ground.span):
        if month not in form.months:
            continue
        span = week_of_month(year, month, form.week, full_weeks=full)
        clamped = () if span else (Note("clamped"),)
        span = span or week_of_month(year, month, form.week - 1, full_weeks=full)
        if span and ground.covers(span[1]):
            yield whole(span, *notes, *clamped)


def month_day(form: v.MonthDay, ground: Ground) -> Iterator[Found]:
    """Yield the day of each month meant; "by" includes it (TIMING rule 8), "before" ends on the day before it."""
    if form.year is not None:
        months = form.months or tuple(range(1, 13))
        return (Found(one.window, one.due, one.notes, of="document") for one in (_of_month(form, form.year, m) for m in months))
    meant = (each for each in months_of((ground.span[0], _week_later(ground.span[1]))) if not form.months or each[1] in form.months)
    found = (_of_month(form, year, month) for year, month in meant)
    return (one for one in found if ground.covers(one.due))


def _week_later(day: date) -> date:
    return day + timedelta(days=7) if day < date.max - timedelta(days=7) else day


def _of_month(form: v.MonthDay, year: int, month: int) -> Found:
    first, last = month_span(year, month)
    wanted = last.day if form.day == "last" else form.day
    day = first.replace(day=min(wanted, last.day))
    notes = (Note("clamped", day),) if wanted > last.day else ()
    if form.rel == "on":
        return one_day(day, *notes)
    if form.rel == "before" and wanted <= last.day:
        day = eve(day)
    return Found((min(first, day.replace(day=1)), day), day, notes)
