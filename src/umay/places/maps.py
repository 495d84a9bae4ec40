"""The maps of a school on which rooms above draw their points: the neutral picture of a gate, and the school's own."""

from __future__ import annotations

from dataclasses import dataclass

from umay.core.api import Actor, query
from umay.places.models import SchoolPicture
from umay.places.rules.ground import MAP_WIDE

PictureMissing = SchoolPicture.DoesNotExist


@dataclass(frozen=True, slots=True)
class OwnMap:
    """The school's own picture as drawn: MAP_WIDE wide and so high. number: another picture has another."""

    number: int
    high: int


@query
def own_map(actor: Actor) -> OwnMap | None:
    """Return the own picture of the actor's school; None where it has none, and for an office."""
    if actor.seat is None or actor.seat.level != "unit":
        return None
    found = SchoolPicture.objects.filter(unit_id=actor.seat.place.unit_id).values_list("pk", "wide", "high").first()
    return OwnMap(found[0], max(MAP_WIDE * found[2] // found[1], 1)) if found else None


@query
def own_map_file(actor: Actor) -> tuple[bytes, str]:
    """Return the picture of the actor's school and its type. Raises PictureMissing."""
    row = SchoolPicture.objects.get(unit_id=actor.seat.place.unit_id if actor.seat else 0)
    return bytes(row.data), row.media_type
