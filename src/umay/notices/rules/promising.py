"""What really happens when somebody is told, read off the rule by which messages leave, so that the page can promise nothing else. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from umay.notices.rules.urgency import Channel, Leaving, Urgency, Way, Wishes, leavings


class Happens(StrEnum):
    """What becomes of a message. OFF: the deployment has no such way. UNSET: the person has set none up."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"
    WAITS = "waits"
    OFF = "off"
    UNSET = "unset"


@dataclass(frozen=True, slots=True)
class Promise:
    """What happens with a message of an urgency: by each way on a day, and in the quiet hours. again: how often it is said until read."""

    urgency: Urgency
    by: dict[Channel, Happens]
    in_quiet: Happens
    again: int


def promises(wishes: Wishes, works: Collection[Channel], at: datetime) -> tuple[Promise, ...]:
    """Return what happens with a message of each urgency, the usual ones first.

    works: ways by which this deployment sends at all. at: aware; any moment, from which an hour of the day and one of the quiet is chosen.
    """
    day, night = _loud(wishes, at), _quiet(wishes, at)
    return tuple(_promise(urgency, wishes, works, day, night) for urgency in Urgency)


def _promise(urgency: Urgency, wishes: Wishes, works: Collection[Channel], day: datetime, night: datetime | None) -> Promise:
    leaving = leavings(urgency, wishes, day)
    by = {channel: _by(channel, wishes, works, leaving, day) for channel in Channel}
    if not set(by.values()) - {Happens.OFF, Happens.UNSET, Happens.NEVER}:
        return Promise(urgency, by, Happens.NEVER, 0)
    again = max((one.turn for one in leaving), default=0)
    if night is None:
        return Promise(urgency, by, Happens.AT_ONCE if urgency is not Urgency.USUAL else _first(by), again)
    waits = all(one.at > night for one in leavings(urgency, wishes, night))
    return Promise(urgency, by, Happens.WAITS if waits else Happens.AT_ONCE, again)


def _first(by: dict[Channel, Happens]) -> Happens:
    return next((one for one in by.values() if one not in {Happens.OFF, Happens.UNSET, Happens.NEVER}), Happens.NEVER)


def _by(channel: Channel, wishes: Wishes, works: Collection[Channel], leaving: Collection[Leaving], day: datetime) -> Happens:
    if channel not in works:
        return Happens.OFF
    if channel is not Channel.EMAIL and Way(channel) not in {Way(one.channel) for one in wishes.ringing}:
        return Happens.UNSET
    first = min((one.at for one in leaving if one.way.channel is channel), default=None)
    if first is None:
        return Happens.NEVER
    if first == day:
        return Happens.AT_ONCE
    return Happens.WEEKLY if wishes.digest == "weekly" else Happens.DAILY


def _loud(wishes: Wishes, at: datetime) -> datetime:
    """Return a moment outside of the quiet hours."""
    return next(one for one in _hours(wishes, at) if wishes.quiet is None or not wishes.quiet.holds(one.astimezone(wishes.zone).time()))


def _quiet(wishes: Wishes, at: datetime) -> datetime | None:
    """Return a moment within the quiet hours; None without any."""
    if wishes.quiet is None:
        return None
    local = at.astimezone(wishes.zone)
    return local.replace(hour=wishes.quiet.since.hour, minute=wishes.quiet.since.minute, second=0, microsecond=0).astimezone(at.tzinfo)


def _hours(wishes: Wishes, at: datetime) -> list[datetime]:
    """Return the moments of a day, from the end of the quiet hours on."""
    start = at
    if wishes.quiet is not None:
        local = at.astimezone(wishes.zone)
        start = local.replace(hour=wishes.quiet.until.hour, minute=wishes.quiet.until.minute, second=0, microsecond=0).astimezone(at.tzinfo)
    return [start + timedelta(minutes=each) for each in range(0, 24 * 60, 30)]
