"""Dates that the school's own calendar gives: terms, weeks of a term, the school year, holidays and named days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from umay.timing import values as v
from umay.timing.calendars import Calendar
from umay.timing.dues import Note
from umay.timing.expansion.found import SCHOOL_CALENDAR, Found, Ground, deadline, eve, one_day, whole
from umay.timing.stepping import DAY, Span, monday_of

_WORLD_DAYS: Final[Mapping[str, tuple[int, int]]] = {
    "new_year": (1, 1),
    "womens_day": (3, 8),  # UN
    "labour_day": (5, 1),
    "anti_drug_day": (6, 26),  # UN A/RES/42/112
    "childrens_rights_day": (11, 20),  # UN A/RES/836(IX)
    "violence_against_women_day": (11, 25),  # UN A/RES/54/134
    "human_rights_day": (12, 10),  # UN A/RES/423(V)
}
_HOLIDAY_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "lunar_new_year": ("lunar new year", "chinese new year", "tết nguyên đán", "29 tết", "春节", "春節", "农历除夕", "農曆除夕", "農曆年"),
    "nauryz": ("nowruz", "nauryz", "наурыз"),
    "national_day": ("national day", "quốc khánh", "国庆", "國慶"),
    "republic_day": ("republic day", "cumhuriyet bayramı", "республика күні", "республикасы күні", "день республики"),
    "constitution_day": ("constitution day", "конституция күні", "конституциясы күні", "день конституции", "行憲"),
    "childrens_day": ("children's day", "çocuk bayramı", "балаларды қорғау", "защиты детей", "兒童", "儿童"),
    "mid_autumn": ("mid-autumn", "中秋", "trung thu"),
}
"""How the names of public holidays show which occasion they are, whichever language a calendar is kept in."""


def termwise(form: v.Termwise, ground: Ground) -> Iterator[Found]:
    """Yield each term's start, end or whole; said once in the year, the first start or the last end."""
    terms = ground.calendar.terms_or_alike()
    if not form.each:
        terms = terms[-1:] if form.anchor == "end" else terms[:1]
    for first, last in terms:
        span = {"start": (first, first), "end": (last, last)}.get(form.anchor or "", (first, last))
        yield whole(span, SCHOOL_CALENDAR)


def term_weeks(form: v.TermWeeks, ground: Ground) -> Iterator[Found]:
    """Yield the weeks as one window, or week by week where a rotation says who is on in each."""
    for monday in _first_mondays(ground.calendar):
        if not form.rotation:
            yield whole(_weeks(monday, form.first, form.last), SCHOOL_CALENDAR)
            continue
        for index, week in enumerate(range(form.first, form.last + 1)):
            on = v.TermWeeks(week, week, (form.rotation[index % len(form.rotation)],))
            span = _weeks(monday, week, week)
            yield Found(span, span[1], (SCHOOL_CALENDAR,), part=on)


def _weeks(monday: date, first: int, last: int) -> Span:
    return monday + timedelta(weeks=first - 1), monday + timedelta(weeks=last) - DAY


def _first_mondays(calendar: Calendar) -> list[date]:
    """Return where week 1 begins: the one that the deployment named, else the week in which each term begins."""
    if calendar.term_week_1_monday:
        return [calendar.term_week_1_monday]
    return [monday_of(first) for first, _ in calendar.terms_or_alike()]


def school_year_relative(form: v.SchoolYearRelative, ground: Ground) -> Iterator[Found]:
    """Yield the start, end, first school day or whole of the school year, or the day before."""
    calendar = ground.calendar
    first, last = calendar.school_year
    opening = calendar.first_school_day()
    spans = {"year_start": (first, first), "year_end": (last, last), "first_school_day": (opening, opening)}
    span = spans.get(form.anchor, (first, last))
    yield deadline(eve(span[0]), SCHOOL_CALENDAR) if form.rel == "before" else whole(span, SCHOOL_CALENDAR)


def named_occasion(form: v.NamedOccasion, ground: Ground) -> Iterator[Found]:
    """Yield the days that are known: given as events, stated or implied by the calendar, the same in all the world."""
    for name in form.names:
        if name in ground.events:
            found = one_day(ground.events[name], Note("event", ground.events[name], name))
            yield Found(found.window, found.due, found.notes, "event", v.NamedOccasion((name,)))
            continue
        for span in days_named(name, ground):
            yield Found(span, span[1], (SCHOOL_CALENDAR,), part=v.NamedOccasion((name,)))


def days_named(name: str, ground: Ground) -> Iterator[Span]:
    """Yield the days of an occasion that the calendar or the world knows; none for what nobody dated."""
    calendar = ground.calendar
    if name in calendar.occasions:
        yield calendar.occasions[name]
    elif name in _WORLD_DAYS:
        days = (date(year, *_WORLD_DAYS[name]) for year in ground.years())
        yield from ((day, day) for day in days if ground.covers(day))
    elif name in _HOLIDAY_NAMES:
        yield from _runs(day for day in calendar.holidays if ground.covers(day) and _is_called(calendar.holidays[day], name))
    elif name == "public_holidays":
        yield from ((day, day) for day in calendar.holidays if ground.covers(day))
    elif name == "school_opening":
        yield (calendar.first_school_day(),) * 2
    else:
        yield from _pause(name, calendar)


def _is_called(holiday: str, name: str) -> bool:
    return any(words in holiday.lower() for words in _HOLIDAY_NAMES[name])


def _runs(days: Iterator[date]) -> Iterator[Span]:
    """Yield days that follow one another as one span."""
    start = end = None
    for day in sorted(days):
        if start is None or end is None or day > end + DAY:
            if start is not None and end is not None:
                yield start, end
            start = day
        end = day
    if start is not None and end is not None:
        yield start, end


def _pause(name: str, calendar: Calendar) -> Iterator[Span]:
    """Yield the holiday between terms or school quarters; other seasons have no days that anybody gave."""
    between = {1: ("winter_holiday",), 3: ("autumn_holiday", "winter_holiday", "spring_holiday")}
    held = calendar.teaching()
    names = between.get(len(held) - 1, ())
    pauses = [(earlier[1] + DAY, later[0] - DAY) for earlier, later in pairwise(held)]
    if name in names and pauses[names.index(name)][0] <= pauses[names.index(name)][1]:
        yield pauses[names.index(name)]
