"""Passes: how somebody without an account comes in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.people import api as people
from umay.staffing.models import Worker
from umay.staffing.queries.blind import hash_of, new_pass
from umay.staffing.queries.days import own_school
from umay.staffing.rules.kinds import State
from umay.staffing.rules.passes import OPENS_FOR


@action(Perm.STAFFING_KEEP, "worker.pass_made")
def make_pass(actor: Actor, worker_uid: UUID, *, now: datetime) -> str:
    """Make somebody's pass anew and return its secret, shown once; the one before ends at once.

    Raises Worker.DoesNotExist; Refused ("access.not_granted", "staffing.no_pass" for whoever left or was barred,
    "staffing.has_account" for whoever signs in). Audit: worker.pass_made.
    """
    place = own_school(actor)
    one = Worker.objects.select_for_update().get(uid=worker_uid, unit_id=place.unit_id)
    require(actor, Perm.STAFFING_KEEP, place)
    if State(one.state) not in OPENS_FOR:
        raise Refused(Refusal("staffing.no_pass"))
    if one.person_id and people.Account.objects.filter(person_id=one.person_id).exists():
        raise Refused(Refusal("staffing.has_account"))

    secret = give_pass(one, now)

    record(actor, "worker.pass_made", one.uid, at=now, place=place)
    return secret


def give_pass(one: Worker, now: datetime) -> str:
    """Keep the hash of a fresh secret with the worker, and return the secret."""
    secret = new_pass()
    one.pass_hash, one.pass_made_at = hash_of(secret), now
    one.save(update_fields=["pass_hash", "pass_made_at"])
    return secret
