"""Which hazards the daily round has to speak of."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import F, Q

from umay.core.api import Actor, query
from umay.hazards.models import Hazard
from umay.hazards.rules.kinds import State
from umay.hazards.rules.ledger import ABOVE_AFTER

_MOST: Final = 5_000


@query
def to_remind(_actor: Actor, today: date) -> tuple[UUID, ...]:
    """Return hazards whose due day is over and of which owner or office above was not told, and those to be looked at again."""
    late = Q(state=State.OPEN, due_on__lt=today) & _not_told("told_due_on", "due_on")
    above = Q()
    for size, after in ABOVE_AFTER.items():
        above |= Q(state=State.OPEN, size=size, due_on__lte=today - after)
    look = Q(state=State.GONE, look_on__lte=today) & _not_told("told_look_on", "look_on")
    found = Hazard.objects.filter(late | (above & _not_told("told_above_on", "due_on")) | look).order_by("due_on")
    return tuple(found.values_list("uid", flat=True)[:_MOST])


def _not_told(told: str, day: str) -> Q:
    return Q(**{f"{told}__isnull": True}) | ~Q(**{told: F(day)})
