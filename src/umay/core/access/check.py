"""The one question that actions must ask before they write. Reads no database."""

from __future__ import annotations

from umay.core.access.actor import Actor, Place
from umay.core.access.perms import Perm
from umay.core.ledger import current
from umay.kernel.refusal import Refusal, Refused


def refusal(actor: Actor, perm: Perm, place: Place) -> Refusal | None:
    """Return why the actor may not do this at the place, or None if they may."""
    if actor.is_job or actor.may(perm, place):
        return None
    return Refusal("access.not_granted", {"perm": perm.value})


def require(actor: Actor, perm: Perm, place: Place) -> None:
    """Note in the ledger that permission was asked for. Raises Refused ("access.not_granted")."""
    ledger = current.get()
    if ledger is not None:
        ledger.asked.append(perm)
    if no := refusal(actor, perm, place):
        raise Refused(no)
