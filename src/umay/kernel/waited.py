"""What waited on a device, and which time counts: the server's. A device's clock is evidence, and tells how long it waited. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

MOST_WAITING: Final = 500  # in one go; a device sends the rest after them
LONGEST_WAIT: Final = timedelta(days=14)
OFF: Final = timedelta(minutes=10)  # from here on a clock is said to be wrong


@dataclass(frozen=True, slots=True)
class Counted:
    """When something was done by the server's time. off_s: how many seconds the device's clock is ahead; None when it did not say."""

    at: datetime
    off_s: int | None = None

    @property
    def is_off(self) -> bool:
        """Tell whether the device's clock is wrong enough to be named."""
        return self.off_s is not None and abs(self.off_s) >= OFF.total_seconds()


def counted_at(received: datetime, device_at: datetime | None, device_now: datetime | None) -> Counted:
    """Return when it counts. device_at: when it was done, device_now: when it was sent, both by the device's own clock.

    Only how long it waited is taken from the device, so that a clock that is a day off changes nothing. A wait that cannot be (less than
    none, longer than LONGEST_WAIT) is not believed: then it counts when it was received.
    """
    if device_at is None or device_now is None:
        return Counted(received)
    off_s = max(-(2**31), min(2**31 - 1, int((device_now - received).total_seconds())))
    waited = device_now - device_at
    return Counted(received if waited < timedelta(0) or waited > LONGEST_WAIT else received - waited, off_s)


@dataclass(frozen=True, slots=True)
class Waited:
    """What waited on a device, in the order in which it was done. sent: when it sends, in milliseconds by its own clock, as it says it."""

    sent: Any
    items: tuple[dict[str, Any], ...]

    @property
    def sent_at(self) -> datetime | None:
        """When it sends; None where it says nothing that a clock can say."""
        return moment(self.sent)


def read_waited(body: bytes | str) -> Waited | None:
    """Return what a device sent as JSON; None for what no device of ours sends. Nothing in an item is believed yet.

    >>> read_waited('{"sent": 9000, "items": [{"key": "b", "at": 2000}, {"key": "a", "at": 1000}]}').items[0]["key"]
    'a'
    >>> read_waited("[]")
    """
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return None
    items = said.get("items") if isinstance(said, dict) else None
    if not isinstance(items, list) or len(items) > MOST_WAITING or not all(isinstance(one, dict) for one in items):
        return None
    return Waited(said.get("sent"), tuple(sorted(items, key=_done_at)))


def _done_at(item: dict[str, Any]) -> datetime:
    return moment(item.get("at")) or datetime.min.replace(tzinfo=UTC)


def moment(millis: Any) -> datetime | None:
    """Return a moment said in milliseconds since 1970; None for nothing and for what no clock says.

    >>> moment(86_400_000)
    datetime.datetime(1970, 1, 2, 0, 0, tzinfo=datetime.timezone.utc)
    """
    try:
        return datetime.fromtimestamp(float(millis) / 1000, UTC)
    except (ValueError, OverflowError, OSError, TypeError):
        return None
