"""Orders to stay away: entered, looked at by the gate, taken back by two persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refused
from umay.visits.models import Order
from umay.visits.queries.standing import locked_order, own_gate, today_at
from umay.visits.rules import orders
from umay.visits.rules.codes import Basis
from umay.visits.sealed import Said, open_order, seal_order


@dataclass(frozen=True, slots=True, repr=False)
class OrderRead:
    """An order opened for somebody who may see it. is_own: this reader asked to take it back."""

    uid: UUID
    basis: Basis
    dates: orders.Dates
    said: Said
    back_asked: bool
    is_own: bool


@action(Perm.ORDER_KEEP, "order.entered")
def enter_order(actor: Actor, basis: Basis, dates: orders.Dates, said: Said, *, key: UUID, now: datetime) -> UUID:
    """Enter an order of a court or governor; what it says is sealed at once. key: of the form; again it is the same order.

    Raises Refused ("access.not_granted", "access.not_at_school", "visits.…"). Audit: order.entered, without its words.
    """
    require(actor, Perm.ORDER_KEEP, place := own_gate(actor))
    if refusal := orders.dates_refusal(dates, today_at(place, now)):
        raise Refused(refusal)
    there = Order.objects.filter(uid=key, unit_id=place.unit_id).exists()

    if not there:
        Order.objects.create(
            uid=key, unit_id=place.unit_id, basis=basis, given_on=dates.given_on, from_on=dates.from_on, until_on=dates.until_on,
            blob=seal_order(said, key, 1), version=1, entered_at=now, entered_by_id=actor.person_id or 0,
        )  # fmt: skip

    record(actor, "order.entered", key, at=now, place=place, detail={"basis": basis, "until": dates.until_on.isoformat(), "again": there})
    return key


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
    return tuple(_read(row, actor) for row in shown)


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
    return {row.uid: _read(row, actor) for row in rows}


def _read(row: Order, actor: Actor) -> OrderRead:
    said = open_order(bytes(row.blob), row.uid, row.version)
    dates = orders.Dates(row.given_on, row.from_on, row.until_on)
    asked = row.back_asked_by_id
    return OrderRead(row.uid, Basis(row.basis), dates, said, asked is not None, asked is not None and asked == actor.person_id)


@action(Perm.ORDER_KEEP, "order.back_asked")
def ask_back(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Ask to take an order back before its end; a second person does it.

    Raises OrderMissing, Refused ("access.not_granted", "visits.back_asked"). Audit: order.back_asked.
    """
    place = own_gate(actor)
    row = locked_order(place, uid)
    require(actor, Perm.ORDER_KEEP, place)
    if refusal := orders.ask_back_refusal(row.back_asked_by_id):
        raise Refused(refusal)

    row.back_asked_at, row.back_asked_by_id = now, actor.person_id
    row.save(update_fields=["back_asked_at", "back_asked_by_id"])

    record(actor, "order.back_asked", uid, at=now, place=place)


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
