from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import formats, translation
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.web import dates

from .conftest import LANGUAGES

DAY = date(2026, 9, 18)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("Friday 18 September", "18 September 2026", "18 September", "7:05")),
        ("tr", ("18 Eylül Cuma", "18 Eylül 2026", "18 Eylül", "07.05")),
        ("kk", ("18 қыркүйек, жұма", "2026 ж. 18 қыркүйек", "18 қыркүйек", "07:05")),
        ("ru", ("пятница, 18 сентября", "18 сентября 2026 г.", "18 сентября", "07:05")),
        ("vi", ("Thứ Sáu, 18 tháng 9", "18 tháng 9, 2026", "18 tháng 9", "07:05")),
        ("zh-hant", ("9月18日星期五", "2026年9月18日", "9月18日", "07:05")),
    ],
)
def test_a_day_is_said_as_people_say_it(lang: str, said: tuple[str, ...]) -> None:
    assert (dates.say_day(DAY, lang), dates.say_date(DAY, lang), dates.say_short(DAY, lang), dates.say_time(time(7, 5), lang)) == said


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("yesterday", "today", "tomorrow", "in 3 days", "2 days ago")),
        ("tr", ("dün", "bugün", "yarın", "3 gün sonra", "2 gün önce")),
        ("kk", ("кеше", "бүгін", "ертең", "3 күннен кейін", "2 күн бұрын")),
        ("ru", ("вчера", "сегодня", "завтра", "через 3 дня", "2 дня назад")),
        ("vi", ("hôm qua", "hôm nay", "ngày mai", "sau 3 ngày nữa", "2 ngày trước")),
        ("zh-hant", ("昨天", "今天", "明天", "3 天後", "2 天前")),
    ],
)
def test_what_is_near_is_said_in_days(lang: str, said: tuple[str, ...]) -> None:
    near = [date(2026, 9, day) for day in (17, 18, 19, 21, 16)]

    assert tuple(dates.say_near(day, DAY, lang) for day in near) == said


def test_what_is_far_is_said_in_weeks_and_months() -> None:
    assert dates.say_near(date(2026, 10, 9), DAY, "en") == "in 3 weeks"
    assert dates.say_near(date(2027, 1, 18), DAY, "en") == "in 4 months"


def test_the_readers_language_is_taken_when_none_is_named() -> None:
    with translation.override("kk"):
        assert dates.say_day(DAY) == "18 қыркүйек, жұма"
    with translation.override("xx"):
        assert dates.say_day(DAY) == "Friday 18 September"


def test_a_moment_is_said_in_the_schools_time() -> None:
    assert dates.say_moment(datetime(2026, 9, 18, 22, 30, tzinfo=UTC), ZoneInfo("Asia/Almaty"), "en") == "19 September 2026, 3:30"


def test_stretches_of_days_are_said_once() -> None:
    assert dates.say_dates(DAY, DAY, "en") == "18 September 2026"
    assert dates.say_dates(date(2026, 9, 1), date(2026, 9, 5), "tr") == "1–5 Eylül 2026"
    assert dates.say_dates(date(2026, 8, 31), date(2026, 9, 5), "ru") == "31 августа 2026 г. – 5 сентября 2026 г."


def test_numbers_take_the_marks_of_the_language() -> None:
    assert dates.say_number(1240, "m", "en") == "1,240\u00a0m"
    assert dates.say_number(1240, "", "tr") == "1.240"
    assert dates.say_number(Decimal("0.5"), "", "kk") == "0,5"
    assert dates.say_percent(0.5, "tr") == "%50"
    assert dates.say_percent(0.5, "ru") == "50\u00a0%"


@pytest.mark.parametrize(
    ("value", "lang", "said"),
    [
        (78.5, "tr", "%78,5"),
        (120.0, "tr", "%120"),
        (1240.0, "en", "1,240%"),
        (99.9, "en", "99.9%"),
        (57.0, "ru", "57\u00a0%"),
        (0.0, "vi", "0%"),
        (0.5, "kk", "0,5%"),
    ],
)
def test_a_percentage_keeps_its_tenth_and_may_lie_above_a_hundred(value: float, lang: str, said: str) -> None:
    assert dates.say_percentage(value, lang) == said


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 1), st.sampled_from(LANGUAGES))
def test_a_hundred_percent_means_all_and_zero_means_nothing(share: float, lang: str) -> None:
    said = dates.say_percent(share, lang)

    assert ("100" in said) == (share == 1)
    assert (said.strip("%\u00a0 ") == "0") == (share == 0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_months_have_twelve_signs_and_names(lang: str) -> None:
    assert len(dates.month_letters(lang)) == len(dates.month_names(lang)) == 12
    assert all(0 < len(sign) <= 3 for sign in dates.month_letters(lang))


def test_a_sentence_begins_large_also_in_turkish() -> None:
    assert dates.sentence("ılık", "tr") == "Ilık"
    assert dates.sentence("iyi", "tr") == "İyi"
    assert dates.sentence("", "tr") == ""


@pytest.mark.parametrize(
    ("lang", "written"),
    [
        ("en", "18/09/2026"),
        ("tr", "18.09.2026"),
        ("kk", "18.09.2026"),
        ("ru", "18.09.2026"),
        ("vi", "18/09/2026"),
        ("zh-hant", "2026/09/18"),
    ],
)
def test_dates_are_read_as_they_are_written_there(lang: str, written: str) -> None:
    from django import forms

    with translation.override(lang):
        formats.reset_format_cache()
        assert forms.DateField(input_formats=formats.get_format("DATE_INPUT_FORMATS")).clean(written) == DAY
        assert forms.DateField().clean("2026-09-18") == DAY


@pytest.mark.parametrize(
    ("lang", "shown"), [("kk", "2026 ж. 18 қыркүйек"), ("vi", "18 tháng 9, 2026"), ("zh-hant", "2026年9月18日"), ("tr", "18 Eylül 2026")]
)
def test_django_writes_dates_in_the_same_words(lang: str, shown: str) -> None:
    with translation.override(lang):
        formats.reset_format_cache()
        assert formats.date_format(DAY).lower() == shown.lower()
