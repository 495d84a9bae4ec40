"""Making keys: the first ones, and new ones after everything that opened the old was lost."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from umay.core.api import NOWHERE, Actor, Perm, action, record, require, sealing
from umay.kernel.refusal import Refusal, Refused
from umay.people import api as people
from umay.places import api as places
from umay.vault.actions.asking import require_own
from umay.vault.actions.keeping import new_code, new_key, put_slot
from umay.vault.models import PersonKey
from umay.vault.queries.keys import has_keys, key_in_use, locked_person
from umay.vault.rules.slots import SlotKind
from umay.vault.values import Vault

_CHEAP: Final = sealing.Cost(memory_kib=8_192, passes=1)  # these words everybody knows: a slow hash would only slow the first start


@dataclass(frozen=True, slots=True)
class Made:
    """Fresh keys. code: the recovery code, shown once; slot_uid: of its slot, to be confirmed."""

    vault: Vault
    code: str
    slot_uid: UUID


@action(Perm.VAULT_KEEP, "vault.made")
def make_keys(actor: Actor, words: str, *, kind: SlotKind = SlotKind.PASSPHRASE, cost: sealing.Cost | None = None, now: datetime) -> Made:
    """Make the person's first keys. words: the passphrase; with kind PASSWORD the sign-in password, which the caller has checked.

    Raises Refused ("access.not_granted", "vault.made_already", "vault.busy"). Audit: vault.made.
    """
    person_id = require_own(actor)
    person = locked_person(person_id)
    if has_keys(person_id):
        raise Refused(Refusal("vault.made_already"))

    key, pair = new_key(person, now)
    put_slot(key, pair, words, kind, cost, now=now)
    made = _made(key, pair, now)

    record(actor, "vault.made", key.uid, at=now, detail={"version": key.version})
    return made


@action(Perm.VAULT_KEEP, "vault.made_anew")
def make_anew(actor: Actor, words: str, *, cost: sealing.Cost | None = None, now: datetime) -> Made:
    """Make a new version of the person's keys, for both passphrase and code are lost. What was sealed to the old one stays shut.

    The old key and its slots are kept: words that come to mind again, or two officials, open it still.
    Raises Refused ("access.not_granted", "vault.none", "vault.busy"). Audit: vault.made_anew.
    """
    person_id = require_own(actor)
    person = locked_person(person_id)
    old = key_in_use(person_id)
    if old is None:
        raise Refused(Refusal("vault.none"))

    old.retired_at = now
    old.save(update_fields=["retired_at"])
    old.opened.all().delete()
    key, pair = new_key(person, now)
    put_slot(key, pair, words, SlotKind.PASSPHRASE, cost, now=now)
    made = _made(key, pair, now)

    record(actor, "vault.made_anew", key.uid, at=now, detail={"version": key.version})
    return made


@action(Perm.VAULT_KEEP, "vault.made_for_demo")
def ensure_demo_keys(actor: Actor, person_ids: Collection[int], words: str, *, now: datetime) -> tuple[Vault, ...]:
    """Give invented people keys that all open by the same words, those who have none yet; return their vaults, open.

    Only as a job, in a demo. Raises Refused ("vault.only_in_demo"). Audit: vault.made_for_demo.
    """
    require(actor, Perm.VAULT_KEEP, NOWHERE)
    invented = list(people.Person.objects.select_for_update().filter(pk__in=person_ids).order_by("pk"))
    if not (actor.is_job and places.deployment().is_demo and all(one.is_demo for one in invented)):
        raise Refused(Refusal("vault.only_in_demo"))

    held = set(PersonKey.objects.filter(person__in=invented, retired_at__isnull=True).values_list("person_id", flat=True))
    fresh = [one for one in invented if one.pk not in held]
    made = [(person, *new_key(person, now)) for person in fresh]
    for _person, key, pair in made:
        put_slot(key, pair, words, SlotKind.PASSPHRASE, _CHEAP, now=now)

    record(actor, "vault.made_for_demo", "demo", at=now, detail={"count": len(fresh)})
    return tuple(Vault(person.pk, person.uid, key.uid, {key.uid: pair}) for person, key, pair in made)


def _made(key: PersonKey, pair: sealing.KeyPair, now: datetime) -> Made:
    code, slot_uid = new_code(key, pair, now)
    return Made(Vault(key.person_id, key.person.uid, key.uid, {key.uid: pair}), code, slot_uid)
