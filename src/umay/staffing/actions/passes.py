"""Passes: how somebody without an account comes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.people import api as people
from umay.staffing.models import Worker
from umay.staffing.queries.blind import hash_of, new_pass
from umay.staffing.queries.days import own_school, year_at
from umay.staffing.rules.kinds import State
from umay.staffing.rules.passes import OPENS_FOR

MOST_AT_ONCE: Final = 300
"""Cards of one file: more are made class by class."""


@action(Perm.STAFFING_KEEP, "worker.pass_made")
def make_pass(actor: Actor, worker_uid: UUID, *, now: datetime, key: UUID | None = None) -> str:
    """Make somebody's pass anew and return its secret, shown once; the one before ends at once. key: of the form; sent twice is one.

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

    secret = give_pass(one, now, key)

    record(actor, "worker.pass_made", one.uid, at=now, place=place)
    return secret


@dataclass(frozen=True, slots=True)
class Chosen:
    """For whom passes are made. class_name: "" for everybody. is_anew: also for those who have one, which ends."""

    class_name: str = ""
    is_anew: bool = False


@dataclass(frozen=True, slots=True)
class MadePass:
    """A pass that was just made, with whose it is. secret: to be printed now; nobody can show it again."""

    code: str
    name: str
    class_name: str
    secret: str


@action(Perm.STAFFING_KEEP, "worker.passes_made")
def make_passes(actor: Actor, chosen: Chosen, *, now: datetime, key: UUID | None = None) -> tuple[MadePass, ...]:
    """Make passes for many, in the order of their names; whoever signs in with an account gets none. key: of the form; sent twice is one.

    Raises Refused ("access.not_granted", "staffing.nobody_for_passes", "staffing.too_many_passes"). Audit: worker.passes_made.
    """
    place = own_school(actor)
    found = Worker.objects.select_for_update().filter(unit_id=place.unit_id, state=State.ACCEPTED.value)
    found = found.filter(school_year=year_at(place.country, now), **({"class_name": chosen.class_name} if chosen.class_name else {}))
    rows = list(found.order_by("class_name", "name", "pk"))
    require(actor, Perm.STAFFING_KEEP, place)
    signing_in = set(people.Account.objects.filter(person_id__in=[one.person_id for one in rows]).values_list("person_id", flat=True))
    wanted = [one for one in rows if one.person_id not in signing_in and _gets_one(one, chosen, key)]
    if not wanted:
        raise Refused(Refusal("staffing.nobody_for_passes"))
    if len(wanted) > MOST_AT_ONCE:
        raise Refused(Refusal("staffing.too_many_passes"))

    made = tuple(MadePass(one.code, one.name, one.class_name, give_pass(one, now, key)) for one in wanted)

    record(actor, "worker.passes_made", place.unit_id, at=now, place=place, detail={"people": len(made)})
    return made


def _gets_one(one: Worker, chosen: Chosen, key: UUID | None) -> bool:
    return chosen.is_anew or not one.pass_hash or (key is not None and one.pass_hash == hash_of(new_pass(one.uid, key)))


def give_pass(one: Worker, now: datetime, key: UUID | None = None) -> str:
    """Keep the hash of a fresh secret with the worker, and return the secret. key: of the form, as of new_pass."""
    secret = new_pass(one.uid, key)
    one.pass_hash, one.pass_made_at = hash_of(secret), now
    one.save(update_fields=["pass_hash", "pass_made_at"])
    return secret
