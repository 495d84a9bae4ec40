"""How pressing a thing is, and by which ways it leaves Umay. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from umay.notices.rules.mailing import first_at
from umay.notices.rules.quiet import Quiet, after_quiet

REPEAT_EVERY: Final = timedelta(minutes=10)
REPEATS: Final = 6  # up to an hour; then the caller's ladder goes on
ONE_MESSAGE_IN: Final = timedelta(hours=1)


class Urgency(StrEnum):
    """USUAL: as the person chose. URGENT: as soon as their quiet hours allow. DANGER: now, by every way, again until it is read."""

    USUAL = "usual"
    URGENT = "urgent"
    DANGER = "danger"

    @property
    def rank(self) -> int:
        """Return how pressing it is; more is more."""
        return list(Urgency).index(self)


class Channel(StrEnum):
    """A way out of Umay. PUSH: a browser that was allowed to show notices."""

    EMAIL = "email"
    SMS = "sms"
    PUSH = "push"


@dataclass(frozen=True, slots=True)
class Way:
    """Where one message would go. address_id: None for the account's own e-mail."""

    channel: Channel
    address_id: int | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a person wants to be told. digest: of people. quiet: None when any hour will do. ringing: confirmed telephones and browsers."""

    digest: str
    quiet: Quiet | None
    zone: tzinfo
    ringing: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaving:
    """A message that is to leave. turn: 0, and up to REPEATS for what is said again until it is read."""

    way: Way
    at: datetime
    turn: int = 0


def leavings(urgency: Urgency, wishes: Wishes, at: datetime, *, pressing: bool = False) -> tuple[Leaving, ...]:
    """Return what leaves, when and by which way, for somebody who is told at this moment.

    pressing: over before the digest; leaves at once for all who wish to be told at all.
    """
    mail = Way(Channel.EMAIL)
    if urgency is Urgency.DANGER:
        return tuple(Leaving(way, at + turn * REPEAT_EVERY, turn) for turn in range(REPEATS + 1) for way in (mail, *wishes.ringing))
    if urgency is Urgency.URGENT:
        first = after_quiet(at, wishes.quiet, wishes.zone)
        ways = wishes.ringing if wishes.digest == "never" else (mail, *wishes.ringing)
        return tuple(Leaving(way, first) for way in ways)
    chosen = first_at(wishes.digest, at, pressing=pressing)
    if chosen is None:
        return ()
    first = after_quiet(chosen, wishes.quiet, wishes.zone)
    return tuple(Leaving(way, first) for way in (mail, *wishes.ringing) if way.channel is not Channel.SMS)


def next_message(was: Urgency, now: Urgency, *, messaged_at: datetime | None, is_read: bool, at: datetime) -> datetime | None:
    """Return from when on a message may leave about what is told again; None when the one that left, or waits, says it already.

    messaged_at: when the last one was to leave. A flood leaves one an hour; only danger that nobody has read of yet is sooner.
    """
    if messaged_at is None or now.rank > was.rank or (now is Urgency.DANGER and is_read):
        return at
    if at >= messaged_at + ONE_MESSAGE_IN:
        return at
    return max(at, messaged_at + ONE_MESSAGE_IN) if is_read else None
