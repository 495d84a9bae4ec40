"""Planned rounds that nobody walked, and rounds that ended with points missed: what whoever keeps rounds is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from umay.core.api import Actor, query
from umay.places import api as places
from umay.rounds.models import Round, Route, Scan
from umay.rounds.queries.ways import Ways, ways_of
from umay.rounds.rules.walking import missed

GRACE: Final = timedelta(minutes=30)  # phones that were without a connection may still send
EVERY: Final = timedelta(minutes=15)
BACK: Final = 2 * EVERY  # a run that fell out is caught up by the next


@dataclass(frozen=True, slots=True)
class MissedRound:
    """A round to be told of. uid: None when nobody began it."""

    way_id: int
    starts_at: datetime
    uid: UUID | None


@query
def missed_rounds(actor: Actor, now: datetime) -> dict[int, tuple[MissedRound, ...]]:
    """Return by school the rounds whose time and grace were over within the last two runs and of which points were missed. A job's read."""
    del actor
    schools = Route.objects.filter(ended_at__isnull=True).order_by("unit_id").values_list("unit_id", flat=True).distinct()
    units = places.cards(tuple(schools))
    found = {unit.id: _of(unit, now) for unit in units.values()}
    return {unit_id: rounds for unit_id, rounds in found.items() if rounds}


def _of(unit: places.UnitCard, now: datetime) -> tuple[MissedRound, ...]:
    first, last = now - GRACE - BACK, now - GRACE
    ways = ways_of(unit, now.date())
    rows = list(Round.objects.filter(unit_id=unit.id, until_at__gt=first, until_at__lte=last).order_by("starts_at"))
    begun = {(row.route_id, row.starts_at) for row in rows}
    dues = [due for due in ways.near(now) if first < due.until_at <= last and (due.way.id, due.starts_at) not in begun]
    return (*(MissedRound(due.way.id, due.starts_at, None) for due in dues), *_short(ways, rows))


def _short(ways: Ways, rows: list[Round]) -> tuple[MissedRound, ...]:
    passed: dict[int, set[int]] = {row.pk: set() for row in rows}
    for round_id, point_id in Scan.objects.filter(round__in=rows, counts=True).values_list("round_id", "point_id"):
        passed[round_id].add(point_id)
    return tuple(MissedRound(row.route_id, row.starts_at, row.uid) for row in rows if missed(ways.by_id[row.route_id], passed[row.pk]))
