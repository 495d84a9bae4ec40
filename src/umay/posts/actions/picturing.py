"""The school's own picture, on which its posts are drawn: kept, and taken away."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Final

from umay.core.api import Actor, Perm, action, record, require
from umay.documents.api import examine
from umay.kernel.refusal import Refusal, Refused
from umay.posts.models import Post, SchoolPicture
from umay.posts.queries.own import own_place

KINDS: Final = frozenset({"image/jpeg", "image/png", "image/webp"})


@action(Perm.POST_KEEP, "posts.picture_kept")
def keep_picture(actor: Actor, data: bytes, name: str, *, now: datetime) -> None:
    """Keep a picture of the actor's school, drawn anew; it takes the place of the one before.

    Posts that were placed on another one are placed again. Raises Refused ("access.not_granted", "posts.no_picture").
    Audit: posts.picture_kept.
    """
    place = own_place(actor)
    row = SchoolPicture.objects.select_for_update().filter(unit_id=place.unit_id).first() or SchoolPicture(unit_id=place.unit_id)
    require(actor, Perm.POST_KEEP, place)
    seen = examine(data, name)
    if seen.refusal is not None or not seen.may_preview or seen.media_type not in KINDS or seen.is_risky:
        raise Refused(Refusal("posts.no_picture"))

    row.media_type, row.data = seen.media_type, seen.copy
    row.wide, row.high = _size_of(seen.copy)
    row.recorded_at, row.recorded_by_id = now, actor.person_id
    row.save()
    Post.objects.filter(unit_id=place.unit_id).update(picture_x=None, picture_y=None)

    record(actor, "posts.picture_kept", str(row.pk), at=now, place=place)


def _size_of(copy: bytes) -> tuple[int, int]:
    """Return the width and height of a picture that we drew ourselves."""
    from PIL import Image

    with Image.open(BytesIO(copy)) as picture:
        return picture.size


@action(Perm.POST_KEEP, "posts.picture_taken_away")
def remove_picture(actor: Actor, *, now: datetime) -> None:
    """Take the school's picture away. Raises PictureMissing, Refused ("access.not_granted"). Audit: posts.picture_taken_away."""
    place = own_place(actor)
    row = SchoolPicture.objects.select_for_update().get(unit_id=place.unit_id)
    require(actor, Perm.POST_KEEP, place)

    number = row.pk
    row.delete()
    Post.objects.filter(unit_id=place.unit_id).update(picture_x=None, picture_y=None)

    record(actor, "posts.picture_taken_away", str(number), at=now, place=place)
