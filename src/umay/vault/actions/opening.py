"""Opening a vault by words or by a code, and closing it. Each try is counted before it is made, so that guesses become slow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record
from umay.kernel.refusal import Refusal, Refused
from umay.vault.actions.asking import require_own
from umay.vault.actions.holding import forget_tries, open_in, own_key, pair_by, take_older, whole
from umay.vault.actions.keeping import new_code, put_slot, seal_to_officials
from umay.vault.models import KeySlot, OpeningTries, OpenVault
from umay.vault.rules.opening import FORGOTTEN_AFTER, next_try_at
from umay.vault.rules.slots import CODES, TYPED, SlotKind
from umay.vault.values import Vault


@dataclass(frozen=True, slots=True)
class Opened:
    """A vault opened in a session. token: for the browser's cookie. code: a new recovery code, where the one before was used."""

    vault: Vault
    token: str
    code: str = ""
    slot_uid: UUID | None = None


@action(Perm.VAULT_KEEP, "vault.tried")
def count_try(actor: Actor, *, now: datetime) -> int:
    """Count a try at one's vault before it is made, so that no two at once and no broken one go uncounted; return which in a row.

    Raises Refused ("access.not_granted", "vault.wait"). Audit: vault.tried.
    """
    person_id = require_own(actor)
    OpeningTries.objects.get_or_create(person_id=person_id, defaults={"last_at": now})
    tries = OpeningTries.objects.select_for_update().get(person_id=person_id)
    if now - tries.last_at > FORGOTTEN_AFTER:
        tries.failed = 0
    if tries.failed and now < (from_at := next_try_at(tries.failed, tries.last_at)):
        raise Refused(Refusal("vault.wait", {"minutes": -(-int((from_at - now).total_seconds()) // 60)}))

    tries.failed, tries.last_at = tries.failed + 1, now
    tries.save(update_fields=["failed", "last_at"])

    record(actor, "vault.tried", tries.pk, at=now)
    return tries.failed


@action(Perm.VAULT_KEEP, "vault.opened")
def open_vault(actor: Actor, words: str, *, session: str, now: datetime) -> Opened:
    """Open one's vault in the session by what is typed each day. session: hash of its key. The try was counted before.

    Raises Refused ("access.not_granted", "vault.none", "vault.wrong", "vault.busy"). Audit: vault.opened.
    """
    key = own_key(actor)
    pair = pair_by(key, words, TYPED, now)

    vault = whole(key, pair)
    token = open_in(vault, key, session, now)
    forget_tries(key.person_id)
    if seal_to_officials(key, pair):
        key.save(update_fields=["recovery", "sealed_to_recovery"])

    record(actor, "vault.opened", key.uid, at=now)
    return Opened(vault, token)


@action(Perm.VAULT_KEEP, "vault.opened_by_code")
def open_by_code(actor: Actor, code: str, words: str, *, session: str, now: datetime) -> Opened:
    """Open one's vault by a code from paper, or by one that officials gave, and choose a new passphrase. The code is used up by it.

    Raises Refused ("access.not_granted", "vault.none", "vault.wrong", "vault.busy"). Audit: vault.opened_by_code.
    """
    key = own_key(actor)
    pair = pair_by(key, code, CODES, now)

    take_older(key, code, CODES, now)
    KeySlot.objects.filter(key=key, kind__in=[*TYPED, *CODES]).delete()
    put_slot(key, pair, words, SlotKind.PASSPHRASE, now=now)
    fresh, slot_uid = new_code(key, pair, now)
    vault = whole(key, pair)
    OpenVault.objects.filter(key=key).delete()
    token = open_in(vault, key, session, now)
    forget_tries(key.person_id)

    record(actor, "vault.opened_by_code", key.uid, at=now)
    return Opened(vault, token, fresh, slot_uid)


@action(Perm.VAULT_KEEP, "vault.opened_fresh")
def open_fresh(actor: Actor, vault: Vault, *, session: str, now: datetime) -> Opened:
    """Open in the session a vault whose keys were made just now, so that nobody types a new passphrase a third time.

    Raises Refused ("access.not_granted", "vault.none"). Audit: vault.opened_fresh.
    """
    key = own_key(actor)
    if key.uid != vault.key_uid:
        raise Refused(Refusal("vault.none"))

    token = open_in(vault, key, session, now)

    record(actor, "vault.opened_fresh", key.uid, at=now)
    return Opened(vault, token)


@action(None, "vault.closed")
def close_vault(actor: Actor, *, session: str, now: datetime) -> int:
    """Close the vault in the session at once. Only what is theirs alone is touched, also when their appointment has ended.

    Audit: vault.closed.
    """
    closed, _ = OpenVault.objects.filter(session_id=session, key__person_id=actor.person_id or 0).delete()

    record(actor, "vault.closed", "own", at=now)
    return closed
