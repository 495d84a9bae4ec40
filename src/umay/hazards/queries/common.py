"""What several reads share."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from umay.core.api import Actor, Perm, Place
from umay.hazards.models import Hazard, Incident
from umay.hazards.queries import words as said
from umay.hazards.rules.kinds import Landmark, Sight
from umay.people.api import zone_of
from umay.web.api import dates


def day_at(row: Hazard | Incident, at: datetime) -> date:
    """Return the school's own day at a moment."""
    return at.astimezone(zone_of(row.country)).date()


def place_of(row: Hazard | Incident) -> Place:
    """Return where the unit of a hazard or an incident is."""
    return Place(row.unit_id, row.unit.agency, row.country, row.province_id, row.district_id)


def is_there_for(actor: Actor, row: Hazard) -> bool:
    """Tell whether a hazard is this actor's to see: of their own unit, or of the area whose ledgers they keep."""
    place = place_of(row)
    return actor.is_job or actor.may(Perm.HAZARD_NOTE, place) or actor.may(Perm.HAZARD_KEEP, place)


def where_words(row: Hazard) -> str:
    """Return where a hazard is: a spot from a list in the reader's language, and the words beside it."""
    spot = str(said.LANDMARKS[Landmark(row.landmark)]) % {"bay": row.landmark_name} if row.landmark else ""
    return " · ".join(one for one in (spot, row.where) if one)


def what_words(row: Hazard) -> str:
    """Return what was seen: what was ticked on a list in the reader's language, and the words beside it."""
    ticked = ", ".join(str(said.SIGHTS[Sight(one)]) for one in row.seen)
    return "\n".join(one for one in (dates.sentence(ticked) if ticked else "", row.what) if one)


def moment_words(at: datetime) -> str:
    """Return day and time where the reader is."""
    local = at.astimezone(timezone.get_current_timezone())
    return f"{dates.say_day(local.date())}, {dates.say_time(local)}"


def time_words(at: datetime) -> str:
    """Return hours and minutes where the reader is."""
    return dates.say_time(at.astimezone(timezone.get_current_timezone()))
