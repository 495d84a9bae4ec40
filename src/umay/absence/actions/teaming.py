"""Mobile teams, and the yearly matching of schools to them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.absence.models import Match, MobileTeam
from umay.absence.queries.schools import matched, open_teams, schools_of
from umay.absence.rules.matching import School, Team, match
from umay.core.api import Actor, Perm, action, own_place, record, require
from umay.kernel.refusal import Refusal, Refused

TeamMissing = MobileTeam.DoesNotExist


@action(Perm.ABSENT_KEEP, "absent.team_set_up")
def set_up_team(actor: Actor, name: str, capacity: int, *, now: datetime) -> UUID:
    """Set up a mobile team of the actor's office; a province's office serves the province, a district's the district. Return its id.

    Raises Refused ("access.not_granted", "absence.teams_are_of_offices", "absence.team_named_so"). Audit: absent.team_set_up.
    """
    require(actor, Perm.ABSENT_KEEP, place := own_place(actor))
    if actor.seat is None or actor.seat.level == "unit" or place.province_id is None:
        raise Refused(Refusal("absence.teams_are_of_offices"))
    if MobileTeam.objects.filter(unit_id=place.unit_id, name=name, closed_at__isnull=True).exists():
        raise Refused(Refusal("absence.team_named_so"))

    row = MobileTeam.objects.create(
        unit_id=place.unit_id, country=place.country, province_id=place.province_id,
        district_id=place.district_id if actor.seat.level == "district" else None, name=name, capacity=capacity,
        made_by_id=actor.person_id or 0, made_at=now,
    )  # fmt: skip

    record(actor, "absent.team_set_up", row.id, at=now, detail={"capacity": capacity})
    return row.id


@action(Perm.ABSENT_KEEP, "absent.team_closed")
def close_team(actor: Actor, team_id: UUID, *, now: datetime) -> None:
    """Close a team of the actor's office; the next matching goes without it.

    Raises TeamMissing, Refused ("access.not_granted"). Audit: absent.team_closed.
    """
    place = own_place(actor)
    row = MobileTeam.objects.select_for_update().get(pk=team_id, unit_id=place.unit_id, closed_at__isnull=True)
    require(actor, Perm.ABSENT_KEEP, place)

    row.closed_at = now
    row.save(update_fields=["closed_at"])

    record(actor, "absent.team_closed", row.id, at=now)


@action(Perm.ABSENT_KEEP, "absent.teams_matched")
def match_teams(actor: Actor, school_year: int, *, now: datetime) -> tuple[int, int]:
    """Match the schools of the actor's area to the teams that serve it; return how many have one and how many have none.

    Done again, it takes the place of what was matched for the year. Raises Refused ("access.not_granted", "absence.teams_are_of_offices").
    Audit: absent.teams_matched, with counts.
    """
    require(actor, Perm.ABSENT_KEEP, place := own_place(actor))
    if actor.seat is None or actor.seat.level == "unit" or place.province_id is None:
        raise Refused(Refusal("absence.teams_are_of_offices"))
    teams = list(open_teams(place.province_id).select_for_update())
    numbers = {team.id: number for number, team in enumerate(sorted(teams, key=lambda one: (one.made_at, one.id)))}
    cards = schools_of(actor)
    last = matched(school_year - 1, [one.id for one in cards])
    schools = [School(one.id, one.grade, one.district_id, numbers.get(last[one.id]) if one.id in last else None) for one in cards]

    found = match(schools, [Team(numbers[one.id], one.capacity, one.district_id) for one in teams])
    by_number = {number: team for team, number in numbers.items()}
    Match.objects.filter(school_year=school_year, school_id__in=[one.id for one in cards]).delete()
    Match.objects.bulk_create(
        Match(
            school_year=school_year, school_id=one.id, team_id=by_number[found.pairs[one.id]] if one.id in found.pairs else None,
            grade=one.grade, why_none=found.unmatched.get(one.id, ""), country=one.country, province_id=one.province_id,
            made_by_id=actor.person_id or 0, made_at=now,
        )
        for one in cards
    )  # fmt: skip

    counts = len(found.pairs), len(found.unmatched)
    record(actor, "absent.teams_matched", str(school_year), at=now, detail={"matched": counts[0], "unmatched": counts[1]})
    return counts
