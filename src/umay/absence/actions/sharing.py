"""Letting people in: somebody new of the unit, or another office by consent or law, until a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from umay.absence.actions.bench import Work, begin_as_keeper
from umay.absence.models import Share, Wrap
from umay.absence.queries.let_in import held, keepers, place_of
from umay.absence.rules import following
from umay.absence.rules.codes import Ground
from umay.absence.sealed import CHILD, PLACE, Holder, begin_epoch, hand_out, open_child, open_place, seal_child, seal_place
from umay.core.api import Actor, Perm, action, record, require, sealing
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import tell
from umay.people import api as people
from umay.vault import api as vaults

ShareMissing = Share.DoesNotExist


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to let in of another office. reference: of the consent or the law."""

    unit_id: int
    person_ids: frozenset[int]
    ground: Ground | None
    reference: str
    until_on: date | None


@action(Perm.ABSENT_KEEP, "absent.shared")
def share(actor: Actor, vault: vaults.Vault, uid: UUID, wanted: Wanted, *, today: date, now: datetime) -> UUID:
    """Let named people of another office in until a day; return the share's id. A protected place is not shared.

    Raises ChildMissing, CannotOpen, Refused ("access.not_granted", "absence.of_keeping_unit", "absence.share_…", "absence.shared_already").
    Audit: absent.shared, with the persons' ids.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    there = set(people.holders(wanted.unit_id, today)) & wanted.person_ids
    with_keys = sorted(set(vaults.public_keys(there)))
    refusal = following.share_refusal(wanted.ground, wanted.reference, wanted.until_on, today, with_keys)
    if refusal or wanted.ground is None or wanted.until_on is None:
        raise Refused(refusal or Refusal("absence.share_basis_missing"))
    if wanted.unit_id in (work.record.unit_id, work.record.centre_id) or _open_shares(work, wanted.unit_id):
        raise Refused(Refusal("absence.shared_already"))

    row = Share(
        record=work.record, unit_id=wanted.unit_id, ground=wanted.ground, reference=wanted.reference.strip(), until_on=wanted.until_on,
        made_by_id=work.person_id, made_at=now,
    )  # fmt: skip
    row.save(force_insert=True)
    for person in with_keys:
        _hand_all(work, Holder(person, wanted.unit_id, wanted.until_on, row))
    tell(actor, with_keys, "absent.shared", link=f"/absent/{uid}/", at=now)

    work.done("absent.shared", {"share": str(row.id), "unit": wanted.unit_id, "persons": with_keys})
    return row.id


def _open_shares(work: Work, unit_id: int) -> bool:
    return Share.objects.filter(record=work.record, unit_id=unit_id, ended_at__isnull=True).exists()


def _hand_all(work: Work, holder: Holder) -> None:
    """Hand on every key that the actor holds, of earlier epochs too; of a protected place none."""
    row = work.record
    for epoch in range(1, row.child_epoch + 1):
        try:
            hand_out(row, CHILD, epoch, work.keys.key(CHILD, epoch), [holder], by=work.granter)
        except sealing.CannotOpen:
            continue
    if not work.is_hidden:
        hand_out(row, PLACE, row.place_epoch, work.keys.in_use(PLACE), [holder], by=work.granter)


@action(Perm.ABSENT_KEEP, "absent.let_in")
def let_in(actor: Actor, vault: vaults.Vault, uid: UUID, person_id: int, *, today: date, now: datetime) -> None:
    """Let somebody in who came to the unit or its guidance centre after the child was entered.

    Raises ChildMissing, CannotOpen, Refused ("access.not_granted", "absence.of_keeping_unit", "absence.not_of_unit",
    "absence.nobody_with_keys").
    Audit: absent.let_in, with the person's id.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    row = work.record
    holder = keepers([one for one in (row.centre_id, row.unit_id) if one], today).get(person_id)
    if holder is None:
        raise Refused(Refusal("absence.not_of_unit"))
    if not vaults.has_keys(person_id):
        raise Refused(Refusal("absence.nobody_with_keys"))

    _hand_all(work, holder)
    tell(actor, [person_id], "absent.shared", link=f"/absent/{uid}/", at=now)

    work.done("absent.let_in", {"person": person_id})


@action(Perm.ABSENT_KEEP, "absent.share_ended")
def end_share(actor: Actor, vault: vaults.Vault, share_id: UUID, *, now: datetime) -> UUID:
    """End a share: its keys are deleted, and what is written from now on has new ones; return the record's id.

    Raises ShareMissing, CannotOpen, Refused ("access.not_granted", "absence.of_keeping_unit", "absence.share_over").
    Audit: absent.share_ended.
    """
    work = begin_as_keeper(actor, vault, Share.objects.get(pk=share_id).record_id, now)
    row = Share.objects.get(pk=share_id)
    if row.ended_at is not None:
        raise Refused(Refusal("absence.share_over"))

    row.ended_at = now
    row.save(update_fields=["ended_at"])
    Wrap.objects.filter(share=row).delete()
    _renew(work)

    work.done("absent.share_ended", {"share": str(row.id)})
    return work.record.id


def _renew(work: Work) -> None:
    """Begin a new epoch of both compartments for those who are still let in. What was read before stays read; the page says so."""
    row, keys = work.record, work.keys
    words, stay = open_child(keys), held(work.record)
    row.child_epoch += 1
    seal_child(begin_epoch(row, CHILD, stay.values(), by=work.granter), row, words)
    fields = ["child_epoch", "words_blob"]
    if not work.is_hidden:
        place = open_place(keys)
        row.place_epoch += 1
        seal_place(begin_epoch(row, PLACE, stay.values(), by=work.granter), row, place)
        Wrap.objects.filter(record=row, compartment=PLACE, epoch__lt=row.place_epoch).delete()
        fields += ["place_epoch", "place_blob"]
    row.save(update_fields=fields)


@action(Perm.ABSENT_KEEP, "absent.share_ran_out")
def run_out(actor: Actor, share_id: UUID, *, now: datetime) -> int:
    """Delete the keys of a share whose last day is over; return how many. Row security hid them since that day.

    Audit: absent.share_ran_out.
    """
    row = Share.objects.select_for_update(of=("self",)).select_related("record__unit").get(pk=share_id)
    require(actor, Perm.ABSENT_KEEP, place_of(row.record))

    gone = Wrap.objects.filter(share=row).delete()[0]
    row.ended_at = row.ended_at or now
    row.save(update_fields=["ended_at"])

    record(actor, "absent.share_ran_out", row.record_id, at=now, place=place_of(row.record), detail={"share": str(row.id), "keys": gone})
    return gone
