"""Well-formed timings for property tests: what every writer must be able to say and every reader read back.

The shapes here are the canonical ones. Where the algebra could say one thing in two ways, this file chooses:

- "within n units of X" is RelativeEvent(dir="within", bound=None); "n units before/after X" has bound "exact"; "at least
  n units before X" has bound "at_latest"; "on the first working day after X", "in the first month after X" is
  dir="after", bound="nth_period". Without a distance bound is None. Plain days are calendar days.
- months stand in the order of the phrase ("September and February" is (9, 2)); a run ("September to November") and
  "September or October" are per="any", "September and October" is per="each", one month alone is per="each".
- "at the end of each month" is EveryN(anchor="end"); "on the last day of each month" is MonthDay("last", rel="on").
- a whole date is a SingleDate, never a MonthDay with a year; "by 5 May 2026" has bound "at_latest".
- the school year 2023-2024 is DateRange("2023", "2024", "school_year"): from the start of the one that begins in 2023
  to the end of the one that ends in 2024. "From now on until the end of January 2023" starts at "issue_date".
- the start of the school year is SchoolYearRelative, of a term Termwise, the school's own bell BellWindow: these events
  stand in a RelativeEvent only with a distance.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from hypothesis import strategies as st

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
)  # fmt: skip
from umay.timing.vocabulary import EVENTS, OCCASIONS, REFERENCES

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
CALENDAR_EVENTS: Final = frozenset(
    {
        f"{unit}_{end}"
        for unit in ("school_year", "term", "term_1", "term_2", "quarter", "month", "year", "holiday")
        for end in ("start", "end")
    }
    | {"first_school_day", "last_school_day", "school_entry", "school_exit", "issue_date"}
)
LASTING_EVENTS: Final = ("meeting", "visit", "inspection", "training", "workshop", "exam", "trip", "absence", "activity")
OPEN_ENDED_EVENTS: Final = tuple(sorted((EVENTS - CALENDAR_EVENTS) | {"school_year_start", "school_year_end", "term_start", "term_end"}))
PLAIN_EVENTS: Final = tuple(sorted(EVENTS - CALENDAR_EVENTS))

MONTHS = st.integers(1, 12)
MONTH_LISTS = st.lists(MONTHS, min_size=1, max_size=3, unique=True).map(tuple)
CLOCKS = st.builds(lambda five_minutes: f"{five_minutes // 12:02}:{five_minutes % 12 * 5:02}", st.integers(72, 251))
MAYBE_CLOCKS = st.none() | CLOCKS
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def _month_runs() -> st.SearchStrategy[tuple[int, ...]]:
    return st.builds(lambda first, length: tuple((first + i - 1) % 12 + 1 for i in range(length)), MONTHS, st.integers(2, 4))


def every_n() -> st.SearchStrategy[Timing]:
    """Yield repetitions: so often in one unit, every n units, with a target, or at a place in the unit."""
    units = st.sampled_from(["day", "school_day", "week", "month", "quarter", "school_quarter", "half_year", "year", "school_year"])
    often = st.builds(EveryN, n=st.just(1), unit=units, times=st.integers(1, 4), min=st.booleans())
    spaced = st.builds(EveryN, n=st.integers(2, 6), unit=st.sampled_from(["day", "week", "month", "year"]))
    target = st.builds(EveryN, n=st.just(1), unit=st.just("year"), target=st.sampled_from([20, 50, 100, 250]))
    in_week = st.builds(EveryN, n=st.just(1), unit=st.just("week"), anchor=st.sampled_from(WEEKDAYS))
    in_month = st.builds(EveryN, n=st.just(1), unit=st.just("month"), anchor=st.sampled_from(["start", "middle", "end"]))
    in_longer = st.builds(
        EveryN, n=st.just(1), unit=st.sampled_from(["quarter", "half_year", "year"]), anchor=st.sampled_from(["start", "end"])
    )
    return st.one_of(often, spaced, target, in_week, in_month, in_longer)


def yearly_months() -> st.SearchStrategy[Timing]:
    """Yield months of every year: each, any of a run, twice in one, from one on."""
    return st.one_of(
        st.builds(YearlyMonths, months=MONTH_LISTS),
        st.builds(YearlyMonths, months=_month_runs(), per=st.just("any")),
        st.builds(YearlyMonths, months=MONTHS.map(lambda month: (month,)), times=st.integers(2, 3)),
        st.builds(YearlyMonths, months=MONTHS.map(lambda month: (month,)), rel=st.just("from_start")),
    )


def month_days() -> st.SearchStrategy[Timing]:
    """Yield days of the month, of all months or of one or two."""
    some = st.just(()) | st.lists(MONTHS, min_size=1, max_size=2, unique=True).map(tuple)
    return st.one_of(
        st.builds(MonthDay, day=st.integers(1, 28), months=some, rel=st.sampled_from(["by", "before", "on"])),
        st.builds(MonthDay, day=st.just("last"), months=some, rel=st.sampled_from(["by", "on"])),
        st.builds(MonthDay, day=st.integers(1, 28), reports_on=st.just("previous_month")),
        st.builds(MonthDay, day=st.integers(1, 28), time=CLOCKS),
    )


def relative_events() -> st.SearchStrategy[Timing]:
    """Yield offsets from events: without a distance, before, after, within, in the n-th unit after."""
    units = st.sampled_from(["minute", "hour", "calendar_day", "working_day", "school_day", "week", "month", "year"])
    periods = st.sampled_from(["working_day", "school_day", "week", "month"])
    any_event, plain, numbers = st.sampled_from(sorted(EVENTS)), st.sampled_from(PLAIN_EVENTS), st.integers(1, 30)
    return st.one_of(
        st.builds(RelativeEvent, event=plain, dir=st.sampled_from(["before", "after", "at"])),
        st.builds(RelativeEvent, event=st.sampled_from(LASTING_EVENTS), dir=st.just("during")),
        st.builds(RelativeEvent, event=st.sampled_from(OPEN_ENDED_EVENTS), dir=st.sampled_from(["until", "from"])),
        st.builds(RelativeEvent, any_event, st.just("before"), numbers, units, st.sampled_from(["exact", "at_latest"])),
        st.builds(RelativeEvent, any_event, st.just("after"), numbers, units, st.just("exact")),
        st.builds(RelativeEvent, any_event, st.just("within"), numbers, units),
        st.builds(RelativeEvent, plain, st.just("after"), st.integers(1, 3), periods, st.just("nth_period")),
    )


@st.composite
def weekly_windows(draw: st.DrawFn) -> Timing:
    """Yield one to three clock windows, in order and apart, on the same days; or on school days that nobody named."""
    clocks = draw(st.lists(CLOCKS, min_size=2, max_size=6, unique=True).filter(lambda found: len(found) % 2 == 0))
    ordered = sorted(clocks)
    runs = st.builds(lambda first, length: WEEKDAYS[first : first + length], st.integers(0, 6), st.integers(1, 7))
    sets = st.sets(st.sampled_from(WEEKDAYS), min_size=1, max_size=3).map(lambda few: tuple(sorted(few, key=WEEKDAYS.index)))
    days_given = draw(st.booleans())
    days = draw(runs | sets | st.just(("SCHOOLDAYS",))) if days_given else ("SCHOOLDAYS",)
    windows = tuple(Window(days, start, end) for start, end in zip(ordered[::2], ordered[1::2], strict=True))
    return WeeklyWindows(windows, days_given=days_given)


@st.composite
def date_ranges(draw: st.DrawFn) -> Timing:
    """Yield ranges of each precision, some from the day of issue, some of a phase."""
    precision = draw(st.sampled_from(["day", "month", "third_of_month", "year", "school_year"]))
    start, end = sorted((draw(DAYS), draw(DAYS)))
    phase = draw(st.sampled_from([None, None, "1", "2", "3"]))
    texts = {
        "day": (start.isoformat(), end.isoformat()),
        "month": (f"{start:%Y-%m}", f"{end:%Y-%m}"),
        "third_of_month": tuple(f"{day:%Y-%m}-T{min(3, (day.day + 9) // 10)}" for day in (start, end)),
        "year": (str(start.year), str(end.year + 1)),
        "school_year": (str(start.year), str(end.year + 1)),
    }[precision]
    if precision in ("day", "month") and (texts[0] == texts[1] or draw(st.integers(0, 4)) == 0):
        return DateRange("issue_date", texts[1], precision, phase)
    return DateRange(*texts, precision, phase)


def single_dates() -> st.SearchStrategy[Timing]:
    """Yield one day, one month, one year."""
    bounds = st.sampled_from([None, "at_latest"])
    return st.one_of(
        st.builds(SingleDate, date=DAYS, time=MAYBE_CLOCKS, bound=bounds),
        st.builds(SingleMonth, year=st.integers(2015, 2035), month=MONTHS, bound=bounds),
        st.builds(SingleYear, year=st.integers(2015, 2035)),
    )


def school_years_and_terms() -> st.SearchStrategy[Timing]:
    """Yield what hangs on the school's own calendar."""
    ends = st.sampled_from(["year_start", "year_end", "first_school_day"])
    weeks = st.tuples(st.integers(1, 20), st.integers(1, 20)).map(sorted)
    rotations = st.just(()) | st.lists(st.sampled_from("ABCDEF"), min_size=2, max_size=4, unique=True).map(tuple)
    return st.one_of(
        st.builds(SchoolYearRelative, anchor=ends, rel=st.sampled_from(["at", "before"]), yearly=st.booleans()),
        st.builds(SchoolYearRelative, anchor=st.just("year"), rel=st.just("during"), yearly=st.booleans()),
        st.builds(Termwise, anchor=st.sampled_from([None, "start", "end"])),
        st.builds(Termwise, anchor=st.sampled_from(["start", "end"]), each=st.just(False)),
        st.builds(BellWindow, st.sampled_from([("school_entry",), ("school_exit",), ("school_entry", "school_exit")])),
        st.builds(lambda pair, rotation: TermWeeks(pair[0], pair[1], rotation), weeks, rotations),
    )


