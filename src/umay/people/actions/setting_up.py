"""The first administrator of a new deployment, and asking for a test mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import blake2b
from typing import Final

from umay.core.api import JOB, NOWHERE, Actor, Function, Perm, Place, action, later, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.people.actions.appointing import appoint, enter_person
from umay.people.functions import title_of
from umay.people.models import Account, Appointment, FirstLink
from umay.people.queries.setting_up import mail_is_set
from umay.places import api as places

LINK_HOLDS: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class First:
    """What the first administrator says of the deployment and of themselves. office: the name of the highest office."""

    name: str
    country: str
    country_name: str
    office: str
    shown: str
    email: str
    password: str
    language: str


def hash_of(token: str) -> str:
    """Return what is kept of a link. The token has 256 random bits, so that a plain hash hides it."""
    return blake2b(token.encode(), digest_size=32, person=b"umay.first").hexdigest()


@action(Perm.DEPLOYMENT_KEEP, "first.link_made")
def make_first_link(actor: Actor, token: str, *, now: datetime) -> FirstLink:
    """Keep the hash of a new link for the first administrator; an earlier link stops working.

    Raises Refused ("access.not_granted", "first.not_empty", "live.demo"). Audit: first.link_made.
    """
    require(actor, Perm.DEPLOYMENT_KEEP, NOWHERE)
    if places.deployment().is_demo:
        raise Refused(Refusal("live.demo"))
    if Appointment.objects.filter(function=Function.ADMINISTRATOR).exists():
        raise Refused(Refusal("first.not_empty"))

    FirstLink.objects.filter(used_at=None).delete()
    link = FirstLink.objects.create(token_hash=hash_of(token), made_at=now, expires_at=now + LINK_HOLDS)

    record(actor, "first.link_made", "link", at=now)
    return link


@action(Perm.DEPLOYMENT_KEEP, "deployment.opened")
def open_deployment(actor: Actor, token: str, first: First, *, today: date, now: datetime) -> Account:
    """Let whoever holds the link name the deployment and become its first administrator.

    Raises FirstLink.DoesNotExist for a link that never was; Refused ("access.not_granted", "first.link_used", "first.not_empty").
    Audit: deployment.opened.
    """
    link = FirstLink.objects.select_for_update().get(token_hash=hash_of(token))
    place = Place(0, "", first.country)
    require(actor, Perm.DEPLOYMENT_KEEP, place)
    if link.used_at is not None or link.expires_at <= now:
        raise Refused(Refusal("first.link_used"))
    if Appointment.objects.filter(function=Function.ADMINISTRATOR).exists():
        raise Refused(Refusal("first.not_empty"))

    places.name_deployment(JOB, name=first.name, country=first.country, now=now)
    unit = _highest_office(first, today, now)
    person = enter_person(JOB, shown=first.shown, email=first.email, language=first.language, place=unit.place, now=now)
    account = Account.objects.get(person_id=person.pk)
    account.set_password(first.password)
    account.save(update_fields=["password"])
    appoint(
        JOB,
        person.pk,
        unit=unit,
        role="administrator",
        role_title=title_of(Function.ADMINISTRATOR),
        function=Function.ADMINISTRATOR,
        from_on=today,
        until_on=None,
        paper="",
        now=now,
    )
    link.used_at = now
    link.save(update_fields=["used_at"])

    record(actor, "deployment.opened", 1, at=now, place=place)
    return account


def _highest_office(first: First, today: date, now: datetime) -> places.UnitCard:
    """Take in the country's area and the office above all others."""
    area = places.AreaRow("country", first.country, first.country_name)
    office = places.UnitRow("education", "national", f"{first.country}-1", first.office, first.country)
    year = places.school_year_of(first.country, today)
    places.lay_out(JOB, [area], [office], country=first.country, school_year=year, place=Place(0, "", first.country), now=now)
    return places.unit_by_code_or_name(JOB, first.country, office.code)


@action(Perm.DEPLOYMENT_KEEP, "deployment.mail_test_asked")
def ask_for_test_mail(actor: Actor, *, now: datetime) -> int:
    """Queue a test mail to oneself; return to whom. Raises Refused ("access.not_granted", "mail.not_set").

    Audit: deployment.mail_test_asked. Queues: people.send_test_mail.
    """
    row = places.deployment()
    require(actor, Perm.DEPLOYMENT_KEEP, Place(0, "", row.country or (actor.seat.place.country if actor.seat else "")))
    if not mail_is_set():
        raise Refused(Refusal("mail.not_set"))

    account_id = Account.objects.values_list("pk", flat=True).get(person_id=actor.person_id or 0)

    record(actor, "deployment.mail_test_asked", 1, at=now)
    later("people.send_test_mail", account_id=account_id)
    return account_id
