"""When a school closes, said by the school itself."""

from __future__ import annotations

from datetime import datetime, time

from umay.core.api import Actor, Perm, action, record, require
from umay.visits.models import Closing
from umay.visits.queries.standing import own_gate


@action(Perm.POST_KEEP, "visit.closing_set")
def set_closing(actor: Actor, closes: time | None, *, now: datetime) -> None:
    """Say when the school closes its gate; None: half an hour after its last window or ring again.

    Raises Refused ("access.not_granted", "access.not_at_school"). Audit: visit.closing_set.
    """
    require(actor, Perm.POST_KEEP, place := own_gate(actor))

    if closes is None:
        Closing.objects.filter(unit_id=place.unit_id).delete()
    else:
        said = {"closes": closes, "set_at": now, "set_by_id": actor.person_id}
        Closing.objects.update_or_create(unit_id=place.unit_id, defaults=said)

    record(actor, "visit.closing_set", place.unit_id, at=now, place=place, detail={"closes": closes.isoformat("minutes") if closes else ""})
