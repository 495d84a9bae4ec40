"""What acts on one person have in common: the row, locked, of the actor's own school."""

from __future__ import annotations

from uuid import UUID

from umay.core.api import Actor, Perm, Place, require
from umay.staffing.models import Worker
from umay.staffing.queries.days import own_school


def kept_worker(actor: Actor, uid: UUID) -> tuple[Worker, Place]:
    """Return somebody of the actor's school, locked, whom the actor keeps.

    Raises Worker.DoesNotExist for a missing and a hidden one alike; Refused ("access.not_granted").
    """
    place = own_school(actor)
    one = Worker.objects.select_for_update().get(uid=uid, unit_id=place.unit_id)
    require(actor, Perm.STAFFING_KEEP, place)
    return one, place
