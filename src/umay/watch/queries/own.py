"""Where the actor's own school is, what day it is there, and who somebody is among those near its children."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from django.conf import settings
from django.utils import timezone

from umay.core.api import NOWHERE, Actor, Place, job_at, own_place
from umay.places import api as places

__all__ = ["NOWHERE", "day_at", "is_at_school", "job_at", "own_place", "zone_at"]


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
