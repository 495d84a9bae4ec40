"""What a phone takes along for a round without a connection: names of places and their order, nobody's."""

from __future__ import annotations

from datetime import datetime

from umay.core.api import Actor, query
from umay.places import api as places
from umay.rounds.models import Checkpoint, Round, Scan
from umay.rounds.queries.ways import Ways, ways_of
from umay.rounds.rules.kinds import Ending
from umay.rounds.rules.walking import Way

Plan = dict[str, object]


@query
def plan_of(actor: Actor, now: datetime) -> Plan:
    """Return the round under way or due, else the first route: its points in order, passed or not, and all names."""
    unit = places.own_unit(actor)
    ways = ways_of(unit, now.date())
    points = {one.pk: one for one in Checkpoint.objects.filter(unit_id=unit.id)}
    walked = Round.objects.filter(unit_id=unit.id, ending=Ending.OPEN, until_at__gte=now).order_by("-starts_at").first()
    way = ways.by_id[walked.route_id] if walked else _next(ways, now)
    passed = set(Scan.objects.filter(round=walked, counts=True).values_list("point_id", flat=True)) if walked else set()
    return {
        "title": ways.names[way.id] if way else "",
        "points": [{"uid": str(points[halt.point_id].uid), "passed": halt.point_id in passed} for halt in way.halts] if way else [],
        "names": {str(one.uid): f"{one.number} · {one.name}" for one in points.values() if one.ended_at is None},
    }


def _next(ways: Ways, now: datetime) -> Way | None:
    due = next((one.way for one in ways.near(now) if one.until_at >= now), None)
    return due or next((way for way in ways.by_id.values() if way.ended_on is None), None)
