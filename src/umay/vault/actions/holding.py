"""A vault in the hands of an act: whose key it is, which pair the words open, the row of an open vault."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, sealing
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.people import api as people
from umay.vault import sealed
from umay.vault.actions.asking import require_own
from umay.vault.actions.keeping import let_open_older
from umay.vault.models import KeySlot, OpeningTries, OpenVault, PersonKey
from umay.vault.queries.keys import genuine, key_in_use, locked_person
from umay.vault.rules.opening import LONGEST
from umay.vault.rules.slots import CODES, SlotKind
from umay.vault.values import Vault


def own_key(actor: Actor) -> PersonKey:
    """Return the actor's own key in use, their person locked. Raises Refused ("access.not_granted", "vault.none")."""
    person_id = require_own(actor)
    locked_person(person_id)
    key = key_in_use(person_id)
    if key is None:
        raise Refused(Refusal("vault.none"))
    return key


def pair_by(key: PersonKey, words: str, kinds: frozenset[SlotKind], now: datetime) -> sealing.KeyPair:
    """Return the pair that the words open, by whichever slot of the kinds. Raises Refused ("vault.wrong"), whatever was wrong."""
    for slot in KeySlot.objects.filter(key=key, kind__in=kinds).order_by("pk"):
        if slot.expires_at is not None and slot.expires_at <= now:
            continue
        kind = SlotKind(slot.kind)
        said = sealing.read_recovery_code(words) if kind in CODES else words
        try:
            private, is_old = sealed.open_slot(slot.blob, said or "", key.uid, kind)
        except sealing.CannotOpen:
            continue
        pair = sealing.pair_of(private)
        if pair.public != bytes(key.public) or not genuine(key):
            raise Refused(Refusal("vault.changed"))
        slot.used_at = now
        if is_old:
            slot.blob = sealed.slot_of(private, words, key.uid, kind)
        slot.save(update_fields=["used_at", "blob"])
        return pair
    raise Refused(Refusal("vault.wrong"))


def take_older(key: PersonKey, words: str, kinds: frozenset[SlotKind], now: datetime) -> int:
    """Let the key in use open each older one that the words, or the code, open by a slot of the kinds; return how many."""
    older = PersonKey.objects.select_related("person").filter(person_id=key.person_id, retired_at__isnull=False)
    handed = KeySlot.objects.filter(kind=SlotKind.NEWER_KEY, made_at__gte=key.made_at).values("key_id")
    found = [(one, pair) for one in older.exclude(pk__in=handed) if (pair := _pair_or_none(one, words, kinds, now))]
    for one, pair in found:
        let_open_older(key, one, pair.private, now)
    return len(found)


def _pair_or_none(key: PersonKey, words: str, kinds: frozenset[SlotKind], now: datetime) -> sealing.KeyPair | None:
    try:
        return pair_by(key, words, kinds, now)
    except Refused as no:
        if no.refusal.code != "vault.wrong":
            raise
        return None


def whole(key: PersonKey, pair: sealing.KeyPair) -> Vault:
    """Return the vault with the older keys that the one in use opens, be it by way of one between."""
    person = key.person
    pairs = {key.uid: pair}
    slots = list(KeySlot.objects.filter(key__person_id=person.pk, kind=SlotKind.NEWER_KEY).select_related("key").order_by("-key__version"))
    for slot in slots:  # the newest of the older ones first: each may open those before it
        found = next((one for uid, by in pairs.items() if (one := _handed(slot, by, uid, person))), None)
        if found is not None:
            pairs[slot.key.uid] = found
    return Vault(person.pk, person.uid, key.uid, pairs)


def _handed(slot: KeySlot, by: sealing.KeyPair, holder: UUID, person: people.Person) -> sealing.KeyPair | None:
    older = slot.key
    try:
        private = sealed.take_from(slot.blob, by, key=older.uid, version=older.version, holder=holder, person=person.uid)
    except sealing.CannotOpen:
        return None
    return sealing.pair_of(private)


def open_in(vault: Vault, key: PersonKey, session: str, now: datetime) -> str:
    """Write the vault as open in the session, in the place of one before; return the token for the browser's cookie."""
    OpenVault.objects.filter(session_id=session).delete()
    token, uid = sealed.new_token(), new_id()
    blob = sealed.close_up(vault.pairs, token, row=uid, session=session, person=vault.person_uid)
    OpenVault.objects.create(
        uid=uid,
        token_hash=sealed.hash_of(token),
        session_id=session,
        key=key,
        blob=blob,
        opened_at=now,
        used_at=now,
        closes_at=now + LONGEST,
    )
    return token


def forget_tries(person_id: int) -> None:
    """Begin to count anew: the right words were typed."""
    OpeningTries.objects.filter(person_id=person_id).update(failed=0)
