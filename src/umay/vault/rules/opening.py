"""How long a vault stays open, and how slow guesses become. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

IDLE: Final = timedelta(minutes=15)
LONGEST: Final = timedelta(hours=8)
FREE_TRIES: Final = 5
FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(minutes=15)  # whoever has the right words gets in within it, however often others guessed
FORGOTTEN_AFTER: Final = timedelta(days=1)
CODE_HOLDS: Final = timedelta(days=7)
SHARE_HOLDS: Final = timedelta(minutes=30)
RECOVERY_HOLDS: Final = timedelta(days=7)


def is_open(used_at: datetime, closes_at: datetime, now: datetime) -> bool:
    """Tell whether a vault that was last used at a time is open still."""
    return now < closes_at and now - used_at < IDLE


def wait_after(failed: int) -> timedelta:
    """Return how long to wait after so many tries in vain in a row.

    >>> [int(wait_after(failed).total_seconds()) for failed in (4, 5, 6, 9, 10, 10_000)]
    [0, 30, 60, 480, 900, 900]
    """
    if failed < FREE_TRIES:
        return timedelta()
    return min(FIRST_WAIT * int(2 ** min(failed - FREE_TRIES, 10)), LONGEST_WAIT)


def next_try_at(failed: int, last_at: datetime) -> datetime:
    """Return from when on one may try again."""
    return last_at + wait_after(failed)
