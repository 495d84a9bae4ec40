"""The normal form of a timing: one frozen value for each kind. No dates are computed here, no words read or written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Weekday = Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
EveryUnit = Literal["day", "school_day", "week", "month", "quarter", "school_quarter", "half_year", "year", "school_year"]
OffsetUnit = Literal["minute", "hour", "calendar_day", "working_day", "school_day", "week", "month", "year"]
Bound = Literal["exact", "at_latest", "within", "nth_period"]
Precision = Literal["day", "month", "third_of_month", "year", "school_year"]


@dataclass(frozen=True, slots=True)
class Continuous:
    """Always; no due date."""


@dataclass(frozen=True, slots=True)
class AsNeeded:
    """When needed or asked for; no due date."""


@dataclass(frozen=True, slots=True)
class Immediate:
    """At once, without delay; the clock of a case counts it, not the calendar."""


@dataclass(frozen=True, slots=True)
class Vague:
    """Words that give no date: "regularly", "periodically", "in good time"."""

    sense: Literal["regular", "periodic", "timely"]


@dataclass(frozen=True, slots=True)
class Reference:
    """The time is set elsewhere; `to` says where, in the document's words."""

    to: str


@dataclass(frozen=True, slots=True)
class EveryN:
    """`times` in every `n` units; at least so often if `min`.

    target: a number to reach in the unit, such as 100 participants. anchor: where in the unit: "start", "end", "middle",
    a weekday code ("MO") for weeks, or None when not said.
    """

    n: int
    unit: EveryUnit
    times: int = 1
    min: bool = False
    target: int | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class YearlyMonths:
    """Every year in the months named.

    per "each": once in every month; "any": once in the joint window. rel "from_start": begins on the 1st of the (first)
    month, open end.
    """

    months: tuple[int, ...]
    per: Literal["each", "any"] = "each"
    times: int = 1
    rel: Literal["from_start"] | None = None


@dataclass(frozen=True, slots=True)
class NthWeekOfMonth:
    """The n-th week (1 to 5) of each month named, every year. bound "at_latest": by the end of that week."""

    months: tuple[int, ...]
    week: int
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of the month. rel "by": that day counts; "before": the day before is the last.

    months: empty means all. day: "last" is the month's last day. reports_on "previous_month": what the report is about.
    year: only in that year; None means every year. time: 24 h "HH:MM".
    """

    day: int | Literal["last"]
    months: tuple[int, ...] = ()
    rel: Literal["by", "before", "on"] = "by"
    reports_on: str | None = None
    year: int | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class RelativeEvent:
    """An offset from an event whose date is given later; `event` is a code of `vocabulary` or the document's own words.

    n None: no distance said ("before the meeting"). bound "nth_period": in the n-th such unit after it ("the first
    working day after").
    """

    event: str
    dir: Literal["before", "after", "at", "within", "until", "from", "during"]
    n: int | None = None
    unit: OffsetUnit | None = None
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """A clock window on weekdays; `start` and `end` are 24 h "HH:MM". SCHOOLDAYS: every school day."""

    days: tuple[Weekday | Literal["SCHOOLDAYS"], ...]
    start: str
    end: str
    what: str | None = None


@dataclass(frozen=True, slots=True)
class WeeklyWindows:
    """Clock windows on weekdays. days_given False: the text named no days, school days are meant."""

    windows: tuple[Window, ...]
    days_given: bool = True
    who: str | None = None


@dataclass(frozen=True, slots=True)
class BellWindow:
    """At the opening and closing of the school day, by the school's own bell."""

    anchors: tuple[Literal["school_entry", "school_exit"], ...]


@dataclass(frozen=True, slots=True)
class TermWeeks:
    """Weeks counted within a term, both ends included; rotation: who is on in each, in order."""

    first: int
    last: int
    rotation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateRange:
    """From `start` to `end`, both included, as exact as `precision` says.

    start, end: ISO text of that precision ("2021-07-05", "2021-07", "2021-07-T1" for a third of a month, "2018"), or a
    symbol such as "issue_date", "year_end". phase: the name or number of the phase, if it is one.
    """

    start: str
    end: str
    precision: Precision
    phase: str | None = None


@dataclass(frozen=True, slots=True)
class SingleDate:
    """One day. bound "at_latest": by that day. time: 24 h "HH:MM". scope: what it is for, when said."""

    date: date
    time: str | None = None
    bound: Bound | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class SingleMonth:
    """One month of one year."""

    year: int
    month: int
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class SingleYear:
    """One calendar year."""

    year: int


@dataclass(frozen=True, slots=True)
class SchoolYearRelative:
    """At or during a part of the school year. yearly: the text said "each year"."""

    anchor: Literal["year_start", "year_end", "year", "first_school_day"]
    rel: Literal["at", "during", "before"] = "at"
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class Termwise:
    """Once in each term, at its start or end if `anchor` says so. each False: only once in the year."""

    anchor: Literal["start", "end"] | None = None
    each: bool = True


@dataclass(frozen=True, slots=True)
class Duration:
    """From one event to another; both are codes of `vocabulary` or the document's own words."""

    start_event: str
    end_event: str


@dataclass(frozen=True, slots=True)
class NamedOccasion:
    """On named days, holidays or in seasons: codes of `vocabulary` or the document's own words."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Alternatives, for different groups or at choice."""

    parts: tuple[Timing, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """All parts hold together."""

    parts: tuple[Timing, ...]


Timing = (
    Continuous
    | AsNeeded
    | Immediate
    | Vague
    | Reference
    | EveryN
    | YearlyMonths
    | NthWeekOfMonth
    | MonthDay
    | RelativeEvent
    | WeeklyWindows
    | BellWindow
    | TermWeeks
    | DateRange
    | SingleDate
    | SingleMonth
    | SingleYear
    | SchoolYearRelative
    | Termwise
    | Duration
    | NamedOccasion
    | AnyOf
    | AllOf
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a phrase.

    timing None: nothing could be read. problem: None when everything was understood; otherwise a code:
    "empty", "no_timing", "not_a_duty_time" (a title, a law number, a validity period), "partly", "ambiguous",
    "impossible" (such as 31 February). unread: the words left over, in the phrase's own language.
    """

    timing: Timing | None
    problem: str | None = None
    unread: tuple[str, ...] = ()
