"""English phrases for timings, as an official writes them, each of which the reader reads back. No sentences about dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any, Final

from umay.timing import values as v
from umay.timing.writers.en_words import (
    EVENTS,
    LASTING,
    MONTHS,
    OCCASIONS,
    ORDINALS,
    PAPERS,
    THIRDS,
    TIMES,
    UNITS,
    WEEKDAYS,
)

_WHOLE_WEEK: Final = 7


def write(timing: v.Timing) -> str:
    """Return the timing as a short phrase that the English reader reads back to the same value."""
    return _WRITERS[type(timing)](timing)


def say_date(day: date) -> str:
    """Return the date in words.

    >>> say_date(date(2026, 9, 3))
    '3 September 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def event(name: str) -> str:
    """Return the event in words; the document's own words stay as they are."""
    return EVENTS.get(name) or OCCASIONS.get(name, name)


def _listed(words: list[str], last: str = "and") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def _months(numbers: tuple[int, ...], last: str = "and") -> str:
    return _listed([MONTHS[number - 1] for number in numbers], last)


def _ordinal(number: int) -> str:
    return ORDINALS[number - 1] if number <= len(ORDINALS) else _nth(number)


def _nth(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _counted(number: int, unit: str) -> str:
    return f"{number} {UNITS[unit]}{'' if number == 1 else 's'}"


def _times(number: int) -> str:
    return TIMES.get(number, f"{number} times")


def _every_n(timing: v.EveryN) -> str:
    unit = UNITS[timing.unit]
    if timing.target is not None:
        return f"at least {timing.target} participants a {unit}"
    if timing.anchor in WEEKDAYS:
        return f"every {WEEKDAYS[timing.anchor]}"
    if timing.anchor:
        place = {"start": "at the start", "middle": "in the middle", "end": "at the end"}[timing.anchor]
        return f"{place} of each {unit}"
    if timing.times == 1 and not timing.min:
        return f"every {unit}" if timing.n == 1 else f"every {_counted(timing.n, timing.unit)}"
    least = "at least " if timing.min else ""
    per = f"a {unit}" if timing.n == 1 else f"every {_counted(timing.n, timing.unit)}"
    return f"{least}{_times(timing.times)} {per}"


def _yearly_months(timing: v.YearlyMonths) -> str:
    months = timing.months
    if timing.rel == "from_start":
        return f"every year from {_months(months[:1])} onwards"
    often = f", {_times(timing.times)}" if timing.times > 1 else ""
    if timing.per == "any" and len(months) > 2 and _is_run(months):
        return f"every year from {MONTHS[months[0] - 1]} to {MONTHS[months[-1] - 1]}{often}"
    return f"every year in {_months(months, 'and' if timing.per == 'each' else 'or')}{often}"


def _is_run(months: tuple[int, ...]) -> bool:
    return all(later == earlier % 12 + 1 for earlier, later in pairwise(months))


def _nth_week(timing: v.NthWeekOfMonth) -> str:
    start = "by the end of the" if timing.bound == "at_latest" else "in the"
    months = "each month" if timing.months == tuple(range(1, 13)) else _months(timing.months)
    return f"{start} {_ordinal(timing.week)} week of {months}"


def _month_day(timing: v.MonthDay) -> str:
    clock = f"{timing.time} on " if timing.time else ""
    rel = f"{timing.rel} {clock}" if not (timing.time and timing.rel == "on") else f"at {clock}"
    reports = ", for the previous month" if timing.reports_on else ""
    day = "last day" if timing.day == "last" else _nth(timing.day)
    if not timing.months:
        year = f" of {timing.year}" if timing.year else ""
        return f"{rel}the {day} of each month{year}{reports}"
    if timing.year:
        return f"{rel}{_listed([f'{timing.day} {MONTHS[month - 1]} {timing.year}' for month in timing.months])}{reports}"
    if timing.day == "last":
        return f"every year {rel}the last day of {_months(timing.months)}{reports}"
    return f"every year {rel}{_listed([f'{timing.day} {MONTHS[month - 1]}' for month in timing.months])}{reports}"


def _relative_event(timing: v.RelativeEvent) -> str:
    name = event(timing.event)
    if timing.n is None or timing.unit is None:
        return f"from {name} onwards" if timing.dir == "from" else f"{timing.dir} {name}"
    if timing.bound == "nth_period":
        place = "on" if timing.unit.endswith("day") else "in"
        side = "before" if timing.dir == "before" else "after"
        return f"{place} the {_ordinal(timing.n)} {UNITS[timing.unit]} {side} {name}"
    distance = _counted(timing.n, timing.unit)
    if timing.dir == "within":
        return f"within {distance} of {name}"
    bounds = {"at_latest": "at least " if timing.dir == "before" else "no later than ", "within": "within "}
    side = timing.dir if timing.dir in ("before", "after") else "after"
    return f"{bounds.get(timing.bound or '', '')}{distance} {side} {name}"


def _weekly_windows(timing: v.WeeklyWindows) -> str:
    groups: dict[tuple[str, ...], list[v.Window]] = {}
    for window in timing.windows:
        groups.setdefault(window.days, []).append(window)
    said = "; ".join(f"{_days(days) if timing.days_given else ''}{_clocks(windows)}" for days, windows in groups.items())
    return f"{timing.who}: {said}" if timing.who else said


def _days(days: tuple[str, ...]) -> str:
    if days == ("SCHOOLDAYS",):
        return "on school days, "
    names = [WEEKDAYS[day] for day in days]
    if len(names) == _WHOLE_WEEK:
        return "every day, "
    order = tuple(WEEKDAYS)
    is_run = len(days) > 2 and order[order.index(days[0]) :][: len(days)] == days
    return f"{names[0]} to {names[-1]}, " if is_run else f"{_listed(names)}, "


def _clocks(windows: list[v.Window]) -> str:
    return _listed([f"{one.start}–{one.end}{f' ({one.what})' if one.what else ''}" for one in windows])


def _bell_window(timing: v.BellWindow) -> str:
    verbs = {"school_entry": "opens", "school_exit": "closes"}
    return f"when school {_listed([verbs[anchor] for anchor in timing.anchors])}"


def _term_weeks(timing: v.TermWeeks) -> str:
    weeks = f"week {timing.first}" if timing.first == timing.last else f"weeks {timing.first} to {timing.last}"
    turn = f", in turn {', '.join(timing.rotation)}" if timing.rotation else ""
    return f"{weeks} of the term{turn}"


def _date_range(timing: v.DateRange) -> str:
    phase = f"phase {timing.phase}: " if timing.phase else ""
    if timing.precision == "school_year" and timing.end.isdigit():
        years = int(timing.end) - int(timing.start)
        return f"{phase}in the school year{'s' if years > 1 else ''} {timing.start}-{timing.end}"
    if timing.end == "open":
        return f"{phase}from {_point(timing.start)} onwards"
    yearly = "every year " if timing.start.startswith("--") else ""
    if timing.start == timing.end:
        return f"{phase}{yearly}in {_point(timing.start)}"
    start = "now" if timing.start == "issue_date" else _point(timing.start)
    return f"{phase}{yearly}from {start} {'until' if start == 'now' else 'to'} {_point(timing.end)}"


def _point(said: str) -> str:
    """Return one end of a range in words."""
    if not said[0].isdigit() and not said.startswith("--"):
        return event(said)
    year, _, rest = said.removeprefix("--").partition("-") if not said.startswith("--") else ("", "", said[2:])
    month, _, day = rest.partition("-")
    tail = f" {year}" if year else ""
    if not month:
        return year
    if day.startswith("T"):
        return f"{THIRDS[day[1]]} {MONTHS[int(month) - 1]}{tail}"
    return f"{int(day)} {MONTHS[int(month) - 1]}{tail}" if day else f"{MONTHS[int(month) - 1]}{tail}"


def _single_date(timing: v.SingleDate) -> str:
    day, scope = say_date(timing.date), f" ({timing.scope})" if timing.scope else ""
    if timing.bound == "at_latest":
        return f"by {timing.time} on {day}{scope}" if timing.time else f"by {day}{scope}"
    return f"on {day} at {timing.time}{scope}" if timing.time else f"on {day}{scope}"


def _single_month(timing: v.SingleMonth) -> str:
    month = f"{MONTHS[timing.month - 1]} {timing.year}"
    return f"by the end of {month}" if timing.bound == "at_latest" else f"in {month}"


def _school_year_relative(timing: v.SchoolYearRelative) -> str:
    which = "each" if timing.yearly else "the"
    if timing.anchor == "year":
        return f"during {which} school year"
    if timing.anchor == "first_school_day":
        return f"{'before' if timing.rel == 'before' else 'on'} the first day of school{' each year' if timing.yearly else ''}"
    edge = "start" if timing.anchor == "year_start" else "end"
    return f"{timing.rel} the {edge} of {which} school year"


def _termwise(timing: v.Termwise) -> str:
    if timing.anchor is None:
        return "once a term" if timing.each else "during the term"
    return f"at the {timing.anchor} of {'each' if timing.each else 'the'} term"


def _named_occasion(timing: v.NamedOccasion) -> str:
    return _listed([f"{'during' if name in LASTING else 'on'} {OCCASIONS.get(name, name)}" for name in timing.names])


_WRITERS: Final[Mapping[type, Callable[[Any], str]]] = {
    v.Continuous: lambda _: "continuously",
    v.AsNeeded: lambda _: "as needed",
    v.Immediate: lambda _: "immediately",
    v.Vague: lambda timing: {"regular": "regularly", "periodic": "periodically", "timely": "in good time"}[timing.sense],
    v.Reference: lambda timing: f"in accordance with {PAPERS.get(timing.to, timing.to)}",
    v.EveryN: _every_n,
    v.YearlyMonths: _yearly_months,
    v.NthWeekOfMonth: _nth_week,
    v.MonthDay: _month_day,
    v.RelativeEvent: _relative_event,
    v.WeeklyWindows: _weekly_windows,
    v.BellWindow: _bell_window,
    v.TermWeeks: _term_weeks,
    v.DateRange: _date_range,
    v.SingleDate: _single_date,
    v.SingleMonth: _single_month,
    v.SingleYear: lambda timing: f"in {timing.year}",
    v.SchoolYearRelative: _school_year_relative,
    v.Termwise: _termwise,
    v.Duration: lambda timing: f"from {event(timing.start_event)} to {event(timing.end_event)}",
    v.NamedOccasion: _named_occasion,
    v.AnyOf: lambda timing: ", or ".join(map(write, timing.parts)),
    v.AllOf: lambda timing: ", and ".join(map(write, timing.parts)),
}
