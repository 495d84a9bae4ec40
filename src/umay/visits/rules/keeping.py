"""How long a visitor's name is kept, and from when on somebody inside should be gone. Pure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

KEPT_DAYS: Final = 30
CLOSING: Final = time(18, 0)
"""When a school is taken to close that has said nothing and has no bell, and on a day without school."""

AFTER_THE_DAY: Final = timedelta(minutes=30)
"""How long after its last window or ring a school closes that has said no hour of its own."""


def goes_before(today: date) -> date:
    """Return the first day whose visitors are still kept; what lies before goes.

    >>> goes_before(date(2026, 11, 30))
    datetime.date(2026, 10, 31)
    """
    return today - timedelta(days=KEPT_DAYS)


def closing_at(own: time | None, day_end: time | None) -> time:
    """Return when a school closes on a day. own: as it said itself; day_end: of its last window or ring, None without one.

    >>> closing_at(None, time(15, 20)), closing_at(time(17), time(15, 20)), closing_at(None, None), closing_at(None, time(23, 50))
    (datetime.time(15, 50), datetime.time(17, 0), datetime.time(18, 0), datetime.time(23, 59))
    """
    if own is not None:
        return own
    if day_end is None:
        return CLOSING
    later = datetime.combine(date.min, day_end) + AFTER_THE_DAY
    return later.time() if later.date() == date.min else time(23, 59)


def is_still_inside(came: date, here: datetime, closing: time) -> bool:
    """Tell whether somebody who came on the day and did not leave should have gone. here: the local time."""
    return came < here.date() or here.time() >= closing
