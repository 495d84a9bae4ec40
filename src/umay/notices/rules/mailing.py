"""When a message is due, how long to wait after a failure, and when to stop trying. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

DIGEST_HOUR: Final = 3  # UTC: six in the morning in the west of where Umay is used, before noon in the east
PRESSING: Final = frozenset({"glass.broken"})  # over before the digest: told at once to all but those who wish to be told nothing
FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(hours=6)
GIVE_UP_AFTER: Final = timedelta(days=7)  # SECURITY C5 15 asks for 72 hours; a week spans holidays of a mail server
LONGEST_URGENT_WAIT: Final = timedelta(minutes=5)
LEASE: Final = timedelta(minutes=10)  # longer than one sending may take; what a killed worker had taken is taken again afterwards
SHORT_LEASE: Final = timedelta(seconds=80)  # of gateways that answer within ten seconds or not at all (SECURITY C5 13: again within 90 s)


def first_at(digest: str, told_at: datetime, *, pressing: bool = False) -> datetime | None:
    """Return when somebody who is told at this moment is to be written to; None for never.

    digest: "at_once", "daily", "weekly" or "never". told_at: aware, in UTC. pressing: its code is one of PRESSING.
    """
    if digest == "never":
        return None
    if pressing or digest == "at_once":
        return told_at
    morning = told_at.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    if morning <= told_at:
        morning += timedelta(days=1)
    return morning + timedelta(days=(7 - morning.weekday()) % 7) if digest == "weekly" else morning


def wait_after(tries: int, *, urgent: bool = False) -> timedelta:
    """Return how long to wait after so many failures: a minute, then four times as long each time, six hours at most.

    urgent: five minutes at most.

    >>> wait_after(1).seconds, wait_after(3).seconds, wait_after(30) == LONGEST_WAIT
    (60, 960, True)
    """
    return min(FIRST_WAIT * int(4 ** min(tries - 1, 10)), LONGEST_URGENT_WAIT if urgent else LONGEST_WAIT)
