"""What a country's and a school's calendar says: the year in use, school year, terms, holidays, working days.

Values and questions to them only; where calendars come from (JSON, the holidays of a country) stands in `calendar_sources`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from umay.timing.stepping import DAY, Span, days_of

_LONGEST_PAUSE = 100  # days off in a row; a calendar with more has no working days to count


@dataclass(frozen=True, slots=True)
class Calendar:
    """One year of one country or school. All spans include both ends.

    window: the year in use, in which yearly duties are dated (TIMING rule 10). holidays: public holidays with their
    names, also some outside the window. weekend: 0 for Monday to 6 for Sunday. terms, quarters, half_years: of the school
    year, empty where the school has none. term_week_1_monday: where the term in use counts its weeks from. occasions: days
    of named occasions that the deployment knows. week_reading: rule 3. shift: rule 2. assumed: no official source was found.
    makeup_days: days of a weekend that are worked for a day lost to a holiday, each with the weekday it is held as.
    """

    window: Span
    school_year: Span
    terms: tuple[Span, ...] = ()
    quarters: tuple[Span, ...] = ()
    half_years: tuple[Span, ...] = ()
    holidays: Mapping[date, str] = field(default_factory=dict, hash=False)
    weekend: frozenset[int] = frozenset({5, 6})
    term_week_1_monday: date | None = None
    occasions: Mapping[str, Span] = field(default_factory=dict, hash=False)
    week_reading: Literal["days", "full_weeks"] = "days"
    shift: Literal["none", "forward", "backward"] = "none"
    assumed: bool = False
    makeup_days: Mapping[date, int] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "holidays", MappingProxyType(dict(self.holidays)))
        object.__setattr__(self, "occasions", MappingProxyType(dict(self.occasions)))
        object.__setattr__(self, "makeup_days", MappingProxyType(dict(self.makeup_days)))

    def is_working_day(self, day: date) -> bool:
        """Tell whether the day is no weekend and no public holiday; half days count (TIMING rule 4)."""
        return day in self.makeup_days or (day.weekday() not in self.weekend and day not in self.holidays)

    def held_as(self, day: date) -> int:
        """Return the weekday whose timetable holds on the day, 0 for Monday: another than its own where it makes up for a lost one."""
        return self.makeup_days.get(day, day.weekday())

    def is_school_day(self, day: date) -> bool:
        """Tell whether the day is a working day within the school's terms."""
        return self.is_working_day(day) and any(start <= day <= end for start, end in self.teaching())

    def teaching(self) -> tuple[Span, ...]:
        """Return the spans in which school is held."""
        return self.quarters or self.terms or self.half_years or (self.school_year,)

    def terms_or_alike(self) -> tuple[Span, ...]:
        """Return the terms; where a school counts in half-years or quarters, those."""
        return self.terms or self.half_years or self.quarters

    def school_days(self, start: date, end: date) -> Iterator[date]:
        """Yield the school days from start to end, both included."""
        return filter(self.is_school_day, days_of((start, end)))

    def add_working_days(self, day: date, count: int) -> date:
        """Return the count-th working day after the day, before it if negative (TIMING rule 4: X itself does not count).

        >>> year = (date(2026, 9, 1), date(2027, 8, 31))
        >>> Calendar(year, year).add_working_days(date(2026, 9, 3), 2)
        datetime.date(2026, 9, 7)
        """
        step = 1 if count > 0 else -1
        for _ in range(abs(count)):
            day = next(found for found in _walk(day, step) if self.is_working_day(found))
        return day

    def add_school_days(self, day: date, count: int) -> date | None:
        """Return the count-th school day after the day, before it if negative; None where the school year has no more."""
        span = (day + DAY, self.school_year[1]) if count > 0 else (self.school_year[0], day - DAY)
        found = list(self.school_days(*span))
        if len(found) < abs(count):
            return None
        return found[count - 1] if count > 0 else found[count]

    def shifted(self, day: date) -> date:
        """Return the working day the deployment moves the day to; the day itself where no shift is on."""
        if self.shift == "none" or self.is_working_day(day):
            return day
        return self.add_working_days(day, 1 if self.shift == "forward" else -1)

    def first_school_day(self) -> date:
        """Return the first day on which school is held; the start of the school year if there is none."""
        return next(self.school_days(*self.school_year), self.school_year[0])

    def last_school_day(self) -> date:
        """Return the last day on which school is held; the end of the school year if there is none."""
        return max(self.school_days(*self.school_year), default=self.school_year[1])


def _walk(day: date, step: int) -> Iterator[date]:
    """Yield the days after, or before, one after another. Raises ValueError if nobody takes any of them."""
    for distance in range(1, _LONGEST_PAUSE):
        yield date.fromordinal(day.toordinal() + step * distance)
    raise ValueError(f"no working day within {_LONGEST_PAUSE} days of {day}")
