"""The JSON of a timing, both ways: one object with `kind` and the keys of its kind. No words, no dates computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, get_args

from umay.timing import values as v
from umay.timing.fields import (
    Field,
    TimingError,
    clock,
    day,
    day_of_month,
    flag,
    many,
    may,
    months,
    need,
    number,
    one_of,
    range_end,
    read_fields,
    say_months,
    say_windows,
    window,
    word,
    write_fields,
)

__all__ = ["KINDS", "TimingError", "from_json", "kind_of", "to_json"]

_LONGEST_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DEEPEST: Final = 8

_month_list = many(number(1, 12))
_year = number(1900, 2200)
_bound = one_of(*get_args(v.Bound))


def _parts(key: str, raw: Any) -> tuple[v.Timing, ...]:
    parts: tuple[v.Timing, ...] = many(_part)(key, raw)
    return parts


def _part(key: str, raw: Any) -> v.Timing:
    try:
        return from_json(raw)
    except TimingError as error:
        raise error.under(key) from None


def _say_parts(parts: tuple[v.Timing, ...]) -> list[dict[str, Any]]:
    return [to_json(part) for part in parts]


_TYPES: Final[Mapping[str, tuple[type[Any], tuple[Field, ...]]]] = {
    "continuous": (v.Continuous, ()),
    "as_needed": (v.AsNeeded, ()),
    "immediate": (v.Immediate, ()),
    "vague": (v.Vague, (need("sense", one_of("regular", "periodic", "timely")),)),
    "reference": (v.Reference, (need("to", word),)),
    "every_n": (
        v.EveryN,
        (
            need("n", number(1, 400)),
            need("unit", one_of(*get_args(v.EveryUnit))),
            may("times", number(1, 400), 1),
            may("min", flag, default=False),
            may("target", number(1, 10**9)),
            may("anchor", one_of("start", "middle", "end", "MO", "TU", "WE", "TH", "FR", "SA", "SU")),
        ),
    ),
    "yearly_months": (
        v.YearlyMonths,
        (
            need("months", _month_list, list),
            may("per", one_of("each", "any"), "each", always=True),
            may("times", number(1, 400), 1),
            may("rel", one_of("from_start")),
        ),
    ),
    "nth_week_of_month": (v.NthWeekOfMonth, (need("months", _month_list, list), need("week", number(1, 5)), may("bound", _bound))),
    "month_day": (
        v.MonthDay,
        (
            need("day", day_of_month),
            may("months", months, (), say_months, always=True),
            may("rel", one_of("by", "before", "on"), "by", always=True),
            may("reports_on", word),
            may("year", _year),
            may("time", clock),
        ),
    ),
    "relative_event": (
        v.RelativeEvent,
        (
            need("event", word),
            need("dir", one_of("before", "after", "at", "within", "until", "from", "during")),
            may("n", number(0, 10_000)),
            may("unit", one_of(*get_args(v.OffsetUnit))),
            may("bound", _bound),
        ),
    ),
    "weekly_windows": (
        v.WeeklyWindows,
        (need("windows", many(window), say_windows), may("days_given", flag, default=True), may("who", word)),
    ),
    "bell_window": (v.BellWindow, (need("anchors", many(one_of("school_entry", "school_exit")), list),)),
    "term_weeks": (
        v.TermWeeks,
        (
            need("from", number(1, 60), attribute="first"),
            need("to", number(1, 60), attribute="last"),
            may("rotation", many(word), (), list),
        ),
    ),
    "date_range": (
        v.DateRange,
        (
            need("start", range_end),
            need("end", range_end),
            need("precision", one_of(*get_args(v.Precision))),
            may("phase", word),
        ),
    ),
    "single_date": (
        v.SingleDate,
        (need("date", day, date.isoformat), may("time", clock), may("bound", _bound), may("scope", word)),
    ),
    "single_month": (v.SingleMonth, (need("year", _year), need("month", number(1, 12)), may("bound", _bound))),
    "single_year": (v.SingleYear, (need("year", _year),)),
    "school_year_relative": (
        v.SchoolYearRelative,
        (
            need("anchor", one_of("year_start", "year_end", "year", "first_school_day")),
            may("rel", one_of("at", "during", "before"), "at", always=True),
            may("yearly", flag, default=False),
        ),
    ),
    "termwise": (v.Termwise, (may("anchor", one_of("start", "end")), may("each", flag, default=True, always=True))),
    "duration": (v.Duration, (need("start_event", word), need("end_event", word))),
    "named_occasion": (v.NamedOccasion, (need("names", many(word), list),)),
    "any_of": (v.AnyOf, (need("parts", _parts, _say_parts),)),
    "all_of": (v.AllOf, (need("parts", _parts, _say_parts),)),
}
_KIND_OF: Final = {made: kind for kind, (made, _) in _TYPES.items()}

KINDS: Final = tuple(_TYPES)


def kind_of(timing: v.Timing) -> str:
    """Return the code of the timing's kind.

    >>> kind_of(v.Continuous())
    'continuous'
    """
    return _KIND_OF[type(timing)]


def to_json(timing: v.Timing) -> dict[str, Any]:
    """Return the JSON object of a timing; keys that are not stated are absent.

    >>> to_json(v.MonthDay(25))
    {'kind': 'month_day', 'day': 25, 'months': 'all', 'rel': 'by'}
    """
    kind = kind_of(timing)
    return {"kind": kind, **write_fields(timing, _TYPES[kind][1])}


def from_json(raw: Any) -> v.Timing:
    """Return the timing of a JSON object.

    Raises TimingError, whose key is the path to what is wrong: an unknown or missing key, a value out of its bounds,
    a day that no month has.
    """
    if _depth(raw) > _DEEPEST:
        raise TimingError("parts", f"stand more than {_DEEPEST} deep")
    if not isinstance(raw, Mapping):
        raise TimingError("timing", f'must be an object with "kind", not {raw!r}')
    kind = one_of(*KINDS)("kind", raw.get("kind"))
    made, fields = _TYPES[kind]
    timing: v.Timing = made(**read_fields(raw, fields, besides=("kind",)))
    if check := _CHECKS.get(made):
        check(timing)
    return timing


def _depth(raw: Any) -> int:
    deepest, layer = 0, [raw]
    while layer and deepest <= _DEEPEST:
        deepest += 1
        layer = [part for one in layer if isinstance(one, Mapping) for part in _parts_of(one)]
    return deepest


def _parts_of(raw: Mapping[str, Any]) -> list[Any]:
    parts = raw.get("parts")
    return parts if isinstance(parts, list) else []


def _check_month_day(timing: v.MonthDay) -> None:
    for month in timing.months:
        if timing.day != "last" and timing.day > _LONGEST_MONTH[month - 1]:
            raise TimingError("day", f"month {month} has no day {timing.day}")


def _check_offset(timing: v.RelativeEvent) -> None:
    if (timing.n is None) != (timing.unit is None):
        raise TimingError("unit" if timing.unit is None else "n", "n and unit stand together")
    if timing.bound == "nth_period" and not timing.n:
        raise TimingError("n", "nth_period needs a number from 1 on")


def _check_term_weeks(timing: v.TermWeeks) -> None:
    if timing.last < timing.first:
        raise TimingError("to", f"{timing.last} is before {timing.first}")


def _check_range(timing: v.DateRange) -> None:
    dated = timing.start[0].isdigit() and timing.end[0].isdigit()
    if dated and len(timing.start) == len(timing.end) and timing.end < timing.start:
        raise TimingError("end", f"{timing.end} is before {timing.start}")


_CHECKS: Final[Mapping[type[Any], Callable[[Any], None]]] = {
    v.MonthDay: _check_month_day,
    v.RelativeEvent: _check_offset,
    v.TermWeeks: _check_term_weeks,
    v.DateRange: _check_range,
}
