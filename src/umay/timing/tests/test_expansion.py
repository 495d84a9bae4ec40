from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from umay.timing import values as v
from umay.timing.calendar_sources import assumed_calendar
from umay.timing.calendars import Calendar
from umay.timing.expansion import expand, missing_events, occurrences

YEAR = (date(2026, 9, 1), date(2027, 8, 31))
TERMS = ((date(2026, 9, 14), date(2027, 1, 22)), (date(2027, 2, 8), date(2027, 6, 25)))
HOLIDAYS = {date(2026, 10, 29): "Republic Day", date(2027, 1, 1): "New Year's Day"}
CALENDAR = Calendar(window=YEAR, school_year=(date(2026, 9, 14), date(2027, 6, 25)), terms=TERMS, holidays=HOLIDAYS)


def _dated(timing: v.Timing, calendar: Calendar = CALENDAR, **events: date) -> list[tuple[str, str]]:
    found = expand(timing, calendar, events, any_year=True)
    return [(due.window[0].isoformat() if due.window else "-", due.due.isoformat()) for due in found]


@pytest.mark.parametrize(
    ("timing", "dates"),
    [
        (v.YearlyMonths((9, 2)), [("2026-09-01", "2026-09-30"), ("2027-02-01", "2027-02-28")]),
        (v.YearlyMonths((9, 10), per="any"), [("2026-09-01", "2026-10-31")]),
        (v.YearlyMonths((12, 1), per="any"), [("2026-12-01", "2027-01-31")]),
        (v.YearlyMonths((2,), rel="from_start"), [("2027-02-01", "2027-08-31")]),
        (v.NthWeekOfMonth((9, 2), 1), [("2026-09-01", "2026-09-07"), ("2027-02-01", "2027-02-07")]),
        (v.NthWeekOfMonth((9,), 3), [("2026-09-15", "2026-09-21")]),
        (v.NthWeekOfMonth((2,), 5), [("2027-02-22", "2027-02-28")]),
        (v.MonthDay(2, months=(9,)), [("2026-09-01", "2026-09-02")]),
        (v.MonthDay(25, months=(9,), rel="before"), [("2026-09-01", "2026-09-24")]),
        (v.MonthDay(1, months=(10,), rel="before"), [("2026-09-01", "2026-09-30")]),
        (v.MonthDay("last", months=(2,), rel="on"), [("2027-02-28", "2027-02-28")]),
        (v.MonthDay(31, months=(11,), rel="on"), [("2026-11-30", "2026-11-30")]),
        (v.MonthDay(15, months=(3,), year=2024), [("2024-03-01", "2024-03-15")]),
        (v.EveryN(1, "year"), [("2026-09-01", "2027-08-31")]),
        (v.EveryN(1, "year", times=2, min=True), [("2026-09-01", "2027-08-31")]),
        (v.EveryN(1, "school_year"), [("2026-09-14", "2027-06-25")]),
        (v.EveryN(6, "month"), [("2026-09-01", "2027-02-28"), ("2027-03-01", "2027-08-31")]),
        (v.EveryN(1, "half_year"), [("2026-07-01", "2026-12-31"), ("2027-01-01", "2027-06-30")]),
        (v.EveryN(1, "school_quarter"), []),
        (v.Termwise(), [("2026-09-14", "2027-01-22"), ("2027-02-08", "2027-06-25")]),
        (v.Termwise("start"), [("2026-09-14", "2026-09-14"), ("2027-02-08", "2027-02-08")]),
        (v.Termwise("end", each=False), [("2027-06-25", "2027-06-25")]),
        (v.TermWeeks(1, 4), [("2026-09-14", "2026-10-11"), ("2027-02-08", "2027-03-07")]),
        (v.SchoolYearRelative("year_start", yearly=True), [("2026-09-14", "2026-09-14")]),
        (v.SchoolYearRelative("year_start", "before"), [("-", "2026-09-13")]),
        (v.SchoolYearRelative("year", "during"), [("2026-09-14", "2027-06-25")]),
        (v.SingleDate(date(2023, 4, 25), bound="at_latest"), [("-", "2023-04-25")]),
        (v.SingleMonth(2023, 9), [("2023-09-01", "2023-09-30")]),
        (v.SingleYear(2023), [("2023-01-01", "2023-12-31")]),
        (v.DateRange("2018", "2021", "year"), [("2018-01-01", "2021-12-31")]),
        (v.DateRange("2021-07-T1", "2021-07-T2", "third_of_month"), [("2021-07-01", "2021-07-20")]),
        (v.DateRange("2021-07-05", "2021-07-09", "day"), [("2021-07-05", "2021-07-09")]),
        (v.DateRange("issue_date", "2023-01", "month"), [("-", "2023-01-31")]),
        (v.DateRange("2021-07", "year_end", "month"), [("2021-07-01", "2021-12-31")]),
        (v.DateRange("--09-15", "--10-05", "day"), [("2026-09-15", "2026-10-05")]),
        (v.DateRange("--11", "--02", "month"), [("2026-11-01", "2027-02-28")]),
        (v.DateRange("2026-09", "open", "month"), []),
        (v.DateRange("2023", "2024", "school_year"), [("2023-09-14", "2024-06-25")]),
        (v.NamedOccasion(("human_rights_day",)), [("2026-12-10", "2026-12-10")]),
        (v.NamedOccasion(("winter_holiday",)), [("2027-01-23", "2027-02-07")]),
        (v.NamedOccasion(("spring",)), []),
        (v.RelativeEvent("school_year_end", "before", 2, "week", "at_latest"), [("-", "2027-06-11")]),
        (v.RelativeEvent("winter_holiday", "before"), [("-", "2027-01-22")]),
        (v.RelativeEvent("summer_holiday", "before"), []),
        (v.RelativeEvent("term_2_start", "at"), [("2027-02-08", "2027-02-08")]),
        (v.Duration("term_1_start", "term_1_end"), [("2026-09-14", "2027-01-22")]),
        (v.RelativeEvent("term_start", "within", 1, "week"), [("2026-09-14", "2026-09-21"), ("2027-02-08", "2027-02-15")]),
    ],
)  # fmt: skip
def test_yearly_and_written_dates(timing: v.Timing, dates: list[tuple[str, str]]) -> None:
    assert _dated(timing) == dates


