"""A school with a line home at 11:30, a class of it, and who leads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from tests.support.cast import seated
from umay.core.api import JOB, scoped
from umay.ways.actions import leading

FRIDAY = date(2026, 11, 20)
SET_UP = datetime(2026, 11, 9, 6, 0, tzinfo=UTC)
LEAVES = time(11, 30)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(FRIDAY.year, FRIDAY.month, FRIDAY.day, hour, minute, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class World:
    """Who leads the class, the line and the class there."""

    cast: Any
    teacher: Any
    line: UUID
    class_uid: UUID


def build(cast: Any) -> World:
    """Set the school's line up."""
    first, second = (seated(name, cast.school, "member") for name in ("first", "second"))
    line = leading.keep_line(cast.principal, leading.LineDraft("East", "Shop", 100, (LEAVES,), ()), now=SET_UP)
    row = leading.set_class(cast.principal, line, "2-B", (first.person_id, second.person_id), now=SET_UP)
    return World(cast, first, line, row)


def rows(model: Any) -> Any:
    """Return all rows of a table, as a job sees them."""
    with scoped(JOB):
        return list(model.objects.order_by("pk"))


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)
