"""Telling those who keep the roster, and who leads, of windows for which nobody stands on it; once for each."""

from __future__ import annotations

from datetime import datetime

from umay.core.api import Actor, Perm, action, record, require
from umay.duties.models import EmptyTold
from umay.duties.queries.empty import Empty
from umay.notices.api import Urgency, tell


@action(Perm.ROSTER_KEEP, "duty.empty_told")
def tell_of_empty(actor: Actor, empty: Empty, *, now: datetime) -> int:
    """Tell of the windows of a day at a school that nobody was told of yet; return how many they are.

    Raises Refused ("access.not_granted"). Audit: duty.empty_told. Tells: roster.empty.
    """
    require(actor, Perm.ROSTER_KEEP, empty.place)

    rows = [EmptyTold(unit_id=empty.place.unit_id, window_id=one, on_day=empty.on_day, told_at=now) for one in empty.windows]
    made = EmptyTold.objects.bulk_create(rows)

    record(actor, "duty.empty_told", empty.on_day.isoformat(), at=now, place=empty.place, detail={"windows": len(made)})
    link = f"/rosters/?day={empty.on_day.isoformat()}"
    counts = {"post": empty.first_post, "windows": len(made)}
    tell(actor, list(empty.told), "roster.empty", link=link, at=now, counts=counts, urgency=Urgency.URGENT)
    return len(made)
