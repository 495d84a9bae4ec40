"""Telling the level above of what waits too long: a decision about guardians, a step of the first hours."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.cases.models import Signal
from umay.cases.queries.above import overseers_of
from umay.core.api import Actor, Perm, action, record, require
from umay.notices.api import tell
from umay.places import api as places


@action(Perm.CASE_OVERSEE, "case.signal_climbed")
def tell_above(actor: Actor, signal_uid: UUID, *, now: datetime) -> bool:
    """Tell the level above of a signal whose time has come; return whether it was told now. Repeated, it tells once.

    Raises Signal.DoesNotExist; Refused ("access.not_granted"). Audit: case.signal_climbed. Tells: the level above.
    """
    signal = Signal.objects.select_for_update(of=("self",)).get(uid=signal_uid)
    require(actor, Perm.CASE_OVERSEE, places.cards([signal.unit_id])[signal.unit_id].place)

    is_due = signal.told_at is None and signal.ended_at is None and signal.due_at <= now
    if is_due:
        signal.told_at = now
        signal.save(update_fields=["told_at"])
        tell(actor, overseers_of(signal.unit_id, now), "case.signal", link="/cases/above/", at=now)

    record(actor, "case.signal_climbed", signal.uid, at=now, detail={"kind": signal.kind, "told": is_due})
    return is_due
