from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from umay.timing.calendar_sources import CalendarError, assumed_calendar, calendar_from_json, calendar_to_json, renamed_holidays
from umay.timing.calendars import Calendar
from umay.timing.expansion.found import Ground
from umay.timing.expansion.schooling import days_named

RAW: dict[str, Any] = {
    "note": "invented",
    "school_year": ["2026-09-01", "2027-05-25"],
    "quarters": [["2026-09-01", "2026-10-23"], ["2026-11-02", "2026-12-25"]],
    "weekend": ["FR", "SA"],
    "term_week_1_monday": "2026-08-31",
    "public_holidays_in_window": {"2026-12-16": "Independence Day"},
    "occasions": {"teachers_day": "2026-10-05", "summer_holiday": ["2027-05-26", "2027-08-31"]},
}


def test_a_calendar_is_read_from_its_json() -> None:
    calendar = calendar_from_json(RAW)

    assert calendar.window == calendar.school_year == (date(2026, 9, 1), date(2027, 5, 25))
    assert calendar.weekend == {4, 5}
    assert calendar.terms == ()
    assert calendar.terms_or_alike() == calendar.quarters
    assert calendar.occasions["teachers_day"] == (date(2026, 10, 5), date(2026, 10, 5))


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"school_year": None}, "school_year"),
        ({"school_year": ["2027-05-25", "2026-09-01"]}, "school_year"),
        ({"quarters": [["2026-09-01", "2026-10-23"], ["2026-10-20", "2026-12-25"]]}, "quarters"),
        ({"quarters": [["2026-09-01", "soon"]]}, "quarters[0][1]"),
        ({"weekend": ["XX"]}, "weekend[0]"),
        ({"weekend": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]}, "weekend"),
        ({"public_holidays_in_window": {"2026-02-30": "?"}}, "public_holidays_in_window.2026-02-30"),
        ({"occasions": {"birthday": "2026-10-05"}}, "occasions"),
        ({"week_reading": "lunar"}, "week_reading"),
        ({"makeup_days": ["2026-10-10"]}, "makeup_days"),
        ({"makeup_days": {"2026-10-10": "X"}}, "makeup_days.2026-10-10"),
        ({"holidays": {}}, "holidays"),
    ],
)
def test_a_mistake_in_a_calendar_is_named_by_its_key(change: dict[str, Any], key: str) -> None:
    with pytest.raises(CalendarError, match="calendar " + key.replace("[", r"\[")):
        calendar_from_json({**RAW, **change})


def test_a_day_that_makes_up_for_a_lost_one_is_worked_and_held_as_another_weekday() -> None:
    calendar = calendar_from_json({**RAW, "makeup_days": {"2026-10-09": "TH"}})
    friday, saturday = date(2026, 10, 9), date(2026, 10, 10)

    assert (calendar.is_school_day(friday), calendar.held_as(friday)) == (True, 3)
    assert (calendar.is_school_day(saturday), calendar.held_as(saturday)) == (False, 5)
    assert calendar_from_json(calendar_to_json(calendar)).makeup_days == {friday: 3}


def test_working_days_skip_weekends_and_holidays_both_ways() -> None:
    calendar = calendar_from_json(RAW)

    assert calendar.add_working_days(date(2026, 12, 15), 1) == date(2026, 12, 17)
    assert calendar.add_working_days(date(2026, 12, 17), -1) == date(2026, 12, 15)
    assert calendar.add_working_days(date(2026, 12, 17), 1) == date(2026, 12, 20)
    assert calendar.add_working_days(date(2026, 12, 17), 0) == date(2026, 12, 17)


def test_school_days_stop_where_the_school_year_ends() -> None:
    calendar = calendar_from_json(RAW)

    assert calendar.add_school_days(date(2026, 10, 22), 1) == date(2026, 11, 2)
    assert calendar.add_school_days(date(2026, 12, 24), 5) is None
    assert calendar.last_school_day() == date(2026, 12, 24)


