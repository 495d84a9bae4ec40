"""Whom a post's trouble is told: the leaders on duty now, else the head of the school."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from umay.core.api import Function
from umay.people import api as people
from umay.staffing.api import Kind
from umay.watch.queries.slots import standing_shifts

_BEFORE: Final = timedelta(minutes=45)


def leaders_of(unit_id: int, on: date, at: datetime) -> tuple[int, ...]:
    """Return the ids of the persons who lead the duty of a school at a moment."""
    leading = standing_shifts(unit_id, on).filter(kind=Kind.LEADER.value, starts_at__lte=at + _BEFORE, ends_at__gt=at)
    found = tuple(person for person in leading.values_list("worker__person_id", flat=True).distinct() if person is not None)
    return found or people.holders(unit_id, on, (Function.UNIT_HEAD,)) or people.holders(unit_id, on, (Function.DEPUTY_HEAD,))
