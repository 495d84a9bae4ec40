"""Orders to stay away: entered, looked at by the gate, taken back by two persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, Place, action, record, require
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refused
from umay.visits.models import Order
from umay.visits.queries.standing import locked_order, one_at_a_time, own_gate, today_at
from umay.visits.rules import orders
from umay.visits.rules.codes import Basis
from umay.visits.sealed import Said, open_order, seal_order


@dataclass(frozen=True, slots=True, repr=False)
class OrderRead:
    """An order opened for somebody who may see it. is_own: this reader asked to take it back.

    waits_word: the gate wrote it down and no head has said yet that it is so. entered_at, entered_by_id: when, and who. may_answer: this
    reader gives the head's word.
    """

    uid: UUID
    basis: Basis
    dates: orders.Dates
    said: Said
    back_asked: bool
    is_own: bool
    waits_word: bool = False
    entered_at: datetime | None = None
    entered_by_id: int | None = None
    may_answer: bool = False


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order as it is written down: whose it is, from when until when, and what it says."""

    basis: Basis
    dates: orders.Dates
    said: Said


@action(Perm.ORDER_KEEP, "order.entered")
def enter_order(actor: Actor, basis: Basis, dates: orders.Dates, said: Said, *, key: UUID, now: datetime) -> UUID:
    """Enter an order of a court or governor; what it says is sealed at once. key: of the form; again it is the same order.

    Raises Refused ("access.not_granted", "access.not_at_school", "visits.…"). Audit: order.entered, without its words.
    """
    require(actor, Perm.ORDER_KEEP, place := own_gate(actor))
    if refusal := orders.dates_refusal(dates, today_at(place, now)):
        raise Refused(refusal)
    one_at_a_time(place)
    new = NewOrder(basis, dates, said)
    key, there = key_for(place, new, key)

    if not there:
        row = sealed_row(actor, place, new, key, now)
        row.word_at, row.word_by_id = now, actor.person_id
        row.save(force_insert=True)

    record(actor, "order.entered", key, at=now, place=place, detail={"basis": basis, "until": dates.until_on.isoformat(), "again": there})
    return key


def key_for(place: Place, new: NewOrder, key: UUID) -> tuple[UUID, bool]:
    """Return under which key an order is kept, and whether it is there already. Another order in the same form gets a key of its own.

    Raises sealing.CannotOpen where what is there does not open.
    """
    row = Order.objects.filter(uid=key, unit_id=place.unit_id).first()
    if row is None:
        return key, False
    dates, said = orders.Dates(row.given_on, row.from_on, row.until_on), open_order(bytes(row.blob), row.uid, row.version)
    return (key, True) if NewOrder(Basis(row.basis), dates, said) == new else (new_id(), False)


def sealed_row(actor: Actor, place: Place, new: NewOrder, key: UUID, now: datetime) -> Order:
    """Return an order as a row, its words sealed. Not saved; no head's word is in it yet."""
    dates = new.dates
    return Order(
        uid=key, unit_id=place.unit_id, basis=new.basis, given_on=dates.given_on, from_on=dates.from_on, until_on=dates.until_on,
        blob=seal_order(new.said, key, 1), version=1, entered_at=now, entered_by_id=actor.person_id or 0,
    )  # fmt: skip


@action(Perm.VISIT_KEEP, "order.looked")
def look(actor: Actor, *, now: datetime) -> tuple[OrderRead, ...]:
    """Open the orders that hold today for the gate; those who enter orders see those to come as well. Each look is recorded.

    Raises Refused ("access.not_granted", "access.not_at_school"), sealing.CannotOpen. Audit: order.looked, one for each order.
    """
    require(actor, Perm.VISIT_KEEP, place := own_gate(actor))
    today = today_at(place, now)
    rows = Order.objects.filter(unit_id=place.unit_id, until_on__gte=today).order_by("from_on", "pk")

    shown = [row for row in rows if row.from_on <= today or actor.may(Perm.ORDER_KEEP, place)]

    for row in shown:
        record(actor, "order.looked", row.uid, at=now, place=place)
    if not shown:
        record(actor, "order.looked", "none", at=now, place=place)
    return tuple(read(row, actor, place) for row in shown)


@action(Perm.VISIT_KEEP, "order.looked")
def look_at(actor: Actor, uids: frozenset[UUID], *, now: datetime) -> dict[UUID, OrderRead]:
    """Open the orders that names at the gate are like, as long as they hold. Recorded like every look.

    Raises Refused ("access.not_granted", "access.not_at_school"), sealing.CannotOpen. Audit: order.looked, one for each order.
    """
    require(actor, Perm.VISIT_KEEP, place := own_gate(actor))
    today = today_at(place, now)

    rows = list(Order.objects.filter(unit_id=place.unit_id, uid__in=uids, from_on__lte=today, until_on__gte=today))

    for row in rows:
        record(actor, "order.looked", row.uid, at=now, place=place, detail={"alike": True})
    if not rows:
        record(actor, "order.looked", "none", at=now, place=place)
    return {row.uid: read(row, actor, place) for row in rows}


def read(row: Order, actor: Actor, place: Place) -> OrderRead:
    """Return an order opened for a reader. Raises sealing.CannotOpen."""
    said = open_order(bytes(row.blob), row.uid, row.version)
    dates = orders.Dates(row.given_on, row.from_on, row.until_on)
    asked = row.back_asked_by_id
    may = actor.may(Perm.ORDER_KEEP, place) and orders.word_refusal(row.word_by_id, row.entered_by_id, actor.person_id) is None
    return OrderRead(
        row.uid, Basis(row.basis), dates, said, asked is not None, asked is not None and asked == actor.person_id,
        waits_word=row.word_at is None, entered_at=row.entered_at, entered_by_id=row.entered_by_id, may_answer=may,
    )  # fmt: skip


@action(Perm.ORDER_KEEP, "order.back_asked")
def ask_back(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Ask to take an order back before its end; a second person does it.

    Raises OrderMissing, Refused ("access.not_granted", "visits.back_asked"). Audit: order.back_asked.
    """
    place = own_gate(actor)
    row = locked_order(place, uid)
    require(actor, Perm.ORDER_KEEP, place)
    again = row.back_asked_by_id is not None and row.back_asked_by_id == actor.person_id
    if not again and (refusal := orders.ask_back_refusal(row.back_asked_by_id)):
        raise Refused(refusal)

    if not again:
        row.back_asked_at, row.back_asked_by_id = now, actor.person_id
        row.save(update_fields=["back_asked_at", "back_asked_by_id"])

    record(actor, "order.back_asked", uid, at=now, place=place, detail={"again": again})


@action(Perm.ORDER_KEEP, "order.taken_back")
def take_back(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Take an order back that somebody else asked to take back; what it says is gone.

    Raises OrderMissing, Refused ("access.not_granted", "visits.back_not_asked", "visits.second_person"). Audit: order.taken_back.
    """
    place = own_gate(actor)
    row = locked_order(place, uid)
    require(actor, Perm.ORDER_KEEP, place)
    if refusal := orders.back_refusal(row.back_asked_by_id, actor.person_id):
        raise Refused(refusal)

    row.delete()

    record(actor, "order.taken_back", uid, at=now, place=place)
