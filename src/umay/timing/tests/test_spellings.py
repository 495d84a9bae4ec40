"""Spellings of plans that were read wrongly or not at all before they were tried, in every language."""

from __future__ import annotations

from datetime import date

import pytest

from umay.timing.api import read, write
from umay.timing.values import (
    DateRange,
    Duration,
    EveryN,
    MonthDay,
    NthWeekOfMonth,
    RelativeEvent,
    SingleDate,
    Timing,
)

SEVENTH = MonthDay(7, (9,), "on")
FULL = SingleDate(date(2026, 9, 7))

PHRASES: list[tuple[str, str, Timing]] = [
    ("en", "Mon 7 Sep", SEVENTH),
    ("en", "Monday 7 September 2026", FULL),
    ("ru", "понедельник, 7 сентября", SEVENTH),
    ("ru", "7 сентября 2026 г. (понедельник)", FULL),
    ("kk", "7 қыркүйек, дүйсенбі", SEVENTH),
    ("vi", "Thứ Hai, ngày 7/9/2026", FULL),
    ("vi", "Thứ Hai 07/9", SEVENTH),
    ("vi", "07/9", SEVENTH),
    ("zh", "9月7日星期一", SEVENTH),
    ("zh", "9/7", SEVENTH),
    ("tr", "07.09", SEVENTH),
    ("ru", "2026-09-07", FULL),
    ("kk", "2026-09-07", FULL),
    ("zh", "07.09.2026", FULL),
    ("ru", "2026-09-07 - 2026-09-11", DateRange("2026-09-07", "2026-09-11", "day")),
    ("zh", "07.09.2026 - 11.09.2026", DateRange("2026-09-07", "2026-09-11", "day")),
    ("zh", "每周一次", EveryN(1, "week")),
    ("zh", "每星期两次", EveryN(1, "week", 2)),
    ("zh", "每周一", EveryN(1, "week", anchor="MO")),
    ("vi", "Tuần 2/10", NthWeekOfMonth((10,), 2)),
    ("ru", "ноябрь (20.11)", MonthDay(20, (11,), "on")),
    ("en", "Autumn term", Duration("term_1_start", "term_1_end")),
    ("en", "within 10 working days after a serious incident", RelativeEvent("incident", "within", 10, "working_day")),
    ("en", "At each staff meeting", RelativeEvent("meeting", "at")),
    ("tr", "Okulların açıldığı ilk iki hafta içinde", RelativeEvent("school_year_start", "within", 2, "week")),
]


@pytest.mark.parametrize(("lang", "phrase", "expected"), PHRASES)
def test_spellings_of_plans_are_read(lang: str, phrase: str, expected: Timing) -> None:
    assert read(phrase, lang).timing == expected


def test_a_weekday_that_is_not_the_dates_is_kept_beside_it() -> None:
    found = read("Tuesday 7 September 2026", "en").timing

    assert found is not None
    assert found != FULL


def test_every_monday_and_a_date_are_two_times() -> None:
    assert read("every Monday and on 7 September", "en").timing != SEVENTH


def test_two_deadlines_of_one_sentence_are_both_deadlines() -> None:
    said = read("31 Ocak ve 30 Haziran tarihlerine kadar", "tr").timing

    assert said is not None
    assert [part.rel for part in getattr(said, "parts", ()) if isinstance(part, MonthDay)] == ["by", "by"]


@pytest.mark.parametrize("lang", ["tr", "kk", "ru", "vi", "zh", "en"])
def test_from_issue_to_the_end_of_the_year_is_read_back(lang: str) -> None:
    timing = DateRange("issue_date", "year_end", "day")

    assert read(write(timing, lang), lang).timing == timing
