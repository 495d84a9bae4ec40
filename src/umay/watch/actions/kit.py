"""Kit handed out and back. Defensive gear goes to licensed guards and police, whatever a plan says."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Sum

from umay.core.api import Actor, Perm, action, own_place, record, require
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.posts.api import KitItem
from umay.staffing.api import Kind, State, Worker, may_bear_gear
from umay.watch.models import Hand
from umay.watch.queries.own import day_at

ItemMissing = KitItem.DoesNotExist
HandMissing = Hand.DoesNotExist
WorkerMissing = Worker.DoesNotExist


@action(Perm.DUTY_LEAD, "watch.kit_out")
def hand_out(actor: Actor, item_uid: UUID, worker_uid: UUID, *, number: int = 1, key: UUID | None = None, now: datetime) -> UUID:
    """Hand a thing of a post to somebody of the school; return the hand's id.

    key: of the submission; the same one twice hands out once. None: a deed of its own.
    Raises ItemMissing, WorkerMissing, Refused ("access.not_granted", "watch.gear_is_for_guards", "watch.none_left", "watch.sent_before").
    Audit: watch.kit_out.
    """
    place = own_place(actor)
    item = KitItem.objects.select_for_update().get(uid=item_uid, unit_id=place.unit_id)
    worker = Worker.objects.get(uid=worker_uid, unit_id=place.unit_id, state=State.ACCEPTED.value)
    require(actor, Perm.DUTY_LEAD, place)
    if item.defensive and not may_bear_gear(Kind(worker.kind), licensed=worker.licensed):
        raise Refused(Refusal("watch.gear_is_for_guards"))
    if key is not None and (done := Hand.objects.filter(uid=key).first()):
        return _again(actor, done, item, worker, now)
    out = Hand.objects.filter(item=item, back_at__isnull=True).aggregate(out=Sum("number"))["out"] or 0
    if out + number > item.number:
        raise Refused(Refusal("watch.none_left"))

    row = Hand.objects.create(
        uid=key or new_id(),
        unit_id=place.unit_id,
        item=item,
        worker=worker,
        number=number,
        on_day=day_at(place, now),
        out_at=now,
        out_by_id=actor.person_id,
    )

    record(actor, "watch.kit_out", row.uid, at=now, detail={"item": item.pk, "number": number})
    return row.uid


def _again(actor: Actor, done: Hand, item: KitItem, worker: Worker, now: datetime) -> UUID:
    """Return what the first time made. Raises Refused ("watch.sent_before") where it was something else."""
    if (done.item_id, done.worker_id) != (item.pk, worker.pk):
        raise Refused(Refusal("watch.sent_before"))
    record(actor, "watch.kit_out", done.uid, at=now, detail={"again": True})
    return done.uid


@action(Perm.DUTY_LEAD, "watch.kit_back")
def hand_back(actor: Actor, hand_uid: UUID, *, now: datetime) -> None:
    """Take a thing back, also one that was missing. Raises HandMissing, Refused ("access.not_granted", "watch.back_already").

    Audit: watch.kit_back.
    """
    place = own_place(actor)
    row = Hand.objects.select_for_update().get(uid=hand_uid, unit_id=place.unit_id)
    require(actor, Perm.DUTY_LEAD, place)
    if row.back_at is not None:
        raise Refused(Refusal("watch.back_already"))

    row.back_at, row.back_by_id = now, actor.person_id
    row.save(update_fields=["back_at", "back_by_id"])

    record(actor, "watch.kit_back", row.uid, at=now)


@action(Perm.DUTY_LEAD, "watch.kit_missing")
def note_missing(actor: Actor, hand_uid: UUID, *, now: datetime) -> None:
    """Say that a thing did not come back.

    Raises HandMissing, Refused ("access.not_granted", "watch.back_already", "watch.missing_already").
    Audit: watch.kit_missing.
    """
    place = own_place(actor)
    row = Hand.objects.select_for_update().get(uid=hand_uid, unit_id=place.unit_id)
    require(actor, Perm.DUTY_LEAD, place)
    if row.back_at is not None:
        raise Refused(Refusal("watch.back_already"))
    if row.missing_at is not None:
        raise Refused(Refusal("watch.missing_already"))

    row.missing_at, row.missing_by_id = now, actor.person_id
    row.save(update_fields=["missing_at", "missing_by_id"])

    record(actor, "watch.kit_missing", row.uid, at=now)
