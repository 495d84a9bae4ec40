"""The school's own picture as somebody sends it: looked at and drawn anew, before places keeps it."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from umay.documents.api import examine
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places

KINDS: Final = frozenset({"image/jpeg", "image/png", "image/webp"})


def drawn_anew(data: bytes, name: str) -> places.DrawnPicture:
    """Return a picture without what a camera wrote into it. Raises Refused ("posts.no_picture") for what is none."""
    from PIL import Image

    seen = examine(data, name)
    if seen.refusal is not None or not seen.may_preview or seen.media_type not in KINDS or seen.is_risky:
        raise Refused(Refusal("posts.no_picture"))
    with Image.open(BytesIO(seen.copy)) as picture:
        return places.DrawnPicture(seen.media_type, seen.copy, *picture.size)
