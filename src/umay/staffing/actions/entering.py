"""Entering people near children, and accepting those who enrolled themselves."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from umay.core.api import Actor, Perm, Place, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.people import api as people
from umay.staffing.actions.alike import note_alike
from umay.staffing.models import Worker
from umay.staffing.queries.blind import known_by
from umay.staffing.queries.days import day_at, own_school, year_at
from umay.staffing.rules.kinds import Kind, State
from umay.staffing.rules.passes import may_ask_again

_SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that are taken for another when read aloud
_CODE_SIGNS: Final = 4


@dataclass(frozen=True, slots=True)
class WorkerFacts:
    """What is written down of somebody near children. person_id: of staff with an account; None gives them a pass of their own.

    with_id: of a worker with whom they want to stand.
    """

    kind: Kind
    name: str
    phone: str = ""
    email: str = ""
    language: str = "en"
    class_name: str = ""
    grade: int | None = None
    licensed: bool = False
    experienced: bool = False
    on_board: bool = False
    with_id: int | None = None
    birth_year: int | None = None
    person_id: int | None = None


@action(Perm.STAFFING_KEEP, "worker.entered")
def enter_worker(actor: Actor, facts: WorkerFacts, *, now: datetime, key: UUID | None = None) -> Worker:
    """Enter somebody near children at the actor's school for the school year; entered by the school, they are accepted.

    One who is like somebody found in the register before waits until the office was asked again. key: of the form; sent twice is one.
    Raises Refused ("access.not_granted", "staffing.name_missing", "staffing.known", "staffing.no_such_staff"). Audit: worker.entered.
    """
    place = own_school(actor)
    require(actor, Perm.STAFFING_KEEP, place)
    staff = {one.person_id for one in people.staff_of(place.unit_id, day_at(place.country, now), lang="en")}
    if facts.person_id is not None and facts.person_id not in staff:
        raise Refused(Refusal("staffing.no_such_staff"))

    before = Worker.objects.filter(uid=key, unit_id=place.unit_id).first() if key else None
    sent = _said_before(before, facts, actor) if before else None
    made = sent or entered(place, facts, State.ACCEPTED, by=actor.person_id, now=now, uid=None if before else key)
    alike = 0 if sent else note_alike(made, now=now)

    record(actor, "worker.entered", made.uid, at=now, place=place, detail={"kind": made.kind, "alike": alike})
    return made


def entered(
    place: Place, facts: WorkerFacts, state: State, *, by: int | None, now: datetime, uid: UUID | None = None, again: Worker | None = None
) -> Worker:
    """Write somebody down. uid: as of the form, None for a new one. again: who is known by the same name and number already;
    whether they are is told to nobody, so that this row is not found by them.

    Raises Refused ("staffing.name_missing", "staffing.known" for the same name and number).
    """
    name = " ".join(facts.name.split())
    if not name:
        raise Refused(Refusal("staffing.name_missing"))
    year = year_at(place.country, now)
    code = _free_code(place.unit_id, year)
    person_id = facts.person_id or people.Person.objects.create(shown=code).pk
    try:
        with transaction.atomic():
            return Worker.objects.create(
                uid=uid or uuid4(), again_of_id=asked_again(again), unit_id=place.unit_id,
                country=place.country, province_id=place.province_id, district_id=place.district_id,
                school_year=year, person_id=person_id, kind=facts.kind.value, state=state.value, code=code,
                name=name, phone=facts.phone.strip(), email=facts.email.strip(), language=facts.language,
                class_name=facts.class_name.strip(), grade=facts.grade, licensed=facts.licensed, experienced=facts.experienced,
                on_board=facts.on_board, with_id=facts.with_id, birth_year=facts.birth_year,
                known_by="" if again else known_by(name, facts.phone), entered_at=now, entered_by_id=by,
            )  # fmt: skip
    except IntegrityError:  # the same name and number
        if uid and (sent := Worker.objects.filter(uid=uid, unit_id=place.unit_id, entered_by_id=by).first()) and is_same(sent, facts):
            return sent
        raise Refused(Refusal("staffing.known")) from None


def _free_code(unit_id: int, year: int) -> str:
    """Return a code that nobody of the school has in that year. Of 900 parents, two draw the same one in nearly every second school."""
    while True:
        code = "".join(secrets.choice(_SIGNS) for _sign in range(_CODE_SIGNS))
        if not Worker.objects.filter(unit_id=unit_id, school_year=year, code=code).exists():
            return code


def asked_again(known: Worker | None) -> int | None:
    """Return of whom a pass is asked for again by who gives their name and number; None where the school alone makes it anew."""
    return known.pk if known and may_ask_again(Kind(known.kind), State(known.state)) else None


def _said_before(before: Worker, facts: WorkerFacts, actor: Actor) -> Worker | None:
    """Return the one whom the actor entered with the same words; None where a form came back with another's. before: whom its id made."""
    if is_same(before, facts):
        return before
    there = Worker.objects.filter(unit_id=before.unit_id, school_year=before.school_year, kind=facts.kind.value)
    return next((one for one in there.filter(entered_by_id=actor.person_id).order_by("-pk") if is_same(one, facts)), None)


def is_same(sent: Worker, facts: WorkerFacts) -> bool:
    """Tell whether a form says the name and number of somebody who was written down: another's may come with the same id, as restored."""
    return (sent.name, sent.phone) == (" ".join(facts.name.split()), facts.phone.strip())
