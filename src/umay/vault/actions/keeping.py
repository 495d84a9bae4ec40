"""Rows of keys and slots, written by the acts of this room inside their own transaction."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import sealing
from umay.kernel.ids import new_id
from umay.people import api as people
from umay.vault import sealed
from umay.vault.models import KeySlot, PersonKey, RecoveryKey
from umay.vault.queries.keys import recovery_public
from umay.vault.rules.slots import CODES, SlotKind


def new_key(person: people.Person, now: datetime) -> tuple[PersonKey, sealing.KeyPair]:
    """Write the next version of the person's key, marked, and sealed to the officials' key where there is one."""
    pair, uid = sealing.new_pair(), new_id()
    last = PersonKey.objects.filter(person=person).order_by("-version").values_list("version", flat=True).first() or 0
    key = PersonKey(uid=uid, person=person, version=last + 1, public=pair.public, made_at=now)
    key.mark = sealed.mark_of(person.uid, uid, key.version, pair.public)
    seal_to_officials(key, pair)
    key.save(force_insert=True)
    return key, pair


def seal_to_officials(key: PersonKey, pair: sealing.KeyPair) -> bool:
    """Seal the private half to the officials' key if it is not yet; tell whether there was anything to do. Saves nothing."""
    recovery = recovery_public()
    if recovery is None:
        return False
    row_id = RecoveryKey.objects.values_list("pk", flat=True).get(uid=recovery.uid)
    if key.recovery_id == row_id:
        return False
    key.recovery_id = row_id
    key.sealed_to_recovery = sealed.hand_to(
        pair.private, recovery.public, key=key.uid, version=key.version, holder=recovery.uid, person=key.person.uid
    )
    return True


def put_slot(
    key: PersonKey, pair: sealing.KeyPair, words: str, kind: SlotKind, cost: sealing.Cost | None = None, *, now: datetime
) -> KeySlot:
    """Write a slot that the words open, in the place of one of its kind."""
    blob = sealed.slot_of(pair.private, words, key.uid, kind, cost)
    KeySlot.objects.filter(key=key, kind=kind).delete()
    return KeySlot.objects.create(uid=new_id(), key=key, kind=kind, blob=blob, made_at=now)


def new_code(key: PersonKey, pair: sealing.KeyPair, now: datetime) -> tuple[str, UUID]:
    """Return a new recovery code, to be shown once, and the uid of its slot, which takes the place of the one before."""
    code = sealing.new_recovery_code()
    return code, put_slot(key, pair, code, SlotKind.RECOVERY_CODE, now=now).uid


def let_open_older(key: PersonKey, older: PersonKey, private: sealing.Secret, now: datetime) -> None:
    """Let the key in use open an older one from now on; codes that opened the older one are used up by it."""
    blob = sealed.hand_to(private, bytes(key.public), key=older.uid, version=older.version, holder=key.uid, person=key.person.uid)
    KeySlot.objects.filter(key=older, kind__in=[*CODES, SlotKind.NEWER_KEY]).delete()
    KeySlot.objects.create(uid=new_id(), key=older, kind=SlotKind.NEWER_KEY, blob=blob, made_at=now)
