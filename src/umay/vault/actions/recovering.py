"""Two officials give somebody a way back to their key: an administrator starts it, two shares open it, a code is handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.urls import reverse

from umay.core.api import Actor, Function, Perm, action, record, require, sealing
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.notices import api as notices
from umay.people import api as people
from umay.vault import sealed
from umay.vault.actions.asking import require_own
from umay.vault.models import KeySlot, PersonKey, Recovery, RecoveryHolder, RecoveryKey
from umay.vault.rules.opening import CODE_HOLDS, RECOVERY_HOLDS
from umay.vault.rules.recovering import Going, holds, share_refusal, start_refusal
from umay.vault.rules.slots import SlotKind


@dataclass(frozen=True, slots=True)
class Given:
    """What a share led to: it waits for the second, the two do not fit, or the key is open and this code is for the person."""

    state: Literal["waits", "wrong", "done"]
    code: str = ""
    keys: int = 0


@action(Perm.RECOVERY_KEEP, "recovery.started")
def start_recovery(actor: Actor, email: str, *, reason: str, today: date, now: datetime) -> Recovery:
    """Start giving somebody of the area their key back. The person and the heads of their unit are told.

    Raises Refused ("access.not_granted", "recovery.no_key", "recovery.person_unknown", also for somebody outside of the area,
    "recovery.reason_missing", "recovery.not_yourself", "recovery.running", "recovery.nothing_sealed"). Audit: recovery.started.
    """
    if actor.seat is None or actor.person_id is None:
        raise Refused(Refusal("access.not_granted", {"perm": Perm.RECOVERY_KEEP.value}))
    require(actor, Perm.RECOVERY_KEEP, actor.seat.place)
    recovery = RecoveryKey.objects.select_for_update().filter(retired_at__isnull=True).first()
    if recovery is None:
        raise Refused(Refusal("recovery.no_key"))
    person_id = _person_of(actor, email, today)
    running = Recovery.objects.filter(person_id=person_id, done_at__isnull=True)
    running.filter(ends_at__lte=now).delete()
    is_sealed = PersonKey.objects.filter(person_id=person_id, recovery=recovery).exists()
    if no := start_refusal(reason, is_own=person_id == actor.person_id, is_running=running.exists(), is_sealed=is_sealed):
        raise Refused(no)

    row = Recovery.objects.create(
        uid=new_id(),
        person_id=person_id,
        recovery=recovery,
        reason=reason.strip(),
        started_at=now,
        started_by_id=actor.person_id,
        ends_at=now + RECOVERY_HOLDS,
    )

    record(actor, "recovery.started", row.uid, at=now, detail={"person": person_id})
    told = RecoveryHolder.objects.filter(recovery=recovery).values_list("person_id", flat=True)
    notices.tell(actor, list(told), "vault.share_asked", link=reverse("recover", args=[row.uid]), at=now)
    _tell(actor, person_id, "vault.recovery_started", today, now)
    return row


@action(Perm.VAULT_KEEP, "recovery.share_given")
def give_share(actor: Actor, recovery_uid: UUID, share: str, *, today: date, now: datetime) -> Given:
    """Give one's share. The first is held sealed for half an hour; with the second the person's keys get a code that opens them once.

    Raises Recovery.DoesNotExist for somebody who holds no share of it; Refused ("access.not_granted", "recovery.over",
    "recovery.not_yourself", "recovery.given_already", "recovery.share_mistyped"). Audit: recovery.share_given, recovery.done.
    """
    giver = require_own(actor)
    row = (
        Recovery.objects.select_for_update(of=("self",))
        .select_related("recovery")
        .get(uid=recovery_uid, recovery__holders__person_id=giver)
    )
    if no := share_refusal(_facts(row), giver, now):
        raise Refused(no)
    if not _reads(share):
        raise Refused(Refusal("recovery.share_mistyped"))

    if row.shared_by_id == giver or not holds(row.shared_at, now) or row.share_blob is None:
        row.share_blob, row.shared_at, row.shared_by_id = sealed.hide_share(share, row.uid), now, giver
        row.save(update_fields=["share_blob", "shared_at", "shared_by"])
        record(actor, "recovery.share_given", row.uid, at=now)
        return Given("waits")
    pair = _joined(row, share)
    row.share_blob = None
    if pair is None:
        row.shared_at = row.shared_by_id = None
        row.save(update_fields=["share_blob", "shared_at", "shared_by"])
        record(actor, "recovery.share_given", row.uid, at=now, detail={"fits": False})
        return Given("wrong")
    return _give_back(actor, row, pair, today, now)


def _person_of(actor: Actor, email: str, today: date) -> int:
    """Return the id of the person with the address, if they hold a post in the actor's area. Raises Refused ("recovery.person_unknown")."""
    account = people.Account.objects.filter(email=email.strip().lower(), is_active=True).first()
    seats = people.seats_of(account.person_id, today) if account else ()
    if account is None or not any(actor.may(Perm.RECOVERY_KEEP, seat.unit.place) for seat in seats):
        raise Refused(Refusal("recovery.person_unknown"))
    return account.person_id