def test_a_year_full_of_holidays_has_no_next_working_day() -> None:
    days = {date.fromordinal(date(2026, 9, 1).toordinal() + n): "off" for n in range(300)}
    span = (date(2026, 9, 1), date(2027, 5, 25))

    with pytest.raises(ValueError, match="no working day"):
        Calendar(span, span, holidays=days).add_working_days(date(2026, 9, 1), 1)


def test_a_country_without_a_file_gets_its_holidays_and_a_school_year_that_says_it_is_assumed() -> None:
    calendar = assumed_calendar("de", 2025)

    assert calendar.assumed
    assert calendar.school_year == (date(2025, 9, 1), date(2026, 6, 30))
    assert not calendar.is_working_day(date(2025, 10, 3))
    with pytest.raises(CalendarError, match="country"):
        assumed_calendar("xx", 2025)
    assert assumed_calendar("", 2025).holidays == {}


def test_a_noted_school_year_moves_to_another_year() -> None:
    calendars = [assumed_calendar("tr", year) for year in (2025, 2026)]

    assert [calendar.school_year[0] for calendar in calendars] == [date(2025, 9, 14), date(2026, 9, 14)]
    assert all(calendar.is_working_day(date(2026, 10, 30)) and not calendar.is_working_day(date(2026, 10, 29)) for calendar in calendars)


@pytest.mark.parametrize(
    ("country", "lang", "name"),
    [
        ("tr", "tr", "Cumhuriyet Bayramı"),
        ("tr", "en", "Republic Day"),
        ("tr", "ru", "Cumhuriyet Bayramı"),
        ("kz", "kk", "Қазақстан Республикасы күні"),
        ("vn", "vi", "Quốc khánh"),
        ("cn", "zh-hant", "國慶節"),
        ("cn", "zh", "国庆节"),
        ("cn", "vi", "国庆节"),
        ("ru", "ru", "День России"),
        ("tr", "", "Cumhuriyet Bayramı"),
    ],
)
def test_holidays_are_named_in_the_readers_language_or_the_countrys_own(country: str, lang: str, name: str) -> None:
    assert name in {one.split(" (")[0] for one in assumed_calendar(country, 2026, lang).holidays.values()}


def test_days_that_no_list_knows_keep_their_name_in_every_language() -> None:
    own = calendar_from_json({**RAW, "public_holidays_in_window": {"2026-12-16": "Independence Day", "2026-12-17": "Day of our school"}})

    named = renamed_holidays(own, "KZ", "kk").holidays

    assert dict(named) == {date(2026, 12, 16): "Тәуелсіздік күні", date(2026, 12, 17): "Day of our school"}
    assert renamed_holidays(own, "XX", "kk") == own


@pytest.mark.parametrize(
    ("country", "occasion", "langs"),
    [
        ("cn", "lunar_new_year", ("en", "zh", "zh-hant")),
        ("cn", "national_day", ("en", "zh", "zh-hant")),
        ("vn", "lunar_new_year", ("en", "vi")),
        ("vn", "national_day", ("en", "vi")),
        ("kz", "nauryz", ("en", "kk")),
        ("kz", "constitution_day", ("en", "kk")),
        ("kz", "republic_day", ("en", "kk")),
        ("tr", "republic_day", ("en", "tr")),
        ("tr", "childrens_day", ("en", "tr")),
    ],
)
def test_an_occasion_is_found_whichever_language_the_calendar_is_kept_in(country: str, occasion: str, langs: tuple[str, ...]) -> None:
    found = [list(days_named(occasion, _ground(assumed_calendar(country, 2026, lang)))) for lang in langs]

    assert found[0]
    assert all(other == found[0] for other in found)


@pytest.mark.parametrize("country", ["tr", "kz", "vn", "cn", "de"])
def test_a_calendar_written_down_reads_the_same(country: str) -> None:
    calendar = assumed_calendar(country, 2026)

    again = calendar_from_json(calendar_to_json(calendar))

    start, end = calendar.window
    assert replace(again, holidays={}) == replace(calendar, holidays={})
    assert dict(again.holidays) == {day: name for day, name in calendar.holidays.items() if start <= day <= end}


def _ground(calendar: Calendar) -> Ground:
    return Ground(calendar, {}, calendar.window)
