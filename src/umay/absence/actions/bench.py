"""What every act on a record begins with: it is there for this person, they may, and their vault is at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from umay.absence.models import Followed, Wrap
from umay.absence.sealed import CHILD, Granter, Holder, Keys
from umay.core.api import Actor, Function, Perm, Place, policy_rules, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.people import api as people
from umay.vault.api import Vault

ChildMissing = Followed.DoesNotExist
KEEPERS: Final = tuple(sorted({one for rule in policy_rules() if rule.perm is Perm.ABSENT_KEEP for one in rule.functions}))
NOWHERE: Final = Place(0, "", "")


@dataclass(frozen=True, slots=True, repr=False)
class Work:
    """One act on one record."""

    actor: Actor
    record: Followed
    keys: Keys
    now: datetime

    @property
    def person_id(self) -> int:
        """Who acts."""
        return self.keys.vault.person_id

    @property
    def granter(self) -> Granter:
        """Who hands out keys in this act."""
        return Granter(self.keys.vault.person_uid, self.now)

    def done(self, verb: str, detail: Mapping[str, object] | None = None) -> None:
        """Record the act: ids, codes and counts only."""
        record(self.actor, verb, self.record.id, at=self.now, detail=detail)


def own_place(actor: Actor) -> Place:
    """Return where the actor's own unit is."""
    return actor.seat.place if actor.seat else NOWHERE


def load(uid: UUID) -> Followed:
    """Return a record that is there for this transaction's person, locked. Raises ChildMissing for hidden, missing and erased alike."""
    return Followed.objects.select_for_update(of=("self",)).select_related("unit", "centre").get(pk=uid, erased_at__isnull=True)


def begin(actor: Actor, vault: Vault, uid: UUID, now: datetime) -> Work:
    """Load and lock the record, and require the permission. Raises ChildMissing, Refused ("access.not_granted")."""
    found = load(uid)
    require(actor, Perm.ABSENT_KEEP, own_place(actor))
    return Work(actor, found, Keys(found, vault), now)


def begin_as_keeper(actor: Actor, vault: Vault, uid: UUID, now: datetime) -> Work:
    """Do as `begin`, for acts of the unit that keeps the record and its guidance centre. Raises Refused ("absence.of_keeping_unit") too."""
    work = begin(actor, vault, uid, now)
    if own_place(actor).unit_id not in (work.record.unit_id, work.record.centre_id):
        raise Refused(Refusal("absence.of_keeping_unit"))
    return work


def keepers(unit_ids: list[int], today: date) -> dict[int, Holder]:
    """Return whom to let in by default, by person: those of the units who may follow absent children."""
    functions = [Function(one) for one in KEEPERS]
    return {person: Holder(person, unit) for unit in unit_ids for person in people.holders(unit, today, functions)}


def held(record: Followed, compartment: str = CHILD) -> dict[int, Holder]:
    """Return who was let in to the compartment's key in use, by person."""
    epoch = record.child_epoch if compartment == CHILD else record.place_epoch
    rows = Wrap.objects.filter(record=record, compartment=compartment, epoch=epoch, person_id__gt=0).select_related("share")
    return {one.person_id: Holder(one.person_id, one.unit_id or 0, one.until_on, one.share) for one in rows}


def place_of(row: Followed) -> Place:
    """Return where a record's unit is."""
    return Place(row.unit_id, row.unit.agency, row.country, row.province_id, row.district_id)
