"""Opening the vault by a passkey: the browser asks it for 32 bytes that it gives for this vault alone, and these open a slot.

No signature is checked: whoever brings the right bytes opens the slot, and whoever brings others opens nothing. They cannot be guessed.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from umay.core.api import Actor, Perm, action, record, sealing
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.vault import sealed
from umay.vault.actions.holding import open_in, own_key, whole
from umay.vault.actions.opening import Opened
from umay.vault.models import KeySlot, PersonKey
from umay.vault.queries.keys import genuine
from umay.vault.rules.slots import SlotKind
from umay.vault.values import Vault

MOST: Final = 8  # passkeys of one person


@action(Perm.VAULT_KEEP, "vault.passkey_added")
def add_passkey(actor: Actor, vault: Vault, credential: bytes, secret: bytes, *, now: datetime) -> KeySlot:
    """Let a passkey open one's vault from now on. vault: the actor's own, open. secret: the 32 bytes that the passkey gave.

    The same passkey again takes its own place. Raises Refused ("access.not_granted", "vault.none", "vault.passkeys_many").
    Audit: vault.passkey_added.
    """
    key = own_key(actor)
    if vault.person_id != key.person_id or vault.key_uid != key.uid:
        raise Refused(Refusal("vault.none"))
    held = KeySlot.objects.filter(key=key, kind=SlotKind.PRF)
    if held.exclude(credential=credential).count() >= MOST:
        raise Refused(Refusal("vault.passkeys_many", {"most": MOST}))

    held.filter(credential=credential).delete()
    blob = sealed.slot_of_passkey(vault.own.private, secret, key.uid)
    slot = KeySlot.objects.create(uid=new_id(), key=key, kind=SlotKind.PRF, blob=blob, credential=credential, made_at=now)

    record(actor, "vault.passkey_added", key.uid, at=now)
    return slot


@action(Perm.VAULT_KEEP, "vault.opened_by_passkey")
def open_by_passkey(actor: Actor, credential: bytes, secret: bytes, *, session: str, now: datetime) -> Opened:
    """Open one's vault in the session by what a passkey gave. Counts no try: the bytes cannot be guessed.

    Raises Refused ("access.not_granted", "vault.none", "vault.passkey_wrong", "vault.changed"). Audit: vault.opened_by_passkey.
    """
    key = own_key(actor)
    pair = _pair(key, credential, secret, now)

    vault = whole(key, pair)
    token = open_in(vault, key, session, now)

    record(actor, "vault.opened_by_passkey", key.uid, at=now)
    return Opened(vault, token)


def _pair(key: PersonKey, credential: bytes, secret: bytes, now: datetime) -> sealing.KeyPair:
    slot = KeySlot.objects.filter(key=key, kind=SlotKind.PRF, credential=credential).first()
    if slot is None:
        raise Refused(Refusal("vault.passkey_wrong"))
    try:
        pair = sealing.pair_of(sealed.open_passkey(slot.blob, secret, key.uid))
    except sealing.CannotOpen:
        raise Refused(Refusal("vault.passkey_wrong")) from None
    if pair.public != bytes(key.public) or not genuine(key):
        raise Refused(Refusal("vault.changed"))
    slot.used_at = now
    slot.save(update_fields=["used_at"])
    return pair
