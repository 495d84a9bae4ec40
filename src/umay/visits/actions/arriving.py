"""Who comes in: registered at the gate or expected, looked up among the orders, given a pass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from django.db.models import Max

from umay.core.api import Actor, Function, Perm, Place, action, record, require
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import Urgency, tell
from umay.people import api as people
from umay.visits.models import Visit
from umay.visits.queries.matching import order_like
from umay.visits.queries.standing import locked_visit, one_at_a_time, own_gate, today_at
from umay.visits.rules import arriving
from umay.visits.rules.codes import State, Why, move_refusal

HEADS: Final = (Function.UNIT_HEAD, Function.DEPUTY_HEAD)


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visitor as the gate writes them down. host: the name of whom they come to, or of the class teacher who is asked."""

    name: str
    why: Why
    host: str = ""
    host_person_id: int | None = None
    plate: str = ""
    class_name: str = ""
    expected_at: time | None = None


@action(Perm.VISIT_KEEP, "visit.registered")
def register(actor: Actor, new: NewVisit, *, key: UUID, now: datetime) -> Visit:
    """Write down who stands at the gate, and let them in unless somebody must give a word first.

    key: of the form; the same sent again is the same visit, another name under it another one.
    Raises Refused ("access.not_granted", "access.not_at_school", "visits.…"), sealing.CannotOpen where an order does not open.
    Audit: visit.registered.
    """
    require(actor, Perm.VISIT_KEEP, place := own_gate(actor))
    if refusal := arriving.entry_refusal(new.why, new.host, new.class_name):
        raise Refused(refusal)
    one_at_a_time(place)
    there = _sent_before(actor, new, today_at(place, now), key)

    row = there or _written(actor, new, key, today_at(place, now), now)
    if there is None:
        admit(actor, row, now)
        row.save(force_insert=True)

    record(actor, "visit.registered", row.uid, at=now, place=place, detail={"why": row.why, "state": row.state, "again": there is not None})
    return row


@action(Perm.VISIT_EXPECT, "visit.expected")
def expect(actor: Actor, new: NewVisit, on_day: date, *, key: UUID, now: datetime) -> Visit:
    """Tell the gate whom one expects on a day. key: of the form; the same sent again is the same visit.

    Raises Refused ("access.not_granted", "access.not_at_school", "visits.…"). Audit: visit.expected.
    """
    require(actor, Perm.VISIT_EXPECT, place := own_gate(actor))
    refusal = arriving.entry_refusal(new.why, new.host, new.class_name) or arriving.day_refusal(on_day, today_at(place, now))
    if refusal:
        raise Refused(refusal)
    one_at_a_time(place)
    there = _sent_before(actor, new, on_day, key)

    row = there or _written(actor, new, key, on_day, now)
    if there is None:
        row.save(force_insert=True)

    record(actor, "visit.expected", row.uid, at=now, place=place, detail={"why": row.why, "on": on_day.isoformat()})
    return row


@action(Perm.VISIT_EXPECT, "visit.called_off")
def call_off(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Tell the gate that somebody does not come after all; what was written of them is gone. Those who entered it and the gate may.

    Raises VisitMissing, Refused ("access.not_granted", "visits.wrong_state", "visits.not_yours"). Audit: visit.called_off.
    """
    place = own_gate(actor)
    row = locked_visit(place, uid)
    require(actor, Perm.VISIT_EXPECT, place)
    if row.state != State.EXPECTED:
        raise Refused(Refusal("visits.wrong_state"))
    if row.entered_by_id != actor.person_id and not actor.may(Perm.VISIT_KEEP, place):
        raise Refused(Refusal("visits.not_yours"))

    row.delete()

    record(actor, "visit.called_off", uid, at=now, place=place)


@action(Perm.VISIT_KEEP, "visit.arrived")
def arrive(actor: Actor, uid: UUID, *, now: datetime) -> Visit:
    """Note that somebody who was expected stands at the gate, and let them in unless somebody must give a word first.

    Raises VisitMissing, Refused ("access.not_granted", "visits.wrong_state", "visits.other_day"), sealing.CannotOpen. Audit: visit.arrived.
    """
    place = own_gate(actor)
    row = locked_visit(place, uid)
    require(actor, Perm.VISIT_KEEP, place)
    if row.state == State.WAITING or (row.state == State.INSIDE and row.in_by_id == actor.person_id):
        record(actor, "visit.arrived", row.uid, at=now, place=place, detail={"state": row.state, "again": True})
        return row
    if refusal := move_refusal(State(row.state), State.WAITING):
        raise Refused(refusal)
    if row.on_day != today_at(place, now):
        raise Refused(Refusal("visits.other_day"))

    admit(actor, row, now)
    row.save(update_fields=["state", "order_uid", "number", "in_at", "in_by_id"])

    record(actor, "visit.arrived", row.uid, at=now, place=place, detail={"state": row.state})
    return row


def admit(actor: Actor, row: Visit, now: datetime) -> None:
    """Look the name up among the orders, and let the visitor in or wait for a word; those who give it are told. Not saved."""
    place = own_gate(actor)
    row.order_uid = order_like(place, row.name, row.on_day)
    row.state = arriving.state_at_gate(row.facts())
    if row.state == State.INSIDE:
        let_in(actor, row, now)
    elif row.order_uid:
        heads = people.holders(place.unit_id, row.on_day, HEADS)
        tell(actor, heads, "visits.alike", link="/visits/", at=now, key=f"visits.alike/{row.uid}", urgency=Urgency.URGENT)
    elif row.host_person_id:
        tell(actor, [row.host_person_id], "visits.pick_up", link="/visits/expected/", at=now, key=f"visits.pick_up/{row.uid}")


def let_in(actor: Actor, row: Visit, now: datetime) -> None:
    """Give the visitor the next pass of the day. Not saved."""
    row.state, row.number = State.INSIDE.value, _next_pass(own_gate(actor), row.on_day)
    row.in_at, row.in_by_id = now, actor.person_id


def _next_pass(place: Place, day: date) -> int:
    """Return the next number of the school's day; others at its gates wait for theirs until this one is written."""
    one_at_a_time(place)
    last = Visit.objects.filter(unit_id=place.unit_id, on_day=day).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def _sent_before(actor: Actor, new: NewVisit, on_day: date, key: UUID) -> Visit | None:
    """Return the visit that came by this form before. Another name in the same form is another visitor: somebody went back to it."""
    there = Visit.objects.filter(uid=key, unit_id=own_gate(actor).unit_id, entered_by_id=actor.person_id, on_day=on_day).first()
    if there is None or (there.name, there.why, there.host, there.class_name) != (new.name, new.why, new.host, new.class_name):
        return None
    return there


def _written(actor: Actor, new: NewVisit, key: UUID, on_day: date, now: datetime) -> Visit:
    uid = new_id() if Visit.objects.filter(uid=key).exists() else key
    return Visit(
        uid=uid, unit_id=own_gate(actor).unit_id, on_day=on_day, state=State.EXPECTED.value, why=new.why, name=new.name, host=new.host,
        host_person_id=new.host_person_id, plate=new.plate, class_name=new.class_name, expected_at=new.expected_at, entered_at=now,
        entered_by_id=actor.person_id,
    )  # fmt: skip
