"""A round is begun by a button, ended by hand, or closes itself."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, Place, action, record, require, school_of
from umay.hazards.api import HazardDraft, note_hazard
from umay.kernel.refusal import Refusal, Refused
from umay.kernel.weeks import WEEK
from umay.people.api import zone_of
from umay.places import api as places
from umay.rounds.actions.bench import count_weeks
from umay.rounds.actions.scanning import begun_columns
from umay.rounds.models import Round, Route, Scan
from umay.rounds.queries.ways import ways_of
from umay.rounds.rules.kinds import Ending
from umay.rounds.rules.walking import ending_of

RoundMissing = Round.DoesNotExist


@action(Perm.ROUND_WALK, "round.begun")
def begin_round(actor: Actor, route_uid: UUID, *, now: datetime) -> UUID:
    """Begin a round of a route and return its id; one that is under way is gone on with, so that two phones walk the same.

    Within the hours of the route it is the planned one, else one more. Raises RouteMissing, Refused ("access.not_granted",
    "access.of_a_school", "rounds.round_over"). Audit: round.begun.
    """
    place = school_of(actor, Perm.ROUND_WALK)
    route = Route.objects.select_for_update().get(uid=route_uid, unit_id=place.unit_id, ended_at__isnull=True)
    if under_way := Round.objects.filter(route=route, ending=Ending.OPEN, until_at__gte=now).first():
        record(actor, "round.begun", under_way.uid, at=now, place=place, detail={"joined": True})
        return under_way.uid
    ways = ways_of(places.own_unit(actor), now.date())
    way = ways.by_id[route.pk]
    due = next((one for one in ways.near(now) if one.way.id == route.pk and one.takes(now)), None)
    if due and Round.objects.filter(route=route, starts_at=due.starts_at).exists():
        due = None  # that one was walked or ended: this is one more

    row = Round.objects.create(
        **begun_columns(actor, place, now), route=route, on_day=now.astimezone(ways.zone).date(), starts_at=due.starts_at if due else now,
        until_at=due.until_at if due else now + way.lasts, is_planned=due is not None,
    )  # fmt: skip

    record(actor, "round.begun", row.uid, at=now, place=place, detail={"planned": row.is_planned})
    return row.uid


@action(Perm.ROUND_WALK, "round.ended")
def end_round(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """End a round before its last point; what was missed stays named.

    Raises RoundMissing, Refused ("access.not_granted", "rounds.round_over"). Audit: round.ended.
    """
    place = school_of(actor, Perm.ROUND_WALK)
    row = Round.objects.select_for_update().get(uid=uid, unit_id=place.unit_id)
    if row.ending == Ending.BY_HAND and row.closed_by_id == actor.person_id:  # sent twice
        record(actor, "round.ended", row.uid, at=now, place=place, detail={"again": True})
        return
    if row.ending != Ending.OPEN:
        raise Refused(Refusal("rounds.round_over"))

    _close(row, Ending.BY_HAND, actor.person_id, now)

    record(actor, "round.ended", row.uid, at=now, place=place)


@action(Perm.ROUND_WALK, "round.closed")
def close_over(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Close a round whose time is over. A job's act. Raises RoundMissing. Audit: round.closed."""
    row = Round.objects.select_for_update(of=("self",)).select_related("unit").get(uid=uid)
    place = Place(row.unit_id, row.unit.agency, row.country, row.province_id, row.district_id)
    require(actor, Perm.ROUND_WALK, place)
    unit = places.cards([row.unit_id])[row.unit_id]
    ways = ways_of(unit, now.date())
    passed = set(Scan.objects.filter(round=row, counts=True).values_list("point_id", flat=True))

    ending = ending_of(ways.by_id[row.route_id], passed, row.until_at, now)
    if row.ending == Ending.OPEN and ending is not Ending.OPEN:
        _close(row, ending, None, now)
    count_weeks(unit, [row.on_day], now, ways)

    record(actor, "round.closed", row.uid, at=now, place=place, detail={"ending": row.ending})


def _close(row: Round, ending: Ending, by: int | None, now: datetime) -> None:
    row.ending, row.closed_at, row.closed_by_id = ending.value, now, by
    row.save(update_fields=["ending", "closed_at", "closed_by_id"])


@action(Perm.ROUND_WALK, "weeks.counted")
def count_anew(actor: Actor, unit_id: int, *, now: datetime) -> None:
    """Count this week and the last anew, by the school's clock. A job's act: what nobody walked is missed by time. Audit: weeks.counted."""
    unit = places.cards([unit_id])[unit_id]
    require(actor, Perm.ROUND_WALK, unit.place)

    today = now.astimezone(zone_of(unit.country)).date()
    count_weeks(unit, (today, today - WEEK), now)

    record(actor, "weeks.counted", str(unit_id), at=now, place=unit.place)


@action(Perm.ROUND_WALK, "round.danger_seen")
def tell_danger(actor: Actor, draft: HazardDraft, *, now: datetime) -> UUID:
    """Write down what was seen on a round; it stands in the ledger of dangers, with the point it was seen from. Return its id there.

    Raises Refused ("access.not_granted", "access.of_a_school", "hazards.…"). Audit: round.danger_seen.
    """
    place = school_of(actor, Perm.ROUND_WALK)

    uid = note_hazard(actor, draft, now=now)

    record(actor, "round.danger_seen", uid, at=now, place=place)
    return uid
