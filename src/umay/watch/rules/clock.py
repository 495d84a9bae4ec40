"""When a scan counts: the server's clock rules, the device's is evidence. Pure.

A device says when it scanned and when it sends, both by its own clock. What lies between the two is true on a clock that is wrong by any
number of hours; so the time that counts is the server's, less what lay between. A clock that is off is named, and breaks nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from umay.watch.rules.states import Grade

LIVE: Final = timedelta(minutes=2)
CAUGHT_UP: Final = timedelta(days=1)
OLDEST: Final = timedelta(days=14)  # beyond two weeks nobody remembers, and the proof of the week is closed
OFF: Final = timedelta(minutes=5)  # a clock that is further off is named


@dataclass(frozen=True, slots=True)
class Told:
    """What a device says: when it scanned and when it sent, by its own clock; None where it says nothing."""

    scanned_at: datetime | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ruled:
    """The time that counts. off_min: minutes by which the device's clock was off, forward or back. is_too_old: it counts no more."""

    at: datetime
    grade: Grade
    off_min: int = 0
    is_too_old: bool = False


def ruled(told: Told, received_at: datetime) -> Ruled:
    """Return when a scan counts. received_at: aware, by the server's clock.

    A device whose clock ran backwards between scan and sending tells nothing: the time of receipt counts.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    >>> yesterday = Told(noon - timedelta(days=1, minutes=30), noon - timedelta(days=1))
    >>> ruled(yesterday, noon).at.hour, ruled(yesterday, noon).off_min
    (11, -1440)
    """
    off = _minutes(told.sent_at - received_at) if told.sent_at else 0
    named = off if abs(off) >= OFF // timedelta(minutes=1) else 0
    if told.scanned_at is None or told.sent_at is None or told.scanned_at > told.sent_at:
        return Ruled(received_at, Grade.LIVE, named)
    waited = told.sent_at - told.scanned_at
    if waited > OLDEST:
        return Ruled(received_at, Grade.LATE, named, is_too_old=True)
    return Ruled(received_at - waited, _grade(waited), named)


def _grade(waited: timedelta) -> Grade:
    if waited <= LIVE:
        return Grade.LIVE
    return Grade.CAUGHT_UP if waited <= CAUGHT_UP else Grade.LATE


def _minutes(span: timedelta) -> int:
    return round(span / timedelta(minutes=1))
