"""Seating the safety team of a unit. What is told from then on is sealed to those who sit there."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from umay.core.api import JOB, Actor, Perm, action, record, require
from umay.kernel.refusal import Refused
from umay.people import api as people
from umay.places import api as places
from umay.reports import api as reports
from umay.teams.models import SeatTraining
from umay.teams.rules.team import SAFETY_TEAM, seat_refusal, training_refusal


@action(Perm.TELLING_KEEP, "team.seated")
def seat_member(actor: Actor, unit_uid: UUID, seat: str, person_id: int, *, today: date, now: datetime) -> None:
    """Seat somebody of the unit in its safety team from today on. seat: its code in the country's procedure.

    Raises UnitMissing; Refused ("access.not_granted", "team.no_seat", "team.not_of_unit", "team.seat_taken"). Audit: team.seated.
    """
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.TELLING_KEEP, unit.place)
    team = reports.response_for(unit.country).team
    held = people.body_seats(unit.id, SAFETY_TEAM, today)
    staff = {one.person_id for one in people.staff_of(unit.id, today, lang="en")}
    taken = [(one.role, one.person_id) for one in held]
    if no := seat_refusal(seat, person_id, places_in={one.code: one.count for one in team.seats}, taken=taken, staff=staff):
        raise Refused(no)

    people.seat_in_body(unit.id, SAFETY_TEAM, dict(team.body), role=seat, person_id=person_id, on=today)

    record(actor, "team.seated", unit.uid, at=now, place=unit.place, detail={"seat": seat, "person": person_id})


@action(Perm.TELLING_KEEP, "team.left")
def end_seat(actor: Actor, unit_uid: UUID, seat_id: int, *, today: date, now: datetime) -> None:
    """End a seat of the safety team today. What was told, and no case was made of, is no longer theirs to open, nor what is added to it.

    Nobody there changes nothing. Raises UnitMissing; Refused ("access.not_granted"). Audit: team.left, report.readers_ended.
    """
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.TELLING_KEEP, unit.place)

    person = people.leave_body(unit.id, SAFETY_TEAM, seat_id, on=today)
    if person is not None:
        reports.end_outlived(JOB, unit_id=unit.id, left=person, today=today, now=now)

    record(actor, "team.left", unit.uid, at=now, place=unit.place, detail={"person": person})


@action(Perm.TELLING_KEEP, "team.trained")
def note_training(actor: Actor, unit_uid: UUID, seat_id: int, course: str, on: date | None, *, today: date, now: datetime) -> None:
    """Note that whoever holds a seat of the team was trained for it; a later note takes the place of an earlier one.

    Nobody there changes nothing. Raises UnitMissing; Refused ("access.not_granted", "team.no_course", "team.trained_when").
    Audit: team.trained.
    """
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.TELLING_KEEP, unit.place)
    held = {one.id: one.person_id for one in people.body_seats(unit.id, SAFETY_TEAM, today)}
    if no := training_refusal(course, on, today):
        raise Refused(no)

    if seat_id in held:
        _keep_training(actor, seat_id, course.strip(), on, now)

    record(actor, "team.trained", unit.uid, at=now, place=unit.place, detail={"person": held.get(seat_id)})


def _keep_training(actor: Actor, seat_id: int, course: str, on: date | None, now: datetime) -> None:
    said = {"course": course, "trained_on": on, "recorded_at": now, "recorded_by_id": actor.person_id or 0}
    SeatTraining.objects.update_or_create(seat_id=seat_id, defaults=said)
