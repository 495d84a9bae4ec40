"""Where dangers of a school that nobody removed yet lie on its map, and what is kept of one that a device sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from umay.core.api import Actor, Perm, query
from umay.hazards.models import Hazard
from umay.hazards.queries.words import KINDS
from umay.hazards.rules.kinds import Deed, HazardKind, State


@dataclass(frozen=True, slots=True)
class OpenSpot:
    """A danger on the map. x, y: thousandths of its width and height from the upper left. what: its kind, in words.

    picture: number of the school's own picture that it was put on; None for the neutral one.
    """

    uid: UUID
    what: str
    x: int
    y: int
    picture: int | None = None


@query
def open_spots(actor: Actor) -> tuple[OpenSpot, ...]:
    """Return the open dangers of the actor's school whose place on the map is known; none for whoever may not see its ledger."""
    if actor.seat is None or actor.seat.level != "unit" or not actor.may(Perm.HAZARD_NOTE, actor.seat.place):
        return ()
    rows = Hazard.objects.filter(unit_id=actor.seat.place.unit_id, map_x__isnull=False, state__in=(State.TOLD, State.OPEN)).order_by("pk")
    return tuple(OpenSpot(row.uid, str(KINDS[HazardKind(row.kind)]), row.map_x or 0, row.map_y or 0, row.picture_number) for row in rows)


@query
def kept_under(actor: Actor, key: UUID) -> Literal["", "words", "picture"]:
    """Return what is kept of a danger that the actor sent under a key of the device: with its picture, without one, or "" for none."""
    row = Hazard.objects.filter(unit_id=actor.seat.place.unit_id if actor.seat else 0, key=key, found_by_id=actor.person_id).first()
    if row is None:
        return ""
    return "picture" if row.photos.filter(deed=Deed.FOUND).exists() else "words"
