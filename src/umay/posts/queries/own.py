"""Where the actor's own school is, and what time it is there."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import Final

from django.conf import settings
from django.utils import timezone

from umay.core.api import Actor, Place
from umay.places import api as places

NOWHERE: Final = Place(0, "", "")


def own_place(actor: Actor) -> Place:
    """Return where the actor's own unit is."""
    return actor.seat.place if actor.seat else NOWHERE


def zone_of(country: str) -> tzinfo:
    """Return the zone that the deployment says for all; else the country's own, and the setting's where no pack names one."""
    default = timezone.get_default_timezone()
    return default if settings.UMAY_TIME_ZONE else places.zones().get(country, default)


def day_at(actor: Actor, now: datetime) -> date:
    """Return the day at the actor's school at a moment."""
    return now.astimezone(zone_of(own_place(actor).country)).date()
