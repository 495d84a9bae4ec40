"""Calendars parse back, keep their ids, ring no alarms."""

from __future__ import annotations

from datetime import UTC, date, datetime

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from umay.documents.api import CalendarDocument, Event, render_calendar

STAMP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def feed(*events: Event, name: str = "Okul takvimi") -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(render_calendar(CalendarDocument(name, events, "tr"), stamped_at=STAMP))


def test_a_day_reads_back_as_a_whole_day() -> None:
    (event,) = feed(Event("duty-1@umay", date(2026, 11, 30), "Ölçeği gönder", "Neden: ilk hafta", "https://umay.example/tasks/1/")).walk(
        "VEVENT"
    )

    assert event["SUMMARY"] == "Ölçeği gönder"
    assert event["UID"] == "duty-1@umay"
    assert event.decoded("DTSTART") == date(2026, 11, 30)
    assert event.decoded("DTEND") == date(2026, 12, 1)
    assert event.decoded("DTSTAMP") == STAMP
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["URL"] == "https://umay.example/tasks/1/"


def test_several_days_end_after_the_last() -> None:
    (event,) = feed(Event("u", date(2026, 11, 2), "t", until=date(2026, 11, 6))).walk("VEVENT")

    assert event.decoded("DTEND") == date(2026, 11, 7)


def test_no_alarm_rings() -> None:
    assert not feed(Event("u", date(2026, 11, 2), "t")).walk("VALARM")


def test_an_empty_calendar_is_a_calendar() -> None:
    assert feed()["X-WR-CALNAME"] == "Okul takvimi"


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_words_break_out_of_their_event(title: str, text: str) -> None:
    made = feed(Event("u", date(2026, 11, 2), title + "\r\nEND:VEVENT\r\nBEGIN:VALARM", text + "\r\nATTACH:x"))

    assert [part.name for part in made.walk()] == ["VCALENDAR", "VEVENT"]
    assert "ATTACH" not in made.walk("VEVENT")[0]
