"""What the pages for those who tell show of a place, a receipt and an inbox: words in the reader's language, nothing to work out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.templatetags.static import static
from django.utils import translation

from umay.kernel.text import Text
from umay.places.api import zones
from umay.reports.api import values
from umay.web.api import dates

_STATES: Final = ("received", "read", "handled", "closed")


@dataclass(frozen=True, slots=True)
class Line:
    """A helpline. dial: what a phone calls."""

    number: str
    dial: str
    title: str
    free: bool
    hours: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place to tell. first: posts that read first; later: what comes when nobody has read, as (hours, posts)."""

    name: str
    is_demo: bool
    danger: tuple[Line, ...]
    talk: tuple[Line, ...]
    first: tuple[str, ...]
    later: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class RungSeen:
    """A step of the ladder. when: reached then, or will be. state: "read", "opened" or "later"."""

    posts: tuple[str, ...]
    when: str
    state: str


@dataclass(frozen=True, slots=True, repr=False)
class MessageSeen:
    """A message of an inbox."""

    from_team: bool
    words: str
    when: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class InboxShown:
    """An inbox. reached: how many of the four states it has gone through."""

    reached: int
    told: str
    rungs: tuple[RungSeen, ...]
    messages: tuple[MessageSeen, ...]


def place_shown(place: values.TellingPlace | None) -> Place | None:
    """Return what pages show of a place."""
    if place is None:
        return None
    reading = tuple(rung for rung in place.rungs if rung.reads and rung.posts)
    return Place(
        name=place.unit_name,
        is_demo=place.is_demo,
        danger=tuple(_line(one) for one in place.helplines if "danger" in one.purposes),
        talk=tuple(_line(one) for one in place.helplines if "danger" not in one.purposes),
        first=_posts(reading[0]) if reading else (),
        later=tuple((rung.after_hours, _posts(rung)) for rung in reading[1:]),
    )


def inbox_shown(inbox: values.Inbox, country: str, now: datetime) -> InboxShown:
    """Return an inbox with the days and times of its place. country: ISO code, "" where the place is shut.

    Messages stand in the order in which they came, each with its day alone.
    """
    zone = (None if settings.UMAY_TIME_ZONE else zones().get(country)) or ZoneInfo(settings.TIME_ZONE)
    return InboxShown(
        reached=_STATES.index(inbox.state) + 1,
        told=_when(inbox.told_at_hour, zone),
        rungs=tuple(_rung(one, zone) for one in inbox.rungs),
        messages=tuple(MessageSeen(one.from_team, one.words, _day(one.at_hour, now, zone), one.files) for one in inbox.messages),
    )


def sign_video(screen: str) -> str:
    """Return the address of the film in sign language for a screen, where the deployment has one in this language; else ""."""
    folder, name = getattr(settings, "UMAY_SIGN_VIDEOS", None), f"{_lang()}-{screen}.mp4"
    return static(f"signs/{name}") if folder and (Path(folder) / name).is_file() else ""


def _line(one: values.HelplineShown) -> Line:
    dial = "".join(sign for sign in one.number if sign.isdigit() or sign in "+*#")
    return Line(one.number, dial, _say(one.title), one.free, _say(one.hours) if one.hours else "")


def _posts(rung: values.Rung | values.RungShown) -> tuple[str, ...]:
    return tuple(_say(post) for post in rung.posts)


def _rung(one: values.RungShown, zone: ZoneInfo) -> RungSeen:
    state = "read" if one.read else "opened" if one.opened else "later"
    return RungSeen(_posts(one), _when(one.opens_at, zone), state)


def _when(at: datetime, zone: ZoneInfo) -> str:
    return dates.say_moment(at, zone, _lang())


def _day(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    day, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    return dates.say_near(day, today, _lang()) if today - timedelta(days=1) <= day <= today else dates.say_date(day, _lang())


def _say(words: values.Words) -> str:
    return Text.of(words).in_(_lang())


def _lang() -> str:
    return translation.get_language() or "en"