def undated() -> st.SearchStrategy[Timing]:
    """Yield what gives no date by itself."""
    spans = st.lists(st.sampled_from(PLAIN_EVENTS), min_size=2, max_size=2, unique=True)
    return st.one_of(
        st.sampled_from([Continuous(), AsNeeded(), Immediate(), Vague("regular"), Vague("periodic"), Vague("timely")]),
        st.builds(Reference, st.sampled_from(sorted(REFERENCES))),
        st.builds(lambda span: Duration(*span), spans),
        st.builds(NamedOccasion, st.lists(st.sampled_from(sorted(OCCASIONS)), min_size=1, max_size=2, unique=True).map(tuple)),
    )


def leaves() -> st.SearchStrategy[Timing]:
    """Yield a timing of any kind but any_of and all_of."""
    weeks = st.builds(NthWeekOfMonth, months=MONTH_LISTS, week=st.integers(1, 5), bound=st.sampled_from([None, "at_latest"]))
    return st.one_of(
        every_n(), yearly_months(), weeks, month_days(), relative_events(), weekly_windows(), date_ranges(), single_dates(),
        school_years_and_terms(), undated(),
    )  # fmt: skip


def joined() -> st.SearchStrategy[Timing]:
    """Yield two or three short timings of different kinds, as alternatives or together."""
    parts: list[st.SearchStrategy[Timing]] = [
        st.just(AsNeeded()),
        st.builds(EveryN, n=st.just(1), unit=st.sampled_from(["week", "month", "quarter", "half_year", "year"])),
        st.builds(YearlyMonths, months=MONTHS.map(lambda month: (month,))),
        st.builds(MonthDay, day=st.integers(1, 28), rel=st.sampled_from(["by", "on"])),
        st.builds(SchoolYearRelative, anchor=st.sampled_from(["year_start", "year_end"]), yearly=st.just(True)),
        st.builds(Termwise, anchor=st.sampled_from([None, "start", "end"])),
        st.builds(
            RelativeEvent, st.sampled_from(["meeting", "incident", "report"]), st.just("within"), st.integers(2, 9), st.just("working_day")
        ),
    ]
    chosen = st.lists(st.sampled_from(range(len(parts))), min_size=2, max_size=3, unique=True)
    several = chosen.flatmap(lambda picks: st.tuples(*(parts[pick] for pick in picks)))
    return st.one_of(several.map(AnyOf), several.map(AllOf))


def timings() -> st.SearchStrategy[Timing]:
    """Yield a well-formed timing of any kind."""
    return st.one_of(leaves(), leaves(), leaves(), joined())
