"""Routes of a unit as the rules see them, and the rounds that are due. Read inside the transaction of who asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from umay.people.api import zone_of
from umay.places import api as places
from umay.places.api import recorded_calendar
from umay.rounds.models import Route
from umay.rounds.rules.walking import Due, Halt, Way, due_on
from umay.timing.api import Calendar

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ways:
    """The routes of a unit with its calendar and its clock. Routes that ended are among them: what was walked on them stays."""

    by_id: dict[int, Way]
    names: dict[int, str]
    calendar: Calendar | None
    zone: tzinfo

    def due(self, first: date, last: date) -> tuple[Due, ...]:
        """Return the rounds that are due from the first to the last day, by time."""
        days = [first + DAY * step for step in range((last - first).days + 1)]
        found = [due for day in days for way in self.by_id.values() for due in due_on(way, day, self.calendar, self.zone)]
        return tuple(sorted(found, key=lambda due: (due.starts_at, due.way.id)))

    def near(self, at: datetime) -> tuple[Due, ...]:
        """Return the rounds that are due on the local day of a moment and the day before."""
        day = at.astimezone(self.zone).date()
        return self.due(day - DAY, day)


def ways_of(unit: places.UnitCard, today: date) -> Ways:
    """Return the routes of a unit."""
    rows = Route.objects.filter(unit_id=unit.id).prefetch_related("stops").order_by("id")
    zone = zone_of(unit.country)
    return Ways(
        {row.pk: _way(row, zone) for row in rows}, {row.pk: row.name for row in rows}, recorded_calendar(unit, today), zone,
    )  # fmt: skip


def _way(row: Route, zone: tzinfo) -> Way:
    stops = sorted(row.stops.all(), key=lambda stop: stop.place_in_order)
    return Way(
        row.pk, tuple(sorted(row.begins)), timedelta(minutes=row.lasts_min), halts_of((stop.point_id, stop.minutes) for stop in stops),
        frozenset(row.weekdays), row.from_on, row.ended_at.astimezone(zone).date() if row.ended_at else None, row.sheet,
    )  # fmt: skip


def halts_of(pairs: Iterable[tuple[int, int]]) -> tuple[Halt, ...]:
    """Return points with their minutes as halts."""
    return tuple(Halt(point, minutes) for point, minutes in pairs)
