"""The school's own picture, on which posts and dangers are drawn: kept, and taken away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from umay.core.api import Actor, Perm, action, just_done, own_place, record, require
from umay.places.models import SchoolPicture


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture that was drawn anew by whoever examined the file. wide, high: in its own points."""

    media_type: str
    data: bytes
    wide: int
    high: int


@action(Perm.POST_KEEP, "school.picture_kept")
def keep_picture(actor: Actor, drawn: DrawnPicture, *, now: datetime) -> SchoolPicture:
    """Keep a picture of the actor's school; it takes the place of the one before, and points on that one are shown no more.

    Raises Refused ("access.not_granted"). Audit: school.picture_kept.
    """
    place = own_place(actor)
    before = SchoolPicture.objects.select_for_update().filter(unit_id=place.unit_id).first()
    require(actor, Perm.POST_KEEP, place)

    if before is not None:
        before.delete()
    row = SchoolPicture.objects.create(
        unit_id=place.unit_id, media_type=drawn.media_type, data=drawn.data, wide=drawn.wide, high=drawn.high, recorded_at=now,
        recorded_by_id=actor.person_id,
    )  # fmt: skip

    record(actor, "school.picture_kept", place.unit_id, at=now, place=place)
    return row


@action(Perm.POST_KEEP, "school.picture_taken_away")
def remove_picture(actor: Actor, *, now: datetime) -> None:
    """Take the school's picture away; clicked twice by the same person it is gone once.

    Raises PictureMissing, Refused ("access.not_granted"). Audit: school.picture_taken_away.
    """
    place = own_place(actor)
    row = SchoolPicture.objects.select_for_update().filter(unit_id=place.unit_id).first()
    require(actor, Perm.POST_KEEP, place)
    if row is None and not just_done(actor, "school.picture_taken_away", [place.unit_id], now):
        raise SchoolPicture.DoesNotExist

    if row is not None:
        row.delete()

    record(actor, "school.picture_taken_away", place.unit_id, at=now, place=place, detail={"again": row is None})
