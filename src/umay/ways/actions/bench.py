"""What the acts of the room share: the paper of an agreement."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from umay.documents.api import examine
from umay.kernel.refusal import Refusal, Refused
from umay.ways.models import BusPaper, BusPlan
from umay.web.api import PickedFile

PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
PAPERS: Final = PICTURES | {"application/pdf"}


def keep_paper(plan: BusPlan, picked: PickedFile | None, by: int | None, now: datetime) -> None:
    """Keep the paper of an agreement, a picture drawn anew. Raises Refused ("ways.no_such_file")."""
    if picked is None or not picked.data:
        return
    seen = examine(picked.data, picked.name)
    is_raw = seen.media_type in PICTURES and not seen.may_preview  # a broken one holds what the camera wrote
    if seen.refusal is not None or seen.media_type not in PAPERS or seen.is_risky or is_raw:
        raise Refused(Refusal("ways.no_such_file"))
    BusPaper.objects.create(
        unit_id=plan.unit_id, plan=plan, name=picked.name[-120:], media_type=seen.media_type, data=seen.copy, kept_at=now, kept_by_id=by
    )
