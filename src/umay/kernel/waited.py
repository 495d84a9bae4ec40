"""Which time counts: the server's. A device's clock is evidence, and tells how long something waited on it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

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
