"""Who is to hear that somebody acts for their unit."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from umay.people.models import BrokenGlass
from umay.people.queries.actors import holders
from umay.people.zones import zone_of


@dataclass(frozen=True, slots=True)
class GlassTold:
    """A broken glass, and the persons whose unit it is; who broke it is not among them."""

    uid: UUID
    person_ids: tuple[int, ...]


def told_of_glass(glass_id: int) -> GlassTold | None:
    """Return who holds an appointment in the unit on the unit's day; None when there is no such broken glass. For jobs."""
    glass = BrokenGlass.objects.select_related("appointment", "unit").filter(pk=glass_id).first()
    if glass is None:
        return None
    there = holders(glass.unit_id, glass.from_at.astimezone(zone_of(glass.unit.country)).date())
    return GlassTold(glass.uid, tuple(one for one in there if one != glass.appointment.person_id))