@pytest.mark.parametrize(
    ("timing", "meeting", "dates"),
    [
        (v.RelativeEvent("meeting", "before"), "2026-09-03", [("-", "2026-09-02")]),
        (v.RelativeEvent("meeting", "before", 3, "calendar_day", "at_latest"), "2026-09-03", [("-", "2026-08-31")]),
        (v.RelativeEvent("meeting", "before", 3, "calendar_day", "exact"), "2026-09-03", [("2026-08-31", "2026-08-31")]),
        (v.RelativeEvent("meeting", "before", 3, "calendar_day", "within"), "2026-09-03", [("2026-08-31", "2026-09-02")]),
        (v.RelativeEvent("meeting", "after", 1, "working_day", "nth_period"), "2026-09-04", [("2026-09-07", "2026-09-07")]),
        (v.RelativeEvent("meeting", "after", 1, "working_day", "nth_period"), "2026-10-28", [("2026-10-30", "2026-10-30")]),
        (v.RelativeEvent("meeting", "within", 3, "working_day"), "2026-10-28", [("2026-10-28", "2026-11-03")]),
        (v.RelativeEvent("meeting", "after", 3, "month", "exact"), "2026-11-30", [("2027-02-28", "2027-02-28")]),
        (v.RelativeEvent("meeting", "within", 1, "month", "nth_period"), "2026-09-15", [("2026-09-15", "2026-10-14")]),
        (v.RelativeEvent("meeting", "after", 2, "week", "nth_period"), "2026-09-03", [("2026-09-11", "2026-09-17")]),
        (v.RelativeEvent("meeting", "within", 24, "hour"), "2026-09-03", [("2026-09-03", "2026-09-04")]),
        (v.RelativeEvent("meeting", "before", 15, "minute", "at_latest"), "2026-09-03", [("-", "2026-09-03")]),
        (v.RelativeEvent("meeting", "within", 2, "school_day"), "2026-09-10", [("2026-09-10", "2026-09-15")]),
        (v.RelativeEvent("meeting", "until"), "2026-09-03", [("-", "2026-09-03")]),
        (v.RelativeEvent("meeting", "from"), "2026-09-03", []),
        (v.RelativeEvent("meeting", "within", 10_000, "year"), "2026-09-03", []),
        (v.Duration("issue_date", "meeting"), "2026-09-03", [("-", "2026-09-03")]),
    ],
)  # fmt: skip
def test_dates_counted_from_an_event(timing: v.Timing, meeting: str, dates: list[tuple[str, str]]) -> None:
    assert _dated(timing, meeting=date.fromisoformat(meeting)) == dates


@pytest.mark.parametrize(
    "timing",
    [
        v.Continuous(), v.AsNeeded(), v.Immediate(), v.Vague("regular"), v.Reference("plan"), v.RelativeEvent("meeting", "before"),
        v.WeeklyWindows((v.Window(("MO",), "07:30", "08:00"),)), v.BellWindow(("school_entry",)), v.Duration("meeting", "report"),
    ],
)  # fmt: skip
def test_what_has_no_date_gets_none(timing: v.Timing) -> None:
    assert expand(timing, CALENDAR) == ()


def test_a_timing_says_which_events_it_waits_for() -> None:
    timing = v.AllOf((v.RelativeEvent("meeting", "before"), v.RelativeEvent("term_start", "before"), v.Duration("report", "decision")))

    assert missing_events(timing, CALENDAR, {"report": date(2026, 9, 3)}) == ("meeting", "decision")


