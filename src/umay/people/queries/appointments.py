"""The people of a unit, for those who appoint them; and the posts there are to appoint to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from umay.core.api import Actor, Function, Perm, access_refusal, query
from umay.kernel.refusal import Refused
from umay.kernel.text import Text
from umay.people.models import Account, Appointment
from umay.people.queries.actors import names_of
from umay.people.rules.appointing import ADMINISTRATOR, invite_refusal
from umay.places import api as places
from umay.web.api import dates

MOST_UNITS = 100


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody's appointment in the unit. until: empty for an open end. comes: it has not begun. invited: when a letter went."""

    uid: UUID
    name: str
    email: str
    title: str
    since: str
    until: str
    paper: str
    comes: bool
    has_come_in: bool
    invited: str


@dataclass(frozen=True, slots=True)
class PostChoice:
    """A post one may appoint to. key: stable; title: by language."""

    key: str
    role: str
    title: dict[str, str]
    function: Function


@dataclass(frozen=True, slots=True)
class UnitPeople:
    """The people of one unit. below: further units whose people one appoints, the first hundred by code."""

    unit: places.UnitCard
    holders: tuple[Holder, ...]
    below: tuple[places.UnitCard, ...]


@query
def unit_people(actor: Actor, unit_uid: UUID | None, *, after: str, today: date, lang: str) -> UnitPeople:
    """Return who holds or will hold a post in the unit; None: one's own unit. after: the code after which units below are listed.

    Raises Unit.DoesNotExist for a missing and a hidden unit; Refused ("access.not_granted").
    """
    own = actor.seat.place.unit_id if actor.seat else 0
    unit = places.unit_by_uid(actor, unit_uid) if unit_uid else places.unit_by_id(actor, own)
    if no := access_refusal(actor, Perm.PERSON_APPOINT, unit.place):
        raise Refused(no)
    below = places.units_in_scope(actor, agency=unit.agency, after=after, limit=MOST_UNITS) if unit.id == own else ()
    return UnitPeople(unit, _holders(unit.id, today, lang), tuple(one for one in below if one.id != own))


def _holders(unit_id: int, today: date, lang: str) -> tuple[Holder, ...]:
    held = [
        one
        for one in Appointment.objects.filter(unit_id=unit_id).order_by("during", "pk")
        if one.during.upper is None or one.during.upper > today
    ]
    names = names_of([one.person_id for one in held])
    accounts = {one.person_id: one for one in Account.objects.filter(person_id__in=names)}
    return tuple(
        Holder(
            uid=one.uid,
            name=names[one.person_id],
            email=accounts[one.person_id].email,
            title=Text.of(one.role_title).in_(lang) if one.role_title else one.role,
            since=dates.say_date(one.during.lower),
            until=dates.say_date(one.during.upper) if one.during.upper else "",
            paper=one.paper,
            comes=one.during.lower > today,
            has_come_in=_has_come_in(accounts[one.person_id]),
            invited=_day_said(accounts[one.person_id].invited_at),
        )
        for one in held
    )


def _has_come_in(account: Account) -> bool:
    return invite_refusal(account.last_login, has_password=account.has_usable_password()) is not None


def _day_said(at: datetime | None) -> str:
    return dates.say_date(dates.local_day(at)) if at else ""


def pack_posts(country: str, agency: str, level: str) -> tuple[PostChoice, ...]:
    """Return the posts that the country's packs know at the agency and level, each once."""
    found: dict[str, PostChoice] = {}
    for pack in places.packs_of(country):
        for role in pack.roles:
            if (role.agency, role.level) == (agency, level):
                found.setdefault(role.code, PostChoice(f"role:{role.code}", role.code, dict(role.title), Function(role.function)))
    return tuple(found.values())


def administrators_besides(held: Appointment, on: date) -> int:
    """Return how many other people administer the deployment on the day."""
    others = Appointment.objects.filter(function=ADMINISTRATOR, during__contains=on).exclude(person_id=held.person_id)
    return others.values("person_id").distinct().count()


def never_came_in(today: date) -> tuple[str, ...]:
    """Return function and unit of each appointment of the day whose holder has never signed in; no names, for operators read it."""
    held = Appointment.objects.filter(during__contains=today, person__account__last_login=None, person__is_demo=False)
    return tuple(f"{one.function} of {one.unit.name}" for one in held.select_related("unit").order_by("unit__code", "pk"))
