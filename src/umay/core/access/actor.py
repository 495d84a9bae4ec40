"""Who acts: a frozen copy made once per request or job, so that a check never asks the database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal
from uuid import UUID

from umay.core.access.perms import Function, Perm, Scope

Level = Literal["unit", "district", "province", "nation", "none"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: a unit and the areas above it. Ids are the database's own; None where a level has none."""

    unit_id: int
    agency: str
    country: str
    province_id: int | None = None
    district_id: int | None = None


NOWHERE: Final = Place(0, "", "")
"""Where nobody is: of somebody without a seat, and of what holds for no one place."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One appointment as access sees it: a function held in a unit, and the area that the unit answers for.

    level: how wide the unit's area is. A school's area is the unit itself.
    """

    appointment_id: int
    place: Place
    function: Function
    role: str
    level: Level

    def covers(self, place: Place) -> bool:
        """Tell whether the place lies in the area of this seat's unit."""
        own = self.place
        if own.country != place.country:
            return False
        match self.level:
            case "nation":
                return True
            case "province":
                return own.province_id is not None and own.province_id == place.province_id
            case "district":
                return own.district_id is not None and own.district_id == place.district_id
            case _:
                return own.unit_id == place.unit_id


@dataclass(frozen=True, slots=True)
class Grant:
    """A permission, how far it reaches, and the seat it comes from."""

    perm: Perm
    scope: Scope
    seat: Seat

    def reaches(self, place: Place) -> bool:
        """Tell whether the grant holds at the place."""
        match self.scope:
            case Scope.OWN | Scope.SELF:
                return self.seat.place.unit_id == place.unit_id
            case Scope.BELOW:
                return self.seat.covers(place) and self.seat.place.agency == place.agency
            case Scope.AREA:
                return self.seat.covers(place)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with an appointment in use, or a job, or nobody.

    person_id None: a job of the system or nobody. seat: the appointment acted in; None for nobody. grants: all that the seat gives.
    """

    person_id: int | None
    person_uid: UUID | None
    seat: Seat | None
    grants: tuple[Grant, ...] = ()
    language: str = "en"
    is_job: bool = False

    def may(self, perm: Perm, place: Place) -> bool:
        """Tell whether any grant gives the permission at the place."""
        return any(grant.perm is perm and grant.reaches(place) for grant in self.grants)

    def holds(self, perm: Perm) -> bool:
        """Tell whether the actor has the permission anywhere."""
        return any(grant.perm is perm for grant in self.grants)


NOBODY = Actor(person_id=None, person_uid=None, seat=None)
JOB = Actor(person_id=None, person_uid=None, seat=None, is_job=True)


def own_place(actor: Actor) -> Place:
    """Return where the actor's own unit is; NOWHERE without a seat."""
    return actor.seat.place if actor.seat else NOWHERE


def job_at(place: Place) -> Actor:
    """Return the system as it works for one school: it reads what the school's own pages would."""
    return replace(JOB, seat=Seat(0, place, Function.OBSERVER, "", "unit"))


def actor_of(person_id: int, person_uid: UUID, seat: Seat | None, *, language: str = "en") -> Actor:
    """Return the actor for a person in one of their appointments, with all the policy table grants.

    seat None: signed in without an appointment; the actor holds nothing.
    """
    from umay.core.access.policy import granted_to

    grants = tuple(Grant(perm, scope, seat) for perm, scope in granted_to(seat.function)) if seat else ()
    return Actor(person_id, person_uid, seat, grants, language)
