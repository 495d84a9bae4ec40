"""When one timing of a Kazakh or Russian phrase says more closely what another said, which of them stands for both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from umay.timing.readers.repeats import is_weekday_of
from umay.timing.values import (
    Continuous,
    DateRange,
    Duration,
    EveryN,
    MonthDay,
    NamedOccasion,
    NthWeekOfMonth,
    SchoolYearRelative,
    TermWeeks,
    Termwise,
    Timing,
    Vague,
    YearlyMonths,
)

ALL_MONTHS: Final = tuple(range(1, 13))
QUARTERLY: Final = (1, 4, 7, 10)  # what is due every quarter by a day is due by that day after the quarter
_YEARS: Final = ("year", "school_year")
_A_YEAR: Final = {"month": 12, "quarter": 4, "school_quarter": 4, "half_year": 2}


def closer(one: Timing, other: Timing) -> Timing | None:
    """Return what both say together where `one` is refined by `other`, None where both stand on their own."""
    if one == other:
        return one
    if is_weekday_of(one, other):
        return other
    if isinstance(one, EveryN) and one.anchor is None and one.target is None and one.n == 1:
        rules = _YEARLY if one.unit in _YEARS else _OFTENER
        return next((found for rule in rules if (found := rule(one, other)) is not None), None)
    return other if _is_vaguer(one, other) else None


def _is_vaguer(one: Timing, other: Timing) -> bool:
    if isinstance(one, Continuous | Vague) and other == SchoolYearRelative("year", "during"):
        return True
    if isinstance(one, DateRange):
        return one.precision == "school_year" and isinstance(other, Duration)
    if isinstance(one, NamedOccasion):
        return isinstance(other, MonthDay) and other.rel == "on"
    return isinstance(one, Vague) and isinstance(other, Continuous)


def _in_school_year(every: EveryN, other: Timing) -> Timing | None:
    """Of "тоқсан сайын, әрбір оқу жылында": quarters of a school year are the school's own."""
    yearly = isinstance(other, EveryN) and other.unit == "school_year"
    if yearly or (isinstance(other, SchoolYearRelative) and other.anchor == "year" and other.yearly):
        return replace(every, unit="school_quarter") if every.unit == "quarter" else every
    during = isinstance(other, SchoolYearRelative) and other.anchor == "year"
    return every if during or (isinstance(other, DateRange) and other.precision == "school_year") else None


def _same_unit(every: EveryN, other: Timing) -> Timing | None:
    same = isinstance(other, EveryN) and (other.unit == every.unit or {other.unit, every.unit} == set(_YEARS))
    return other if same and every.times == 1 and not every.min else None


def _in_quarters(every: EveryN, other: Timing) -> Timing | None:
    """Of "ежеквартально (март, июнь, сентябрь, декабрь)", "ежеквартально до 10 числа"."""
    if isinstance(other, YearlyMonths) and every.unit in ("quarter", "half_year"):
        return other if len(other.months) == _A_YEAR[every.unit] * every.times else None
    if every.unit != "quarter" or not isinstance(other, MonthDay):
        return None
    return other if other.months else replace(other, months=QUARTERLY, reports_on=None)


def _in_months(every: EveryN, other: Timing) -> Timing | None:
    if every.unit != "month" or every.times != 1:
        return None
    if isinstance(other, YearlyMonths):
        return replace(other, per="each")
    if isinstance(other, TermWeeks) and other.first == other.last <= 5:
        return NthWeekOfMonth(ALL_MONTHS, other.first)
    whole = isinstance(other, NthWeekOfMonth) and other.months == ALL_MONTHS
    return other if whole or (isinstance(other, MonthDay) and not other.months) else None


def _split_year(every: EveryN, other: Timing) -> Timing | None:
    """Of "4 раза в год (по четвертям)"."""
    return other if isinstance(other, EveryN) and _A_YEAR.get(other.unit) == every.times else None


def _yearly(every: EveryN, other: Timing) -> Timing | None:
    if isinstance(other, SchoolYearRelative):
        counted = other.anchor == "year" and (every.times > 1 or every.min)
        return replace(every, unit="school_year") if counted else replace(other, yearly=True)
    if isinstance(other, YearlyMonths):
        return replace(other, times=every.times if len(other.months) == 1 else other.times)
    yearless = isinstance(other, DateRange) and other.start.startswith("--")
    return other if yearless or isinstance(other, MonthDay | NthWeekOfMonth | Termwise | NamedOccasion) else None


_Rule = Callable[[EveryN, Timing], Timing | None]
_OFTENER: Final[tuple[_Rule, ...]] = (_in_school_year, _same_unit, _in_quarters, _in_months)
_YEARLY: Final[tuple[_Rule, ...]] = (_split_year, _yearly, _same_unit)
