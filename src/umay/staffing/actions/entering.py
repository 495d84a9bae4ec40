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
from umay.staffing.models import RegisterMatch, Worker
from umay.staffing.queries.alike import entries_alike
from umay.staffing.queries.blind import known_by, seal_name
from umay.staffing.queries.days import day_at, own_school, year_at
from umay.staffing.rules.kinds import Kind, State

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
def enter_worker(actor: Actor, facts: WorkerFacts, *, now: datetime) -> Worker:
    """Enter somebody near children at the actor's school for the school year; entered by the school, they are accepted.

    Raises Refused ("access.not_granted", "staffing.name_missing", "staffing.known", "staffing.no_such_staff"). Audit: worker.entered.
    """
    place = own_school(actor)
    require(actor, Perm.STAFFING_KEEP, place)
    staff = {one.person_id for one in people.staff_of(place.unit_id, day_at(place.country, now), lang="en")}
    if facts.person_id is not None and facts.person_id not in staff:
        raise Refused(Refusal("staffing.no_such_staff"))

    made = entered(place, facts, State.ACCEPTED, by=actor.person_id, now=now)
    alike = note_alike(made, now=now)

    record(actor, "worker.entered", made.uid, at=now, place=place, detail={"kind": made.kind, "alike": alike})
    return made


def entered(place: Place, facts: WorkerFacts, state: State, *, by: int | None, now: datetime) -> Worker:
    """Write somebody down. Raises Refused ("staffing.name_missing", "staffing.known" for the same name and number)."""
    name = " ".join(facts.name.split())
    if not name:
        raise Refused(Refusal("staffing.name_missing"))
    code = "".join(secrets.choice(_SIGNS) for _sign in range(_CODE_SIGNS))
    person_id = facts.person_id or people.Person.objects.create(shown=code).pk
    try:
        with transaction.atomic():
            return Worker.objects.create(
                unit_id=place.unit_id, country=place.country, province_id=place.province_id, district_id=place.district_id,
                school_year=year_at(place.country, now), person_id=person_id, kind=facts.kind.value, state=state.value, code=code,
                name=name, phone=facts.phone.strip(), email=facts.email.strip(), language=facts.language,
                class_name=facts.class_name.strip(), grade=facts.grade, licensed=facts.licensed, experienced=facts.experienced,
                on_board=facts.on_board, with_id=facts.with_id, birth_year=facts.birth_year,
                known_by=known_by(name, facts.phone), entered_at=now, entered_by_id=by,
            )  # fmt: skip
    except IntegrityError:  # the same name and number, or a code that was drawn already: both are met by trying again later
        raise Refused(Refusal("staffing.known")) from None


def note_alike(one: Worker, *, now: datetime) -> int:
    """Note which entries of the inner register have a name like this one's, for an office to look; return how many are new. Bars nobody."""
    known = set(RegisterMatch.objects.filter(worker=one).values_list("entry_uid", flat=True))
    found = [entry for entry in entries_alike(one.name, one.birth_year, one.country, day_at(one.country, now)) if entry not in known]
    for entry in found:
        uid = uuid4()
        RegisterMatch.objects.create(
            uid=uid, worker=one, entry_uid=entry, unit_id=one.unit_id, country=one.country, province_id=one.province_id,
            district_id=one.district_id, name_box=seal_name(one.name, uid), raised_at=now,
        )  # fmt: skip
    return len(found)


@action(Perm.STAFFING_KEEP, "worker.accepted")
def accept(actor: Actor, uids: tuple[UUID, ...], *, now: datetime) -> int:
    """Accept those who wait, for the school year; whoever does not wait is passed over. Returns how many.

    Raises Refused ("access.not_granted", "staffing.nobody_chosen"). Audit: worker.accepted, one for each.
    """
    return _decide(actor, uids, State.ACCEPTED, "worker.accepted", now)


@action(Perm.STAFFING_KEEP, "worker.declined")
def decline(actor: Actor, uids: tuple[UUID, ...], *, now: datetime) -> int:
    """Decline those who wait; their passes end. Returns how many.

    Raises Refused ("access.not_granted", "staffing.nobody_chosen"). Audit: worker.declined, one for each.
    """
    return _decide(actor, uids, State.LEFT, "worker.declined", now)


def _decide(actor: Actor, uids: tuple[UUID, ...], to: State, verb: str, now: datetime) -> int:
    place = own_school(actor)
    waiting = Worker.objects.select_for_update().filter(unit_id=place.unit_id, uid__in=uids, state=State.WAITING.value).order_by("pk")
    rows = list(waiting)
    require(actor, Perm.STAFFING_KEEP, place)
    if not rows:
        raise Refused(Refusal("staffing.nobody_chosen"))

    for one in rows:
        one.state = to.value
        one.pass_hash = one.pass_hash if to is State.ACCEPTED else ""
        one.save(update_fields=["state", "pass_hash"])

    for one in rows:
        record(actor, verb, one.uid, at=now, place=place, detail={"kind": one.kind})
    return len(rows)
