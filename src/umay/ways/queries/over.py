"""What jobs look for: schools whose weeks are counted."""

from __future__ import annotations

from umay.core.api import Actor, query
from umay.ways.models import BusPlan


@query
def schools_to_count(actor: Actor) -> tuple[int, ...]:
    """Return the schools that have a waiting plan of buses."""
    del actor
    return tuple(BusPlan.objects.filter(ended_at__isnull=True).order_by("unit_id").values_list("unit_id", flat=True).distinct())
