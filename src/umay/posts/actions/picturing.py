"""The school's own picture, on which its posts are drawn: looked at before places keeps it."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Final

from umay.core.api import Actor
from umay.documents.api import examine
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places

KINDS: Final = frozenset({"image/jpeg", "image/png", "image/webp"})


def keep_picture(actor: Actor, data: bytes, name: str, *, now: datetime) -> None:
    """Keep a picture of the actor's school, drawn anew; it takes the place of the one before, and posts are placed on it again.

    Raises Refused ("access.not_granted", "posts.no_picture"). Audit: school.picture_kept.
    """
    seen = examine(data, name)
    if seen.refusal is not None or not seen.may_preview or seen.media_type not in KINDS or seen.is_risky:
        raise Refused(Refusal("posts.no_picture"))
    places.keep_picture(actor, places.DrawnPicture(seen.media_type, seen.copy, *_size_of(seen.copy)), now=now)


def _size_of(copy: bytes) -> tuple[int, int]:
    """Return the width and height of a picture that we drew ourselves."""
    from PIL import Image

    with Image.open(BytesIO(copy)) as picture:
        return picture.size
