"""The page of mobile teams, and which school has which."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from umay.absence.models import Match, MobileTeam
from umay.absence.queries.schools import open_teams, schools_of
from umay.absence.queries.words import WHY_NONE
from umay.absence.rules.codes import Unmatched
from umay.core.api import Actor, own_place, query


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team. is_own: of the reader's office."""

    id: UUID
    name: str
    text: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class TeamsPage:
    """All that the page shows. rows: school, grade, team or why none. is_office: the reader's unit is no school."""

    teams: tuple[TeamLine, ...]
    rows: tuple[tuple[str, str, str], ...]
    school_year: str
    year: int
    matched: int
    unmatched: int
    is_office: bool


@query
def teams_page(actor: Actor, school_year: int) -> TeamsPage:
    """Return the teams that serve the reader's province, and what was matched for the year in the reader's area."""
    place = own_place(actor)
    teams = list(open_teams(place.province_id).select_related("unit"))
    cards = {one.id: one for one in schools_of(actor)}
    rows = list(Match.objects.filter(school_year=school_year, school_id__in=cards).select_related("team"))
    rows.sort(key=lambda one: (one.grade or 9, cards[one.school_id].name))
    return TeamsPage(
        teams=tuple(_line(one, place.unit_id) for one in teams),
        rows=tuple((cards[one.school_id].where, str(one.grade or "–"), _team(one)) for one in rows),
        school_year=f"{school_year}–{school_year + 1}",
        year=school_year,
        matched=sum(one.team_id is not None for one in rows),
        unmatched=sum(one.team_id is None for one in rows),
        is_office=actor.seat is not None and actor.seat.level != "unit",
    )


def _team(one: Match) -> str:
    return one.team.name if one.team else str(WHY_NONE[Unmatched(one.why_none)])


def _line(team: MobileTeam, unit_id: int) -> TeamLine:
    text = _("%(office)s · goes to %(count)s schools at most") % {"office": team.unit.name, "count": team.capacity}
    return TeamLine(team.id, team.name, text, team.unit_id == unit_id)
