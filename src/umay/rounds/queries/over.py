"""What jobs look for: rounds whose time is over, schools whose weeks are counted."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, query
from umay.rounds.models import Round, Route
from umay.rounds.rules.kinds import Ending


@query
def rounds_over(actor: Actor, now: datetime) -> tuple[UUID, ...]:
    """Return the rounds that are open though their time is over."""
    del actor
    return tuple(Round.objects.filter(ending=Ending.OPEN, until_at__lt=now).order_by("until_at").values_list("uid", flat=True))


@query
def schools_to_count(actor: Actor) -> tuple[int, ...]:
    """Return the schools that have rounds."""
    del actor
    return tuple(Route.objects.filter(ended_at__isnull=True).order_by("unit_id").values_list("unit_id", flat=True).distinct())
