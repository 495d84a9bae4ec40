"""An order that the gate wrote down, and the head's own word about it: it is so, it is not known, or it is put right."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from uuid import UUID

from umay.core.api import NOWHERE, Actor, Function, Perm, action, record, require
from umay.kernel.refusal import Refused
from umay.notices.api import Urgency, tell
from umay.people import api as people
from umay.visits.actions.ordering import NewOrder, OrderRead, key_for, read, sealed_row
from umay.visits.models import Order
from umay.visits.queries.standing import locked_order, one_at_a_time, own_gate, today_at
from umay.visits.rules import orders
from umay.visits.sealed import seal_order

HEADS: Final = (Function.UNIT_HEAD, Function.DEPUTY_HEAD)
_SEALED: Final = ("basis", "given_on", "from_on", "until_on", "blob", "version", "word_at", "word_by_id")


@action(Perm.VISIT_KEEP, "order.brought")
def bring_order(actor: Actor, new: NewOrder, *, key: UUID, now: datetime) -> UUID:
    """Write down an order that somebody brought to the gate; it holds, and waits for a head's word. key: again it is the same order.

    Raises Refused ("access.not_granted", "access.not_at_school", "visits.…"). Audit: order.brought, without its words. Tells the heads.
    """
    require(actor, Perm.VISIT_KEEP, place := own_gate(actor))
    if refusal := orders.dates_refusal(new.dates, today_at(place, now)):
        raise Refused(refusal)
    one_at_a_time(place)
    key, there = key_for(place, new, key)

    if not there:
        sealed_row(actor, place, new, key, now).save(force_insert=True)
        _ask_heads(actor, place.unit_id, key, today_at(place, now), now)

    record(actor, "order.brought", key, at=now, place=place, detail={"basis": new.basis, "again": there})
    return key


@action(Perm.ORDER_KEEP, "order.looked")
def look_for_word(actor: Actor, uid: UUID, *, now: datetime) -> OrderRead:
    """Open an order for a head who gives their word about it. Recorded like every look.

    Raises OrderMissing, Refused ("access.not_granted", "access.not_at_school"), sealing.CannotOpen. Audit: order.looked.
    """
    place = own_gate(actor)
    row = Order.objects.get(uid=uid, unit_id=place.unit_id)
    require(actor, Perm.ORDER_KEEP, place)

    found = read(row, actor, place)

    record(actor, "order.looked", uid, at=now, place=place, detail={"word": True})
    return found


@action(Perm.ORDER_KEEP, "order.confirmed")
def confirm_order(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Say, as a head, that an order which the gate wrote down is so.

    Raises OrderMissing, Refused ("access.not_granted", "visits.word_given", "visits.word_own"). Audit: order.confirmed. Tells who wrote it.
    """
    place = own_gate(actor)
    row = locked_order(place, uid)
    require(actor, Perm.ORDER_KEEP, place)
    again = row.word_by_id is not None and row.word_by_id == actor.person_id
    if not again:
        _answerable(actor, row)
        row.word_at, row.word_by_id = now, actor.person_id
        row.save(update_fields=["word_at", "word_by_id"])
        _tell_writer(actor, row, now)

    record(actor, "order.confirmed", uid, at=now, place=place, detail={"again": again})


@action(Perm.ORDER_KEEP, "order.corrected")
def correct_order(actor: Actor, uid: UUID, new: NewOrder, *, now: datetime) -> None:
    """Put right, as a head, what the gate wrote down; with that it is confirmed.

    Raises OrderMissing, Refused ("access.not_granted", "visits.word_given", "visits.word_own", "visits.…"). Audit: order.corrected.
    Tells who wrote it.
    """
    place = own_gate(actor)
    row = locked_order(place, uid)
    require(actor, Perm.ORDER_KEEP, place)
    _answerable(actor, row)
    if refusal := orders.dates_refusal(new.dates, today_at(place, now)):
        raise Refused(refusal)

    row.basis, row.version, row.word_at, row.word_by_id = new.basis, row.version + 1, now, actor.person_id
    row.given_on, row.from_on, row.until_on = new.dates.given_on, new.dates.from_on, new.dates.until_on
    row.blob = seal_order(new.said, row.uid, row.version)
    row.save(update_fields=_SEALED)
    _tell_writer(actor, row, now)

    record(actor, "order.corrected", uid, at=now, place=place, detail={"basis": new.basis, "until": new.dates.until_on.isoformat()})


@action(Perm.ORDER_KEEP, "order.unknown")
def erase_unknown(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Say, as a head, that no such order is known: what the gate wrote down is gone at once.

    Raises OrderMissing, Refused ("access.not_granted", "visits.word_given", "visits.word_own"). Audit: order.unknown. Tells who wrote it.
    """
    place = own_gate(actor)
    row = locked_order(place, uid)
    require(actor, Perm.ORDER_KEEP, place)
    _answerable(actor, row)

    _tell_writer(actor, row, now)
    row.delete()

    record(actor, "order.unknown", uid, at=now, place=place)


@action(Perm.ORDER_KEEP, "order.word_asked")
def ask_again(actor: Actor, *, now: datetime) -> int:
    """Ask the heads once a day for the word that an order still waits for; return for how many orders.

    Audit: order.word_asked, with the number.
    """
    require(actor, Perm.ORDER_KEEP, NOWHERE)
    waiting = list(Order.objects.filter(word_at__isnull=True, until_on__gte=now.date()).values_list("unit_id", "uid"))

    for unit_id, uid in waiting:
        _ask_heads(actor, unit_id, uid, now.date(), now)

    record(actor, "order.word_asked", "round", at=now, detail={"orders": len(waiting)})
    return len(waiting)


def _answerable(actor: Actor, row: Order) -> None:
    if refusal := orders.word_refusal(row.word_by_id, row.entered_by_id, actor.person_id):
        raise Refused(refusal)


def _ask_heads(actor: Actor, unit_id: int, uid: UUID, today: date, now: datetime) -> None:
    heads, link = people.holders(unit_id, today, HEADS), f"/visits/orders/{uid}/word/"
    tell(actor, heads, "visits.order_word", link=link, at=now, key=f"visits.order_word/{uid}/{today}", urgency=Urgency.URGENT)


def _tell_writer(actor: Actor, row: Order, now: datetime) -> None:
    tell(actor, (row.entered_by_id,), "visits.order_answered", link="/visits/orders/", at=now, key=f"visits.order_answered/{row.uid}")
