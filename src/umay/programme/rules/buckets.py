"""Where a task stands on a day: late, due today, this week, this month, later, or settled. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from umay.programme.rules.states import OPEN, State


class Bucket(StrEnum):
    """The groups of my day, in the order in which they are shown."""

    SENT_BACK = "sent_back"
    LATE = "late"
    TODAY = "today"
    THIS_WEEK = "this_week"
    THIS_MONTH = "this_month"
    LATER = "later"
    SETTLED = "settled"


def bucket(state: State | None, due_on: date, today: date) -> Bucket:
    """Return the group. A week ends on Sunday; "this month" is the next 31 days.

    >>> bucket(None, date(2026, 9, 17), date(2026, 9, 18)).value
    'late'
    """
    if state not in OPEN:
        return Bucket.SETTLED
    if state is State.SENT_BACK:
        return Bucket.SENT_BACK
    if due_on < today:
        return Bucket.LATE
    if due_on == today:
        return Bucket.TODAY
    if due_on <= today + timedelta(days=6 - today.weekday()):
        return Bucket.THIS_WEEK
    return Bucket.THIS_MONTH if due_on <= today + timedelta(days=31) else Bucket.LATER


class Mark(StrEnum):
    """What a grid cell shows for one unit and one obligation, worst first when several dates fall together."""

    LATE = "late"
    SENT_BACK = "sent_back"
    NOTHING = "nothing"
    DUE = "due"
    NOT_DONE = "not_done"
    DONE_LATE = "done_late"
    DONE = "done"
    AHEAD = "ahead"
    NONE = "none"


def mark(state: State | None, due_on: date, opens_on: date | None, today: date) -> Mark:
    """Return the mark of one task. "nothing": it is past its date and nobody said anything; "late": somebody began and is late.

    ahead: its window has not opened yet and nobody is expected to have said anything.
    """
    if state in _SAID:
        return _SAID[state]
    if due_on < today:
        return Mark.NOTHING if state is None else Mark.LATE
    return Mark.AHEAD if state is None and opens_on is not None and opens_on > today else Mark.DUE


_SAID: Final[Mapping[State | None, Mark]] = {
    State.DONE: Mark.DONE,
    State.DONE_LATE: Mark.DONE_LATE,
    State.NOT_DONE: Mark.NOT_DONE,
    State.NOT_APPLICABLE: Mark.NONE,
    State.SENT_BACK: Mark.SENT_BACK,
}
