"""Whom a post's trouble is told: the leaders on duty now, else the head of the school."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from umay.core.api import Actor, Function
from umay.people import api as people
from umay.rosters.api import Shift
from umay.staffing.api import Kind
from umay.watch.queries.slots import standing_shifts

_BEFORE: Final = timedelta(minutes=45)
_HEADS: Final = frozenset({Function.UNIT_HEAD, Function.DEPUTY_HEAD})


def leaders_of(unit_id: int, on: date, at: datetime) -> tuple[int, ...]:
    """Return the ids of the persons who lead the duty of a school at a moment."""
    leading = standing_shifts(unit_id, on).filter(kind=Kind.LEADER.value, starts_at__lte=at + _BEFORE, ends_at__gt=at)
    found = tuple(person for person in leading.values_list("worker__person_id", flat=True).distinct() if person is not None)
    return found or people.holders(unit_id, on, (Function.UNIT_HEAD,)) or people.holders(unit_id, on, (Function.DEPUTY_HEAD,))


def may_call(actor: Actor, shifts: Iterable[Shift], at: datetime) -> bool:
    """Tell whether somebody may read the phone numbers of who stands: a head, a deputy, or who leads the duty at this moment.

    shifts: of the day, with their workers. Every teacher may lead one day; the numbers of parents are nobody's the rest of the week.
    """
    if actor.seat is not None and actor.seat.function in _HEADS:
        return True
    leading = (one for one in shifts if one.kind == Kind.LEADER.value and one.starts_at - _BEFORE <= at < one.ends_at)
    return actor.person_id is not None and any(one.worker.person_id == actor.person_id for one in leading)
