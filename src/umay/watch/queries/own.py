"""Where the actor's own school is, what day it is there, and who somebody is among those near its children."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import Final

from django.conf import settings
from django.utils import timezone

from umay.core.api import JOB, Actor, Function, Place, Seat
from umay.places import api as places

NOWHERE: Final = Place(0, "", "")


def own_place(actor: Actor) -> Place:
    """Return where the actor's own unit is."""
    return actor.seat.place if actor.seat else NOWHERE


def is_at_school(actor: Actor) -> bool:
    """Tell whether the actor acts in one unit, not for an area."""
    return actor.seat is not None and actor.seat.level == "unit"


def zone_at(place: Place) -> tzinfo:
    """Return the zone that the deployment says for all; else the country's own, and the setting's where no pack names one."""
    default = timezone.get_default_timezone()
    return default if settings.UMAY_TIME_ZONE else places.zones().get(place.country, default)


def day_at(place: Place, at: datetime) -> date:
    """Return the day at a place at a moment."""
    return at.astimezone(zone_at(place)).date()


def job_at(place: Place) -> Actor:
    """Return the system as it works for one school: it reads what the school's own pages would."""
    seat = Seat(0, place, Function.OBSERVER, "", "unit")
    return Actor(JOB.person_id, JOB.person_uid, seat, is_job=True)
