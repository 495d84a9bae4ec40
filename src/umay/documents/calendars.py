"""Calendars as ics (RFC 5545): whole days, no alarms, the same uid for the same event each time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

import icalendar

from umay.documents.cleaning import clean
from umay.documents.fonts import locale_of
from umay.documents.values import CalendarDocument, Event

_ASK_AGAIN: Final = timedelta(hours=12)


def render_calendar(calendar: CalendarDocument, *, stamped_at: datetime) -> bytes:
    """Return the calendar as a feed that programs may ask for again. stamped_at: aware; when it was made."""
    feed = icalendar.Calendar()
    feed.add("prodid", "-//Umay//Calendar of duties//EN")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", clean(calendar.name))
    feed.add("name", clean(calendar.name))
    feed.add("refresh-interval", _ASK_AGAIN, parameters={"VALUE": "DURATION"})
    feed.add("x-published-ttl", "PT12H")
    for event in calendar.events:
        feed.add_component(_event(event, calendar.lang, stamped_at))
    return bytes(feed.to_ical())


def _event(event: Event, lang: str, stamped_at: datetime) -> icalendar.Event:
    made = icalendar.Event()
    language = {"LANGUAGE": locale_of(lang)}
    made.add("uid", clean(event.uid))
    made.add("dtstamp", stamped_at)
    if event.starts_at is not None and event.ends_at is not None:
        made.add("dtstart", event.starts_at.astimezone(UTC))
        made.add("dtend", event.ends_at.astimezone(UTC))
    else:
        made.add("dtstart", event.day)
        made.add("dtend", (event.until or event.day) + timedelta(days=1))  # the end of whole days is the day after (RFC 5545, 3.6.1)
    made.add("summary", clean(event.title).replace("\n", " "), parameters=language)
    if event.text:
        made.add("description", clean(event.text), parameters=language)
    if event.address:
        made.add("url", event.address)
    made.add("transp", "TRANSPARENT")
    return made
