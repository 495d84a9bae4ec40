"""The Vietnamese writer: its sentences, and that the reader reads them back."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings

from umay.timing.dues import Due, Note, NoteCode
from umay.timing.readers.vi import read
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
from umay.timing.writers.vi import explain, say_date, say_problem, write

SENTENCES: list[tuple[Timing, str]] = [
    (MonthDay(25), "chậm nhất ngày 25 hằng tháng"),
    (MonthDay(25, rel="before"), "trước ngày 25 hằng tháng"),
    (MonthDay("last", (9,), "on"), "ngày cuối cùng của tháng 9 hằng năm"),
    (NthWeekOfMonth((9, 2), 1), "tuần 1 tháng 9 và tháng 2 hằng năm"),
    (YearlyMonths((9, 10, 11), "any"), "từ tháng 9 đến tháng 11 hằng năm"),
    (EveryN(1, "year", 2, min=True), "ít nhất 2 lần mỗi năm"),
    (EveryN(1, "week", anchor="MO"), "thứ Hai hằng tuần"),
    (RelativeEvent("meeting", "after", 1, "working_day", "nth_period"), "ngày làm việc đầu tiên sau cuộc họp"),
    (RelativeEvent("school_entry", "before", 10, "minute", "exact"), "trước giờ vào học 10 phút"),
    (RelativeEvent("notification", "within", 3, "working_day"), "trong vòng 3 ngày làm việc kể từ ngày nhận thông báo"),
    (SingleDate(date(2023, 12, 5), "17:00", "at_latest"), "chậm nhất 17:00 ngày 05/12/2023"),
    (DateRange("2023-09", "2023-12", "month", "1"), "giai đoạn 1: từ tháng 9/2023 đến tháng 12/2023"),
    (DateRange("2023", "2024", "school_year"), "năm học 2023-2024"),
    (DateRange("--05-T2", "--12-T2", "third_of_month"), "từ trung tuần tháng 5 đến trung tuần tháng 12 hằng năm"),
    (DateRange("issue_date", "year_end", "day"), "từ nay đến hết năm"),
    (DateRange("2024-09-01", "open", "day"), "từ ngày 01/9/2024"),
    (Duration("term_1_start", "term_1_end"), "học kỳ I"),
    (Reference("lịch của nhà trường"), "theo lịch của nhà trường"),
    (TermWeeks(7, 9, ("lớp 40", "lớp 41", "lớp 42")), "tuần 7: lớp 40; tuần 8: lớp 41; tuần 9: lớp 42"),
    (WeeklyWindows((Window(("MO", "TU", "WE", "TH", "FR"), "07:00", "07:30"),)), "thứ Hai đến thứ Sáu: 7:00–7:30"),
    (RelativeEvent("họp dân phố", "after", 2, "week", "exact"), "sau “họp dân phố” 2 tuần"),
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
    assert say_date(date(2026, 10, 4)) == "ngày 04 tháng 10 năm 2026"
    assert say_date(date(2027, 2, 15)) == "ngày 15 tháng 02 năm 2027"


def test_a_due_date_is_explained() -> None:
    due = Due(1, (date(2026, 10, 1), date(2026, 10, 7)), date(2026, 10, 7), NthWeekOfMonth((10,), 1))

    assert explain(due) == "Tuần 1 tháng 10 hằng năm: chậm nhất ngày 07 tháng 10 năm 2026."


def test_the_event_counted_from_is_named() -> None:
    day = date(2026, 9, 4)
    timing = RelativeEvent("meeting", "after", 1, "working_day", "nth_period")
    due = Due(1, (day, day), day, timing, (Note("event", date(2026, 9, 3), "meeting"),))

    assert explain(due) == "Ngày làm việc đầu tiên sau cuộc họp: ngày 04 tháng 9 năm 2026. Tính từ cuộc họp: ngày 03 tháng 9 năm 2026."


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
