"""The Chinese writer: its sentences, and that the reader reads them back."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings

from umay.timing.dues import Due, Note, NoteCode
from umay.timing.readers.zh import read
from umay.timing.tests.strategies import timings
from umay.timing.values import (
    DateRange,
    Duration,
    EveryN,
    MonthDay,
    NthWeekOfMonth,
    Reading,
    Reference,
    RelativeEvent,
    SingleDate,
    TermWeeks,
    Timing,
    WeeklyWindows,
    Window,
    YearlyMonths,
)
from umay.timing.vocabulary import EVENTS, OCCASIONS, REFERENCES
from umay.timing.writers.zh import explain, say_date, say_problem, write

SENTENCES: list[tuple[Timing, str]] = [
    (MonthDay(25), "每月25日前"),
    (MonthDay(25, rel="before"), "每月25日之前(不含當日)"),
    (MonthDay("last", (9,), "on"), "每年9月的最後一天"),
    (MonthDay(5, reports_on="previous_month"), "次月5日前"),
    (NthWeekOfMonth((9, 2), 1), "每年9月、2月第1週"),
    (YearlyMonths((9, 10, 11), "any"), "每年9月至11月"),
    (EveryN(1, "year", 2, min=True), "每年至少2次"),
    (EveryN(1, "week", anchor="MO"), "每週一"),
    (EveryN(2, "week"), "每2週一次"),
    (RelativeEvent("meeting", "after", 1, "working_day", "nth_period"), "會議後第1個工作日"),
    (RelativeEvent("school_entry", "before", 10, "minute", "exact"), "上學前10分鐘"),
    (RelativeEvent("notification", "within", 3, "working_day"), "接到通知後3個工作日內"),
    (SingleDate(date(2023, 12, 5), "17:00", "at_latest"), "2023年12月5日17:00前"),
    (DateRange("2023-09", "2023-12", "month", "1"), "第1階段:2023年9月至2023年12月"),
    (DateRange("2023", "2024", "school_year"), "2023—2024學年"),
    (DateRange("--05-T2", "--12-T2", "third_of_month"), "每年5月中旬至12月中旬"),
    (DateRange("issue_date", "2023-01", "month"), "即日起至2023年1月底"),
    (DateRange("issue_date", "year_end", "day"), "年內"),
    (DateRange("2024-09-01", "open", "day"), "自2024年9月1日起"),
    (Duration("term_1_start", "term_1_end"), "第1學期"),
    (Reference("上級安排"), "按上級安排"),
    (TermWeeks(7, 9, ("40班", "41班", "42班")), "第7週:40班;第8週:41班;第9週:42班"),
    (WeeklyWindows((Window(("MO", "TU", "WE", "TH", "FR"), "07:00", "07:30"),)), "週一至週五7:00—7:30"),
    (RelativeEvent("專項整治結束", "after", 2, "week", "exact"), "「專項整治結束」後2週"),
]  # fmt: skip


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(timings())
def test_what_is_written_is_read_back_as_the_same_value(timing: Timing) -> None:
    assert read(write(timing)) == Reading(timing)


@pytest.mark.parametrize(("timing", "sentence"), SENTENCES)
def test_a_timing_is_written_as_an_official_would(timing: Timing, sentence: str) -> None:
    assert write(timing) == sentence
    assert read(sentence) == Reading(timing)


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_every_event_has_a_name_that_is_read_back(event: str) -> None:
    timing = RelativeEvent(event, "before", 3, "calendar_day", "exact")

    assert event not in write(timing)
    assert read(write(timing)).timing == timing


@pytest.mark.parametrize("code", sorted(OCCASIONS | REFERENCES))
def test_every_occasion_and_reference_has_words(code: str) -> None:
    timing = Reference(code) if code in REFERENCES else RelativeEvent(code, "before")

    assert code not in write(timing)


def test_a_date_is_said_in_words() -> None:
    assert say_date(date(2026, 10, 4)) == "2026年10月4日"


def test_a_due_date_is_explained() -> None:
    due = Due(1, (date(2026, 10, 1), date(2026, 10, 7)), date(2026, 10, 7), NthWeekOfMonth((10,), 1))

    assert explain(due) == "每年10月第1週：2026年10月7日前（含當日）。"


def test_the_event_counted_from_is_named() -> None:
    day = date(2026, 9, 4)
    timing = RelativeEvent("meeting", "after", 1, "working_day", "nth_period")
    due = Due(1, (day, day), day, timing, (Note("event", date(2026, 9, 3), "meeting"),))

    assert explain(due) == "會議後第1個工作日：2026年9月4日。自會議算起：2026年9月3日。"


@pytest.mark.parametrize("code", get_args(NoteCode))
def test_every_note_has_a_clause(code: NoteCode) -> None:
    due = Due(1, None, date(2026, 9, 4), MonthDay(4), (Note(code, date(2026, 9, 3), "meeting"),))
    bare = Due(1, None, date(2026, 9, 4), MonthDay(4))

    assert len(explain(due)) > len(explain(bare))


@pytest.mark.parametrize("problem", ["empty", "no_timing", "not_a_duty_time", "partly", "ambiguous", "impossible"])
def test_every_problem_is_said_in_words(problem: str) -> None:
    assert problem not in say_problem(problem, ())
    assert say_problem(problem, ()) != say_problem("?", ())


def test_the_words_left_over_are_named() -> None:
    assert "xyz" in say_problem("partly", ("xyz",))
