"""Appointing people and ending appointments. All that somebody may do comes from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict, Unpack
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from umay.core.api import Actor, Function, Perm, Place, action, later, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.people.models import Account, Appointment, Person
from umay.people.queries.appointments import administrators_besides
from umay.people.rules import appointing as rules
from umay.places import api as places


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody is appointed to. until_on: the day before which it ends; None: open end. paper: number of the paper that appoints."""

    role: str
    role_title: Mapping[str, str]
    function: Function
    from_on: date
    until_on: date | None
    paper: str = ""


class PostWords(TypedDict):
    """A post by its parts."""

    role: str
    role_title: Mapping[str, str]
    function: Function
    from_on: date
    until_on: date | None
    paper: str


@action(Perm.PERSON_APPOINT, "person.appointed")
def appoint(actor: Actor, person_id: int, *, unit: places.UnitCard, now: datetime, **post: Unpack[PostWords]) -> Appointment:
    """Appoint a person to a role in a unit, from a day until before another (None: open end). post: as of Post.

    Raises Refused ("access.not_granted", "appointment.overlaps", "appointment.no_days", "appointment.administrator_only"): the
    database keeps one at a time in a unit. Audit: person.appointed.
    """
    require(actor, Perm.PERSON_APPOINT, unit.place)

    held = _hold(actor, person_id, unit, Post(**post), now)

    _record_appointed(actor, held, unit, now)
    return held


@action(Perm.PERSON_APPOINT, "person.appointed")
def appoint_by_address(actor: Actor, unit_uid: UUID, post: Post, *, email: str, shown: str, language: str, now: datetime) -> Appointment:
    """Appoint whoever has the address; somebody new is entered by name and mailed a link to set a password.

    Raises Unit.DoesNotExist; Refused ("access.not_granted", "person.name_missing" for a new address without a name, and as of
    appoint). Audit: person.appointed, and person.entered for somebody new. Queues: people.mail_password_link.
    """
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.PERSON_APPOINT, unit.place)
    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None and not shown.strip():
        raise Refused(Refusal("person.name_missing"))

    person_id = account.person_id if account else _enter(actor, shown, email, language, place=unit.place, now=now).pk
    held = _hold(actor, person_id, unit, post, now)

    _record_appointed(actor, held, unit, now)
    return held


@action(Perm.PERSON_APPOINT, "person.entered")
def enter_person(actor: Actor, *, shown: str, email: str, language: str, place: Place, is_demo: bool = False, now: datetime) -> Person:
    """Enter a person with an account that has no password yet; they set one by the link that is mailed to them when they ask.

    Raises Refused ("access.not_granted", "person.address_taken"). Audit: person.entered.
    """
    require(actor, Perm.PERSON_APPOINT, place)

    person = _new_person(shown, email, language, is_demo=is_demo)

    record(actor, "person.entered", person.uid, at=now, place=place)
    return person


def locked_appointment(actor: Actor, appointment_uid: UUID) -> tuple[Appointment, places.UnitCard]:
    """Return an appointment, locked, and its unit, if the actor appoints there.

    Raises Appointment.DoesNotExist for a missing and a hidden one alike; Refused ("access.not_granted").
    """
    held = Appointment.objects.select_for_update().get(uid=appointment_uid)
    try:
        unit = places.unit_by_id(actor, held.unit_id)
    except places.UnitMissing:  # out of sight is as good as not there
        raise Appointment.DoesNotExist from None
    require(actor, Perm.PERSON_APPOINT, unit.place)
    return held, unit


@action(Perm.PERSON_APPOINT, "appointment.ended")
def end_appointment(actor: Actor, appointment_uid: UUID, *, on: date, now: datetime) -> Appointment:
    """End an appointment before the day `on`; all it gave ends with it, at the next request.

    Raises Appointment.DoesNotExist; Refused ("access.not_granted", "appointment.no_days", "appointment.last_administrator").
    Audit: appointment.ended.
    """
    held, unit = locked_appointment(actor, appointment_uid)
    if no := rules.end_refusal(held.during.lower, on, held.function, administrators_besides(held, on)):
        raise Refused(no)

    held.during = DateRange(held.during.lower, on)
    held.save(update_fields=["during"])

    record(actor, "appointment.ended", held.uid, at=now, place=unit.place, detail={"on": on.isoformat()})
    return held


def _hold(actor: Actor, person_id: int, unit: places.UnitCard, post: Post, now: datetime) -> Appointment:
    functions = () if actor.is_job or actor.seat is None else (actor.seat.function.value,)
    if no := rules.appoint_refusal(functions, post.function.value, post.from_on, post.until_on):
        raise Refused(no)
    try:
        with transaction.atomic():
            return Appointment.objects.create(
                person_id=person_id,
                unit_id=unit.id,
                role=post.role,
                role_title=dict(post.role_title),
                function=post.function.value,
                during=DateRange(post.from_on, post.until_on),
                paper=post.paper,
                recorded_at=now,
                recorded_by_id=actor.person_id,
            )
    except IntegrityError:
        raise Refused(Refusal("appointment.overlaps")) from None


def _enter(actor: Actor, shown: str, email: str, language: str, *, place: Place, now: datetime) -> Person:
    """Enter somebody new and queue the letter with the way in."""
    person = _new_person(shown, email, language, is_demo=False)
    record(actor, "person.entered", person.uid, at=now, place=place)
    later("people.mail_password_link", account_id=person.account.pk)
    return person


def _new_person(shown: str, email: str, language: str, *, is_demo: bool) -> Person:
    person = Person.objects.create(shown=shown.strip(), is_demo=is_demo)
    try:
        with transaction.atomic():
            Account.objects.create_user(email.strip(), person=person, language=language)
    except IntegrityError:  # two entered the same address at once, or it is there already
        raise Refused(Refusal("person.address_taken")) from None
    return person


def _record_appointed(actor: Actor, held: Appointment, unit: places.UnitCard, now: datetime) -> None:
    detail = {"role": held.role, "function": held.function}
    record(actor, "person.appointed", held.uid, at=now, place=unit.place, detail=detail)
