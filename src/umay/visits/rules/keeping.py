"""How long a visitor's name is kept, and from when on somebody inside should be gone. Pure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

KEPT_DAYS: Final = 30
CLOSING: Final = time(18, 0)
"""When a school is taken to close that has not said its hours by a bell."""


def goes_before(today: date) -> date:
    """Return the first day whose visitors are still kept; what lies before goes.

    >>> goes_before(date(2026, 11, 30))
    datetime.date(2026, 10, 31)
    """
    return today - timedelta(days=KEPT_DAYS)


def is_still_inside(came: date, here: datetime, closing: time) -> bool:
    """Tell whether somebody who came on the day and did not leave should have gone. here: the local time."""
    return came < here.date() or here.time() >= closing
