"""Weeks begin on Mondays; what is due on set weekdays follows the school's calendar where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.kernel.weeks import WEEK, is_due_day, week_of

MONDAY, SATURDAY = date(2026, 11, 16), date(2026, 11, 21)


@dataclass(frozen=True)
class _Calendar:
    """held: school days, each with the weekday as which it is held."""

    held: dict[date, int]

    def is_school_day(self, day: date) -> bool:
        return day in self.held

    def held_as(self, day: date) -> int:
        return self.held.get(day, day.weekday())


@given(day=st.dates(min_value=date(1, 1, 8), max_value=date(9999, 12, 1)))
def test_a_day_lies_in_the_week_that_its_monday_begins(day: date) -> None:
    monday = week_of(day)

    assert monday.weekday() == 0
    assert monday <= day < monday + WEEK
    assert week_of(monday) == monday
    assert week_of(monday - timedelta(days=1)) == monday - WEEK


@pytest.mark.parametrize(
    ("weekdays", "day", "is_due"),
    [((), MONDAY, True), ((), SATURDAY, False), ((5,), SATURDAY, True), ((5,), MONDAY, False), ((0, 2), MONDAY, True)],
)
def test_without_a_calendar_weekdays_alone_count(weekdays: tuple[int, ...], day: date, is_due: bool) -> None:
    assert is_due_day(weekdays, day, None) is is_due


@pytest.mark.parametrize(
    ("weekdays", "day", "is_due"),
    [((), SATURDAY, True), ((0,), SATURDAY, True), ((5,), SATURDAY, False), ((), MONDAY, False), ((0,), MONDAY, False)],
)
def test_a_saturday_that_makes_up_for_a_lost_monday_is_a_monday(weekdays: tuple[int, ...], day: date, is_due: bool) -> None:
    assert is_due_day(weekdays, day, _Calendar({SATURDAY: 0})) is is_due