def test_weeks_are_counted_to_where_the_deployment_says() -> None:
    calendar = assumed_calendar("", 2026)
    begun = Calendar(calendar.window, calendar.school_year, calendar.terms, term_week_1_monday=date(2026, 8, 31))

    assert _dated(v.TermWeeks(7, 20), begun) == [("2026-10-12", "2027-01-17")]
    rotated = expand(v.TermWeeks(1, 3, ("A", "B")), begun)
    assert [(due.due.day, due.timing) for due in rotated] == [
        (6, v.TermWeeks(1, 1, ("A",))),
        (13, v.TermWeeks(2, 2, ("B",))),
        (20, v.TermWeeks(3, 3, ("A",))),
    ]


def test_full_weeks_are_another_reading_and_the_date_says_so() -> None:
    full = Calendar(YEAR, YEAR, week_reading="full_weeks")

    (due,) = expand(v.NthWeekOfMonth((9,), 1), full)

    assert (due.window, due.notes[0].code) == ((date(2026, 9, 7), date(2026, 9, 13)), "full_weeks")


@pytest.mark.parametrize(
    ("shift", "day"), [("forward", date(2026, 10, 30)), ("backward", date(2026, 10, 28)), ("none", date(2026, 10, 29))]
)
def test_a_date_moves_off_a_holiday_only_where_the_deployment_says_so(shift: Any, day: date) -> None:
    calendar = Calendar(YEAR, YEAR, holidays=HOLIDAYS, shift=shift)

    (due,) = expand(v.MonthDay(29, months=(10,), rel="on"), calendar)

    assert due.due == day
    assert [note.code for note in due.notes] == ([] if shift == "none" else ["shifted"])
    assert due.window is not None
    assert due.window[0] <= due.due <= due.window[1]


def test_dates_of_another_year_are_neither_moved_nor_taken_for_this_year() -> None:
    timing = v.AnyOf((v.SingleDate(date(2018, 5, 5)), v.YearlyMonths((9,))))

    assert [due.due for due in expand(timing, CALENDAR)] == [date(2026, 9, 30)]
    assert [due.due for due in expand(timing, CALENDAR, any_year=True)] == [date(2018, 5, 5), date(2026, 9, 30)]


def test_ordinals_count_from_the_first_of_the_year_in_use_whatever_is_asked_for() -> None:
    monthly = v.EveryN(1, "month")

    assert [due.ordinal for due in expand(monthly, CALENDAR)] == list(range(1, 13))
    assert [due.ordinal for due in expand(monthly, CALENDAR, window=(date(2026, 12, 1), date(2027, 1, 31)))] == [4, 5]
    assert [due.ordinal for due in expand(monthly, CALENDAR, window=(date(2026, 7, 1), date(2026, 9, 30)))] == [-1, 0, 1]
    assert [due.ordinal for due in expand(v.SingleYear(2018), CALENDAR, any_year=True)] == [1]


def test_every_second_week_goes_on_across_years() -> None:
    beyond = expand(v.EveryN(2, "week"), CALENDAR, window=(date(2020, 1, 1), date(2030, 12, 31)))

    assert {later.due - earlier.due for earlier, later in pairwise(beyond)} == {timedelta(weeks=2)}


def test_clock_windows_come_on_their_weekdays() -> None:
    timing = v.WeeklyWindows((v.Window(("SCHOOLDAYS",), "16:00", "16:40"), v.Window(("SCHOOLDAYS",), "07:30", "08:00")))

    found = list(occurrences(timing, CALENDAR, (date(2026, 10, 28), date(2026, 11, 1))))

    assert [f"{start:%d %H:%M}-{end:%H:%M}" for start, end in found] == [
        "28 07:30-08:00", "28 16:00-16:40", "30 07:30-08:00", "30 16:00-16:40",
    ]  # fmt: skip


def test_a_cycle_of_years_has_no_date_before_somebody_says_when_it_was_last_done() -> None:
    every_four = v.EveryN(4, "year", min=True)

    assert expand(every_four, CALENDAR) == ()
    assert missing_events(every_four, CALENDAR) == ("last_done",)


@pytest.mark.parametrize("unit", ["year", "school_year"])
def test_a_cycle_of_years_is_counted_from_when_it_was_last_done(unit: str) -> None:
    (due,) = expand(v.EveryN(4, unit, min=True), CALENDAR, {"last_done": date(2023, 3, 1)})  # type: ignore[arg-type]

    assert (due.window, due.due) == ((date(2023, 3, 2), date(2027, 3, 1)), date(2027, 3, 1))
    assert missing_events(due.timing, CALENDAR, {"last_done": date(2023, 3, 1)}) == ()


def test_a_cycle_that_ends_after_the_year_in_use_is_due_in_a_later_one() -> None:
    assert expand(v.EveryN(4, "year"), CALENDAR, {"last_done": date(2024, 3, 1)}) == ()


def test_a_cycle_that_has_run_out_stays_in_the_past() -> None:
    (due,) = expand(v.EveryN(2, "year"), CALENDAR, {"last_done": date(2020, 2, 29)})

    assert due.due == date(2022, 2, 28)
