"""What every act on a record begins with: it is there for this person, they may, and their vault is at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from umay.absence.models import Followed
from umay.absence.sealed import Granter, Keys
from umay.core.api import Actor, Perm, own_place, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.protected.api import is_protected
from umay.vault.api import Vault

ChildMissing = Followed.DoesNotExist


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

    @property
    def is_hidden(self) -> bool:
        """Tell whether the child's place is protected."""
        return bool(is_protected(self.actor, [self.record.id]))

    def done(self, verb: str, detail: Mapping[str, object] | None = None) -> None:
        """Record the act: ids, codes and counts only."""
        record(self.actor, verb, self.record.id, at=self.now, detail=detail)


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
