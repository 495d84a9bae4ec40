"""Visits to the family, and measures of a court."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from umay.absence.actions.bench import begin, begin_as_keeper
from umay.absence.models import Measure, MobileTeam, Visit
from umay.absence.queries.let_in import held, place_of
from umay.absence.rules import following
from umay.absence.rules.codes import MeasureKind, Outcome, State
from umay.absence.sealed import seal_part
from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import tell
from umay.vault.api import Vault

VisitMissing = Visit.DoesNotExist
MeasureMissing = Measure.DoesNotExist


@dataclass(frozen=True, slots=True)
class Plan:
    """Who goes when. team_id: of which mobile team; None for somebody of the unit."""

    visitor_id: int
    planned_on: date
    team_id: UUID | None = None


@action(Perm.ABSENT_KEEP, "absent.visit_planned")
def plan_visit(actor: Actor, vault: Vault, uid: UUID, plan: Plan, *, today: date, now: datetime) -> UUID:
    """Plan a visit by somebody who was let in; return its id.

    Raises ChildMissing, Refused ("access.not_granted", "absence.visitor_not_let_in", "absence.no_team", "absence.…").
    Audit: absent.visit_planned.
    """
    work = begin(actor, vault, uid, now)
    if refusal := following.visit_refusal(plan.planned_on, today, State(work.record.state)):
        raise Refused(refusal)
    visitor = held(work.record).get(plan.visitor_id)
    if visitor is None:
        raise Refused(Refusal("absence.visitor_not_let_in"))
    if plan.team_id and not MobileTeam.objects.filter(pk=plan.team_id, unit_id=visitor.unit_id, closed_at__isnull=True).exists():
        raise Refused(Refusal("absence.no_team"))

    visit = Visit(
        record=work.record, team_id=plan.team_id, visitor_id=plan.visitor_id, planned_on=plan.planned_on, planned_by_id=work.person_id,
        planned_at=now, epoch=work.record.child_epoch,
    )  # fmt: skip
    visit.save(force_insert=True)
    if work.record.state == State.FOUND:
        work.record.state, work.record.state_since_on = State.FOLLOWED.value, today
        work.record.save(update_fields=["state", "state_since_on"])

    tell(actor, [plan.visitor_id], "absent.visit", link=f"/absent/{uid}/#visits", at=now)
    work.done("absent.visit_planned", {"visit": str(visit.id), "visitor": plan.visitor_id})
    return visit.id


@action(Perm.ABSENT_KEEP, "absent.visited")
def record_visit(
    actor: Actor, vault: Vault, visit_id: UUID, outcome: Outcome, note: str, *, done_on: date, today: date, now: datetime
) -> UUID:
    """Record what a visit found; return the record's id.

    Raises VisitMissing, CannotOpen, Refused ("access.not_granted", "absence.visit_recorded", "absence.day_to_come").
    Audit: absent.visited.
    """
    work = begin(actor, vault, Visit.objects.get(pk=visit_id).record_id, now)
    visit = Visit.objects.get(pk=visit_id)
    if refusal := following.done_refusal(done_on, today, is_done=visit.done_on is not None):
        raise Refused(refusal)

    visit.done_on, visit.done_by_id, visit.outcome, visit.epoch = done_on, work.person_id, outcome, work.record.child_epoch
    visit.note_blob = seal_part(work.keys, "visit", visit.id, "note_blob", {"note": note})
    visit.save(update_fields=["done_on", "done_by_id", "outcome", "epoch", "note_blob"])

    work.done("absent.visited", {"visit": str(visit.id), "outcome": outcome})
    return work.record.id


@dataclass(frozen=True, slots=True, repr=False)
class Ordered:
    """A court's measure. number, court: sealed. review_on: in clear, for the reminder."""

    kind: MeasureKind
    number: str
    court: str
    review_on: date


@action(Perm.ABSENT_KEEP, "absent.measure_added")
def add_measure(actor: Actor, vault: Vault, uid: UUID, ordered: Ordered, *, today: date, now: datetime) -> UUID:
    """Note a measure that a court ordered; return its id.

    Raises ChildMissing, CannotOpen, Refused ("access.not_granted", "absence.of_keeping_unit", "absence.review_over").
    Audit: absent.measure_added.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    if ordered.review_on <= today:
        raise Refused(Refusal("absence.review_over"))

    row = Measure(
        id=new_id(), record=work.record, kind=ordered.kind, review_on=ordered.review_on, epoch=work.record.child_epoch,
        made_by_id=work.person_id, made_at=now,
    )  # fmt: skip
    row.court_blob = seal_part(work.keys, "measure", row.id, "court_blob", {"number": ordered.number, "court": ordered.court})
    row.save(force_insert=True)

    work.done("absent.measure_added", {"measure": str(row.id), "kind": ordered.kind})
    return row.id


@action(Perm.ABSENT_KEEP, "absent.measure_ended")
def end_measure(actor: Actor, vault: Vault, measure_id: UUID, *, today: date, now: datetime) -> UUID:
    """Say that a measure has ended; return the record's id.

    Raises MeasureMissing, Refused ("access.not_granted", "absence.of_keeping_unit", "absence.measure_over"). Audit: absent.measure_ended.
    """
    work = begin_as_keeper(actor, vault, Measure.objects.get(pk=measure_id).record_id, now)
    row = Measure.objects.get(pk=measure_id)
    if row.ended_on is not None:
        raise Refused(Refusal("absence.measure_over"))

    row.ended_on = today
    row.save(update_fields=["ended_on"])

    work.done("absent.measure_ended", {"measure": str(row.id)})
    return work.record.id


@action(Perm.ABSENT_KEEP, "absent.reminded")
def remind(actor: Actor, measure_id: UUID, *, now: datetime) -> int:
    """Tell those who follow the child that a review comes near, once; return how many were told. The notice says nothing but that.

    Audit: absent.reminded.
    """
    row = Measure.objects.select_for_update(of=("self",)).select_related("record__unit").get(pk=measure_id)
    require(actor, Perm.ABSENT_KEEP, place_of(row.record))
    told = 0

    if row.reminded_at is None and row.ended_on is None:
        row.reminded_at = now
        row.save(update_fields=["reminded_at"])
        told = tell(actor, list(held(row.record)), "absent.review", link=f"/absent/{row.record_id}/#measures", at=now)

    record(actor, "absent.reminded", row.record_id, at=now, place=place_of(row.record), detail={"measure": str(row.id), "told": told})
    return told
