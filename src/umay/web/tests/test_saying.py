"""Hours, weekdays and distances are said alike on the pages of all rooms."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from umay.web.api import saying

EAST = ZoneInfo("Asia/Shanghai")
STARTS, ENDS = datetime(2026, 11, 20, 7, 30, tzinfo=EAST), datetime(2026, 11, 20, 8, 20, tzinfo=EAST)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_hours_are_those_of_the_reader_or_those_of_the_place_as_is_asked():
    with timezone.override(UTC):
        assert saying.hours(STARTS, ENDS) == "23:30–0:20"
        assert saying.local_time(STARTS) == "23:30"
        assert saying.hours_there(STARTS, ENDS) == "7:30–8:20"
        assert saying.hours(time(7, 30), time(8, 20)) == "7:30–8:20"


@pytest.mark.parametrize(("days", "said"), [((), "every school day"), (range(7), "every day"), ((4, 0), "Mon, Fri"), ((5,), "Sat")])
def test_weekdays_are_said_in_their_order(days, said):
    assert saying.weekdays(days) == said


def test_what_nobody_measured_or_said_leaves_no_mark():
    assert saying.metres(None) == ""
    assert saying.metres(1200) == "1,200 m from the gate"
    assert saying.joined("", "a", "", "b") == "a · b"
    assert saying.times([time(16, 20), time(7, 10)]) == "7:10, 16:20"
    assert [key for key, _name in saying.weekday_choices()] == list("0123456")
