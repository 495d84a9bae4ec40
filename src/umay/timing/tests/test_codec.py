from __future__ import annotations

import json
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings

from umay.timing import values as v
from umay.timing.codec import KINDS, TimingError, from_json, kind_of, to_json
from umay.timing.tests.strategies import timings


@given(timings())
@settings(max_examples=200)
def test_a_timing_survives_its_json(timing: v.Timing) -> None:
    assert from_json(json.loads(json.dumps(to_json(timing)))) == timing


def test_every_kind_of_the_algebra_has_a_code() -> None:
    assert len(KINDS) == len(get_args(v.Timing))
    assert {kind_of(v.Continuous()), kind_of(v.AnyOf((v.Continuous(),)))} == {"continuous", "any_of"}


@pytest.mark.parametrize(
    ("timing", "written"),
    [
        (v.MonthDay(25), {"kind": "month_day", "day": 25, "months": "all", "rel": "by"}),
        (v.TermWeeks(1, 4), {"kind": "term_weeks", "from": 1, "to": 4}),
        (v.EveryN(1, "month"), {"kind": "every_n", "n": 1, "unit": "month"}),
        (v.YearlyMonths((9, 2)), {"kind": "yearly_months", "months": [9, 2], "per": "each"}),
        (v.SingleDate(date(2026, 9, 14)), {"kind": "single_date", "date": "2026-09-14"}),
        (
            v.RelativeEvent("meeting", "after", 1, "working_day", "nth_period"),
            {"kind": "relative_event", "event": "meeting", "dir": "after", "n": 1, "unit": "working_day", "bound": "nth_period"},
        ),
        (
            v.WeeklyWindows((v.Window(("MO",), "07:30", "08:00"),), days_given=False),
            {"kind": "weekly_windows", "windows": [{"days": ["MO"], "start": "07:30", "end": "08:00"}], "days_given": False},
        ),
    ],
)
def test_json_has_the_keys_that_are_stated(timing: v.Timing, written: dict[str, Any]) -> None:
    assert to_json(timing) == written


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ([], "timing"),
        ({}, "kind"),
        ({"kind": "fortnightly"}, "kind"),
        ({"kind": "every_n", "n": 1}, "unit"),
        ({"kind": "every_n", "n": 1, "unit": "fortnight"}, "unit"),
        ({"kind": "every_n", "n": True, "unit": "week"}, "n"),
        ({"kind": "continuous", "since": 2020}, "since"),
        ({"kind": "month_day", "day": 31, "months": [2]}, "day"),
        ({"kind": "month_day", "day": 25, "months": [13]}, "months[0]"),
        ({"kind": "relative_event", "event": "meeting", "dir": "before", "n": 3}, "unit"),
        ({"kind": "relative_event", "event": "meeting", "dir": "after", "bound": "nth_period"}, "n"),
        ({"kind": "term_weeks", "from": 4, "to": 1}, "to"),
        ({"kind": "date_range", "start": "2026-10", "end": "2026-09", "precision": "month"}, "end"),
        ({"kind": "date_range", "start": "2026-13", "end": "2026-09", "precision": "month"}, "start"),
        ({"kind": "date_range", "start": "2026-02-30", "end": "2026-09-01", "precision": "day"}, "start"),
        ({"kind": "single_date", "date": "14.09.2026"}, "date"),
        ({"kind": "weekly_windows", "windows": [{"days": ["MO"], "start": "7:30", "end": "08:00"}]}, "windows[0].start"),
        ({"kind": "weekly_windows", "windows": [{"days": ["MO"], "start": "08:30", "end": "08:00"}]}, "windows[0].end"),
        ({"kind": "any_of", "parts": [{"kind": "continuous"}, {"kind": "vague", "sense": "soon"}]}, "parts[1].sense"),
        ({"kind": "any_of", "parts": []}, "parts"),
    ],
)
def test_an_error_names_the_key(raw: Any, key: str) -> None:
    with pytest.raises(TimingError) as error:
        from_json(raw)

    assert error.value.key == key


def test_a_pack_may_write_dates_and_years_without_quotes_and_leave_the_year_out() -> None:
    raw = {"kind": "date_range", "start": date(2021, 7, 5), "end": date(2021, 7, 9), "precision": "day"}

    assert from_json(raw) == v.DateRange("2021-07-05", "2021-07-09", "day")
    assert from_json({"kind": "date_range", "start": "--09-15", "end": "open", "precision": "day"}) == v.DateRange("--09-15", "open", "day")
    assert from_json({"kind": "date_range", "start": 2018, "end": 2021, "precision": "year"}) == v.DateRange("2018", "2021", "year")


def test_parts_nested_without_end_are_refused() -> None:
    raw: dict[str, Any] = {"kind": "continuous"}
    for _ in range(5000):
        raw = {"kind": "any_of", "parts": [raw]}

    with pytest.raises(TimingError):
        from_json(raw)
