"""The word of somebody at school about whoever waits at the gate: about an order, about a child; and the way through and out."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import tell
from umay.visits.actions.arriving import let_in
from umay.visits.models import Visit
from umay.visits.queries.standing import locked_visit, own_gate
from umay.visits.rules.arriving import Waits, asked_refusal, state_at_gate
from umay.visits.rules.codes import Decision, State, Why, move_refusal


@action(Perm.VISIT_KEEP, "visit.decided")
def decide(actor: Actor, uid: UUID, decision: Decision, word_of: str, *, now: datetime, word_by: int | None = None) -> Visit:
    """Record whether a visitor is the person of the order, on whose word; no likeness of names decides by itself.

    word_of: the head or deputy who was called; word_by: their person, who is told that the gate acted on their word.
    Raises VisitMissing, Refused ("access.not_granted", "visits.wrong_state", "visits.word_missing").
    Audit: visit.decided, with the order and the decision.
    """
    place = own_gate(actor)
    row = locked_visit(place, uid)
    require(actor, Perm.VISIT_KEEP, place)
    if word_of and (row.decision, row.word_of, row.decided_by_id) == (decision, word_of, actor.person_id):
        return _again(actor, row, "visit.decided", now)
    if refusal := asked_refusal(row.facts(), Waits.HEAD):
        raise Refused(refusal)
    if not word_of:
        raise Refused(Refusal("visits.word_missing"))

    row.decision, row.word_of, row.decided_at, row.decided_by_id = decision, word_of, now, actor.person_id
    row.state = state_at_gate(row.facts())
    if row.state == State.INSIDE:
        let_in(actor, row, now)
    row.save(update_fields=["decision", "word_of", "decided_at", "decided_by_id", "state", "number", "in_at", "in_by_id"])
    if word_by is not None:
        tell(actor, (word_by,), "visits.word_used", link="/visits/", at=now, key=f"visits.word_used/{row.uid}")

    record(actor, "visit.decided", row.uid, at=now, place=place, detail={"order": str(row.order_uid), "decision": decision})
    return row


@action(Perm.VISIT_KEEP, "visit.answered")
def answer(actor: Actor, uid: UUID, word_of: str, *, released: bool, now: datetime, word_by: int | None = None) -> Visit:
    """Record what the class teacher said about whoever came for a child: may take it, or may not. No child is named.

    word_of: who was called; word_by: their person, who is told that the gate acted on their word.
    Raises VisitMissing, Refused ("access.not_granted", "visits.wrong_state", "visits.word_missing"). Audit: visit.answered.
    """
    place = own_gate(actor)
    row = locked_visit(place, uid)
    require(actor, Perm.VISIT_KEEP, place)
    if word_of and row.word_of == word_of and _was_answered(actor, row, released=released):
        return _again(actor, row, "visit.answered", now)
    if refusal := asked_refusal(row.facts(), Waits.TEACHER):
        raise Refused(refusal)
    if not word_of:
        raise Refused(Refusal("visits.word_missing"))

    row.word_of = word_of
    if released:
        let_in(actor, row, now)
    else:
        row.state = State.TURNED.value
    row.save(update_fields=["word_of", "state", "number", "in_at", "in_by_id"])
    if word_by is not None:
        tell(actor, (word_by,), "visits.word_used", link="/visits/expected/", at=now, key=f"visits.word_used/{row.uid}/child")

    record(actor, "visit.answered", row.uid, at=now, place=place, detail={"released": released})
    return row


@action(Perm.VISIT_KEEP, "visit.met")
def meet(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Note that the visitor was fetched and is not alone. Raises VisitMissing, Refused ("visits.wrong_state"). Audit: visit.met."""
    place = own_gate(actor)
    row = locked_visit(place, uid)
    require(actor, Perm.VISIT_KEEP, place)
    if row.state != State.INSIDE:
        raise Refused(Refusal("visits.wrong_state"))
    again = row.met_at is not None

    if not again:
        row.met_at = now
        row.save(update_fields=["met_at"])

    record(actor, "visit.met", row.uid, at=now, place=place, detail={"again": again})


@action(Perm.VISIT_KEEP, "visit.left")
def leave(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Note that the visitor is out again and the pass is back. Raises VisitMissing, Refused ("visits.wrong_state"). Audit: visit.left."""
    place = own_gate(actor)
    row = locked_visit(place, uid)
    require(actor, Perm.VISIT_KEEP, place)
    again = row.state == State.GONE and row.out_by_id == actor.person_id
    if not again and (refusal := move_refusal(State(row.state), State.GONE)):
        raise Refused(refusal)

    if not again:
        row.state, row.out_at, row.out_by_id = State.GONE.value, now, actor.person_id
        row.save(update_fields=["state", "out_at", "out_by_id"])

    record(actor, "visit.left", row.uid, at=now, place=place, detail={"again": again})


def _was_answered(actor: Actor, row: Visit, *, released: bool) -> bool:
    if row.why != Why.EARLY_PICK_UP:
        return False
    return (row.state == State.INSIDE and row.in_by_id == actor.person_id) if released else row.state == State.TURNED


def _again(actor: Actor, row: Visit, verb: str, now: datetime) -> Visit:
    """Record that the same was sent twice; nothing is done again."""
    record(actor, verb, row.uid, at=now, place=own_gate(actor), detail={"again": True})
    return row
