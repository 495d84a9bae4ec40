"""The ways into one's own vault: changing the passphrase, a new recovery code, taking a way away, getting an older key back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record
from umay.kernel.refusal import Refusal, Refused
from umay.vault.actions.holding import forget_tries, open_in, own_key, pair_by, take_older, whole
from umay.vault.actions.keeping import new_code, put_slot
from umay.vault.actions.opening import Opened
from umay.vault.models import KeySlot, OpenVault
from umay.vault.rules.slots import CODES, TYPED, SlotKind, remove_refusal
from umay.vault.values import Vault


@action(Perm.VAULT_KEEP, "vault.words_changed")
def change_words(actor: Actor, before: str, words: str, *, kind: SlotKind = SlotKind.PASSPHRASE, session: str, now: datetime) -> KeySlot:
    """Choose new words for one's vault. before: what opens it now; the try was counted. Vaults open in other browsers are closed.

    kind PASSWORD: words are the sign-in password, which the caller has checked.
    Raises Refused ("access.not_granted", "vault.none", "vault.wrong", "vault.busy"). Audit: vault.words_changed.
    """
    key = own_key(actor)
    pair = pair_by(key, before, TYPED, now)

    slot = put_slot(key, pair, words, kind, now=now)
    OpenVault.objects.filter(key=key).exclude(session_id=session).delete()
    forget_tries(key.person_id)

    record(actor, "vault.words_changed", key.uid, at=now, detail={"kind": kind.value})
    return slot


@action(Perm.VAULT_KEEP, "vault.code_made")
def make_code(actor: Actor, vault: Vault, *, now: datetime) -> tuple[str, UUID]:
    """Make a new recovery code; the one before opens nothing any more. vault: the actor's own, open. Returns the code and its slot.

    Raises Refused ("access.not_granted", "vault.none"). Audit: vault.code_made.
    """
    key = own_key(actor)
    if vault.person_id != key.person_id or vault.key_uid != key.uid:
        raise Refused(Refusal("vault.none"))

    code, slot_uid = new_code(key, vault.own, now)

    record(actor, "vault.code_made", key.uid, at=now)
    return code, slot_uid


@action(Perm.VAULT_KEEP, "vault.code_kept")
def confirm_code(actor: Actor, slot_uid: UUID, *, now: datetime) -> KeySlot:
    """Note that the person kept the recovery code: they typed its last group, which the caller has checked.

    Raises Refused ("access.not_granted", "vault.none", "vault.slot_gone"). Audit: vault.code_kept.
    """
    key = own_key(actor)
    slot = KeySlot.objects.filter(key=key, uid=slot_uid, kind=SlotKind.RECOVERY_CODE).first()
    if slot is None:
        raise Refused(Refusal("vault.slot_gone"))

    slot.confirmed_at = slot.confirmed_at or now
    slot.save(update_fields=["confirmed_at"])

    record(actor, "vault.code_kept", key.uid, at=now)
    return slot


@action(Perm.VAULT_KEEP, "vault.slot_removed")
def remove_slot(actor: Actor, slot_uid: UUID, *, now: datetime) -> str:
    """Take a way into one's vault away; return its kind. The last one that is typed stays.

    Raises Refused ("access.not_granted", "vault.none", "vault.slot_gone", "vault.slot_stays", "vault.last_slot").
    Audit: vault.slot_removed.
    """
    key = own_key(actor)
    held = {slot.uid: SlotKind(slot.kind) for slot in KeySlot.objects.filter(key=key)}
    if slot_uid not in held:
        raise Refused(Refusal("vault.slot_gone"))
    if no := remove_refusal(held[slot_uid], list(held.values())):
        raise Refused(no)

    KeySlot.objects.filter(uid=slot_uid).delete()

    record(actor, "vault.slot_removed", key.uid, at=now, detail={"kind": held[slot_uid].value})
    return held[slot_uid].value


@action(Perm.VAULT_KEEP, "vault.older_taken")
def take_older_back(actor: Actor, vault: Vault, words: str, *, session: str, now: datetime) -> Opened:
    """Let the key in use open older ones too, by a passphrase that came to mind or a code.

    vault: the actor's own, open; the try was counted.

    Raises Refused ("access.not_granted", "vault.none", "vault.wrong", "vault.busy"). Audit: vault.older_taken.
    """
    key = own_key(actor)
    if vault.person_id != key.person_id or vault.key_uid != key.uid:
        raise Refused(Refusal("vault.none"))
    taken = take_older(key, words, TYPED | CODES, now)
    if not taken:
        raise Refused(Refusal("vault.wrong"))

    opened = whole(key, vault.own)
    token = open_in(opened, key, session, now)
    forget_tries(key.person_id)

    record(actor, "vault.older_taken", key.uid, at=now, detail={"count": taken})
    return Opened(opened, token)
