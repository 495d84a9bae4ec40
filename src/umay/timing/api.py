"""What other rooms may use of timing: the normal form, its JSON, calendars, dates, readers and writers by language."""

from __future__ import annotations

from umay.timing.calendar_sources import CalendarError, assumed_calendar, calendar_from_json, public_holidays
from umay.timing.calendars import Calendar
from umay.timing.codec import TimingError, from_json, to_json
from umay.timing.dues import Due, Note
from umay.timing.expansion import expand, missing_events, occurrences
from umay.timing.readers import LANGUAGES, read
from umay.timing.stepping import Span
from umay.timing.values import (
    AllOf,
    AnyOf,
    AsNeeded,
    BellWindow,
    Continuous,
    DateRange,
    Duration,
    EveryN,
    Immediate,
    MonthDay,
    NamedOccasion,
    NthWeekOfMonth,
    Reading,
    Reference,
    RelativeEvent,
    SchoolYearRelative,
    SingleDate,
    SingleMonth,
    SingleYear,
    TermWeeks,
    Termwise,
    Timing,
    Vague,
    WeeklyWindows,
    Window,
    YearlyMonths,
)
from umay.timing.writers import explain, say_date, say_problem, write

__all__ = [
    "LANGUAGES",
    "AllOf",
    "AnyOf",
    "AsNeeded",
    "BellWindow",
    "Calendar",
    "CalendarError",
    "Continuous",
    "DateRange",
    "Due",
    "Duration",
    "EveryN",
    "Immediate",
    "MonthDay",
    "NamedOccasion",
    "Note",
    "NthWeekOfMonth",
    "Reading",
    "Reference",
    "RelativeEvent",
    "SchoolYearRelative",
    "SingleDate",
    "SingleMonth",
    "SingleYear",
    "Span",
    "TermWeeks",
    "Termwise",
    "Timing",
    "TimingError",
    "Vague",
    "WeeklyWindows",
    "Window",
    "YearlyMonths",
    "assumed_calendar",
    "calendar_from_json",
    "expand",
    "explain",
    "from_json",
    "missing_events",
    "occurrences",
    "public_holidays",
    "read",
    "say_date",
    "say_problem",
    "to_json",
    "write",
]
