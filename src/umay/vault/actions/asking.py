"""What every act here begins with: only one's own keys, and only while one holds an appointment."""

from __future__ import annotations

from umay.core.api import Actor, Perm, require
from umay.kernel.refusal import Refusal, Refused


def require_own(actor: Actor) -> int:
    """Return the id of the person. Raises Refused ("access.not_granted"), also for somebody whose last appointment has ended."""
    if actor.seat is None or actor.person_id is None:
        raise Refused(Refusal("access.not_granted", {"perm": Perm.VAULT_KEEP.value}))
    require(actor, Perm.VAULT_KEEP, actor.seat.place)
    return actor.person_id