def _facts(row: Recovery) -> Going:
    return Going(row.person_id, row.started_by_id, row.ends_at, row.done_at is not None, row.shared_by_id, row.shared_at)


def _reads(share: str) -> bool:
    try:
        sealing.read_share(share)
    except sealing.CannotOpen:
        return False
    return True


def _joined(row: Recovery, share: str) -> sealing.KeyPair | None:
    """Return the officials' pair from the held share and this one; None when they do not make the key in use."""
    try:
        raw = sealing.join([sealed.show_share(row.share_blob or b"", row.uid), share])
        pair = sealing.pair_of(sealing.Secret(raw))
    except (sealing.CannotOpen, ValueError):
        return None
    return pair if pair.public == bytes(row.recovery.public) else None


def _give_back(actor: Actor, row: Recovery, pair: sealing.KeyPair, today: date, now: datetime) -> Given:
    code, ends_at, count = sealing.new_recovery_code(), now + CODE_HOLDS, 0
    for key in PersonKey.objects.select_related("person").filter(person_id=row.person_id, recovery_id=row.recovery_id):
        if (private := _taken(key, row, pair)) is not None:
            blob = sealed.slot_of(private, code, key.uid, SlotKind.ONE_TIME)
            KeySlot.objects.filter(key=key, kind=SlotKind.ONE_TIME).delete()
            KeySlot.objects.create(uid=new_id(), key=key, kind=SlotKind.ONE_TIME, blob=blob, made_at=now, expires_at=ends_at)
            count += 1
    row.done_at, row.done_by_id = now, actor.person_id
    row.save(update_fields=["share_blob", "done_at", "done_by"])

    record(actor, "recovery.done", row.uid, at=now, detail={"person": row.person_id, "keys": count})
    _tell(actor, row.person_id, "vault.recovered", today, now)
    return Given("done", code, count)


def _taken(key: PersonKey, row: Recovery, pair: sealing.KeyPair) -> sealing.Secret | None:
    try:
        private = sealed.take_from(
            key.sealed_to_recovery or b"", pair, key=key.uid, version=key.version, holder=row.recovery.uid, person=key.person.uid
        )
    except sealing.CannotOpen:
        return None
    return private if sealing.pair_of(private).public == bytes(key.public) else None


def _tell(actor: Actor, person_id: int, code: str, today: date, now: datetime) -> None:
    """Tell the person, and the heads of each unit where they hold a post."""
    heads = {one for seat in people.seats_of(person_id, today) for one in people.holders(seat.unit.id, today, [Function.UNIT_HEAD])}
    notices.tell(actor, [person_id], code, link=reverse("vault"), at=now)
    notices.tell(actor, list(heads - {person_id}), f"{code}_below", link=reverse("notices"), at=now)
