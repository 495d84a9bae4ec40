"""Roads closed at set hours. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from umay.kernel.refusal import Refusal
from umay.kernel.weeks import is_due_day
from umay.timing.api import Calendar


@dataclass(frozen=True, slots=True)
class Hours:
    """When a road is closed. until_on: None for until further notice. weekdays: empty means every school day."""

    weekdays: Collection[int]
    starts: time
    ends: time
    from_on: date
    until_on: date | None = None


def closed_on(hours: Hours, day: date, calendar: Calendar | None) -> bool:
    """Tell whether the road is closed at some hour of the day."""
    holds = hours.from_on <= day and (hours.until_on is None or day <= hours.until_on)
    return holds and is_due_day(hours.weekdays, day, calendar)


def closed_at(hours: Hours, local: datetime, calendar: Calendar | None) -> bool:
    """Tell whether the road is closed at the school's local time."""
    return closed_on(hours, local.date(), calendar) and hours.starts <= local.time().replace(tzinfo=None) < hours.ends


def closure_refusal(hours: Hours, authority: str, paper: str) -> Refusal | None:
    """Return why a closing may not be shown, or None: no road is closed without a paper of an authority."""
    if not authority.strip() or not paper.strip():
        return Refusal("ways.paper_missing")
    if hours.ends <= hours.starts:
        return Refusal("ways.hours_turned")
    return Refusal("ways.days_turned") if hours.until_on is not None and hours.until_on < hours.from_on else None
