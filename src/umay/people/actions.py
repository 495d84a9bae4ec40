"""Appointing people, ending appointments, choosing in which appointment one acts, and one's own settings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from umay.core.api import Actor, Function, Perm, Place, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.people.models import Account, Appointment, Person
from umay.places import api as places


@action(Perm.PERSON_APPOINT, "person.appointed")
def appoint(
    actor: Actor,
    person_id: int,
    *,
    unit: places.UnitCard,
    role: str,
    role_title: Mapping[str, str],
    function: Function,
    from_on: date,
    until_on: date | None,
    paper: str,
    now: datetime,
) -> Appointment:
    """Appoint a person to a role in a unit, from a day until before another (None: open end).

    Raises Refused ("access.not_granted", "appointment.overlaps", "appointment.no_days"): the database keeps one at a time in a unit.
    Audit: person.appointed.
    """
    require(actor, Perm.PERSON_APPOINT, unit.place)
    if until_on is not None and until_on <= from_on:
        raise Refused(Refusal("appointment.no_days"))

    try:
        with transaction.atomic():
            held = Appointment.objects.create(
                person_id=person_id,
                unit_id=unit.id,
                role=role,
                role_title=dict(role_title),
                function=function.value,
                during=DateRange(from_on, until_on),
                paper=paper,
                recorded_at=now,
                recorded_by_id=actor.person_id,
            )
    except IntegrityError:
        raise Refused(Refusal("appointment.overlaps")) from None

    record(actor, "person.appointed", held.uid, at=now, place=unit.place, detail={"role": role, "function": function.value})
    return held


@action(Perm.PERSON_APPOINT, "person.entered")
def enter_person(actor: Actor, *, shown: str, email: str, language: str, place: Place, is_demo: bool = False, now: datetime) -> Person:
    """Enter a person with an account that has no password yet; they set one by the link that is mailed to them.

    Raises Refused ("access.not_granted", "person.address_taken"). Audit: person.entered.
    """
    require(actor, Perm.PERSON_APPOINT, place)
    if Account.objects.filter(email=email.strip().lower()).exists():
        raise Refused(Refusal("person.address_taken"))

    person = Person.objects.create(shown=shown.strip(), is_demo=is_demo)
    Account.objects.create_user(email.strip(), person=person, language=language)

    record(actor, "person.entered", person.uid, at=now, place=place)
    return person


@action(Perm.PERSON_APPOINT, "appointment.ended")
def end_appointment(actor: Actor, appointment_uid: UUID, *, on: date, now: datetime) -> Appointment:
    """End an appointment before the day `on`; all it gave ends with it, at the next request.

    Raises Appointment.DoesNotExist; Refused ("access.not_granted", "appointment.no_days"). Audit: appointment.ended.
    """
    held = Appointment.objects.select_for_update().get(uid=appointment_uid)
    unit = places.unit_by_id(actor, held.unit_id)
    require(actor, Perm.PERSON_APPOINT, unit.place)
    if on <= held.during.lower:
        raise Refused(Refusal("appointment.no_days"))

    held.during = DateRange(held.during.lower, on)
    held.save(update_fields=["during"])

    record(actor, "appointment.ended", held.uid, at=now, place=unit.place, detail={"on": on.isoformat()})
    return held


@action(None, "seat.taken")
def take_seat(actor: Actor, appointment_uid: UUID, *, today: date, now: datetime) -> Account:
    """Act in another of one's own appointments from now on. Only what is one's own is touched, so no permission is asked.

    Raises Appointment.DoesNotExist for one that is not held today. Audit: seat.taken.
    """
    held = Appointment.objects.get(uid=appointment_uid, person_id=actor.person_id or 0, during__contains=today)

    account = Account.objects.select_for_update().get(person_id=actor.person_id or 0)
    account.acting_in_id = held.pk
    account.save(update_fields=["acting_in_id"])

    record(actor, "seat.taken", held.uid, at=now)
    return account


@action(None, "language.chosen")
def choose_language(actor: Actor, language: str, *, now: datetime) -> Account:
    """Keep the language in which one reads and is written to. Only what is one's own is touched.

    Raises Refused ("language.unknown"). Audit: language.chosen.
    """
    if language not in dict(settings.LANGUAGES):
        raise Refused(Refusal("language.unknown"))

    account = Account.objects.select_for_update().get(person_id=actor.person_id or 0)
    account.language = language
    account.save(update_fields=["language"])

    record(actor, "language.chosen", account.pk, at=now)
    return account
