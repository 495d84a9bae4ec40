"""The calendar page: a unit's duties of one month, and the twelve months around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from umay.core.api import Actor, Perm, query, require
from umay.places import api as places
from umay.programme.queries.tasks import TaskLine, line_of, rows
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """The tasks due on one day."""

    day: date
    said: str
    is_today: bool
    lines: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month of a unit's duties. before, after: the months beside it as "2026-11"."""

    unit: places.UnitCard
    title: str
    days: tuple[DayOfMonth, ...]
    before: str
    after: str
    count: int


@query
def month_page(actor: Actor, *, first: date, today: date, lang: str) -> MonthPage:
    """Return the month that begins on the day for the actor's own unit. Raises UnitMissing; Refused ("access.not_granted")."""
    unit = places.own_unit(actor)
    require(actor, Perm.TASK_READ, unit.place)
    following = (first + timedelta(days=32)).replace(day=1)
    lines = [line_of(row, unit.uid, lang, today) for row in rows(unit.id, first, following - timedelta(days=1))]
    days = sorted({line.due_on for line in lines})
    return MonthPage(
        unit=unit,
        title=dates.sentence(dates.say_month(first)),
        days=tuple(DayOfMonth(day, dates.say_day(day), day == today, tuple(line for line in lines if line.due_on == day)) for day in days),
        before=f"{first - timedelta(days=1):%Y-%m}",
        after=f"{following:%Y-%m}",
        count=len(lines),
    )
