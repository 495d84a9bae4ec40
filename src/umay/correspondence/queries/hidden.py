"""Whether a child's place is hidden, and the words that would tell it."""

from __future__ import annotations

from uuid import UUID

from umay.core.api import Actor
from umay.places import api as places
from umay.protected import api as protected


def is_hidden(actor: Actor, child: UUID | None) -> bool:
    """Tell whether a child has a protected place: no letter names its school or address then."""
    return child is not None and protected.shown_place(actor, child).is_hidden


def words_of(unit: places.UnitCard) -> tuple[str, ...]:
    """Return what would tell where a unit is."""
    return (unit.name, unit.area_name)
