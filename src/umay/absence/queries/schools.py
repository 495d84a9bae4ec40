"""Schools of an area, the mobile teams that serve it, and who was matched."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from umay.absence.models import Match, MobileTeam
from umay.core.api import Actor
from umay.places import api as places

MOST_SCHOOLS: Final = 5_000


def schools_of(actor: Actor) -> tuple[places.UnitCard, ...]:
    """Return the open schools of the actor's area."""
    return places.units_in_scope(actor, agency="education", level=places.SCHOOL_LEVEL, limit=MOST_SCHOOLS)


def open_teams(province_id: int | None) -> QuerySet[MobileTeam]:
    """Return the teams at work in a province."""
    return MobileTeam.objects.filter(province_id=province_id, closed_at__isnull=True).order_by("made_at", "id")


def matched(school_year: int, school_ids: Collection[int]) -> dict[int, UUID]:
    """Return the team of each school that had one in the year."""
    rows = Match.objects.filter(school_year=school_year, school_id__in=school_ids, team_id__isnull=False)
    return {school: team for school, team in rows.values_list("school_id", "team_id") if team is not None}
