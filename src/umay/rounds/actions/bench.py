"""What the acts of the room share: a picture, and the counts of a week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from umay.documents.api import examine
from umay.kernel.refusal import Refusal, Refused
from umay.kernel.weeks import WEEK, week_of
from umay.people.api import zone_of
from umay.places import api as places
from umay.rounds.models import Checkpoint, KeptFile, Round, WeekCount
from umay.rounds.queries.ways import Ways, ways_of
from umay.rounds.rules.walking import Walked, tally
from umay.web.api import PickedFile

PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/webp"})


def keep_picture(point: Checkpoint, picked: PickedFile | None, by: int | None, now: datetime) -> None:
    """Keep a checkpoint's picture, drawn anew, in the place of the one before. Raises Refused ("rounds.no_such_file")."""
    if picked is None or not picked.data:
        return
    seen = examine(picked.data, picked.name)
    is_raw = not seen.may_preview  # a broken one holds what the camera wrote
    if seen.refusal is not None or seen.media_type not in PICTURES or seen.is_risky or is_raw:
        raise Refused(Refusal("rounds.no_such_file"))
    KeptFile.objects.filter(point=point).delete()
    KeptFile.objects.create(
        unit_id=point.unit_id, point=point, name=picked.name[-120:], media_type=seen.media_type, data=seen.copy, kept_at=now, kept_by_id=by
    )


def count_weeks(unit: places.UnitCard, days: Iterable[date], now: datetime, ways: Ways | None = None) -> None:
    """Count anew the weeks in which the days lie, as offices above see them. Weeks of a school without rounds are not counted."""
    ways = ways or ways_of(unit, now.astimezone(zone_of(unit.country)).date())
    for week_on in sorted({week_of(day) for day in days}):
        _count_week(unit, week_on, now, ways)


def _count_week(unit: places.UnitCard, week_on: date, now: datetime, ways: Ways) -> None:
    last = week_on + WEEK - timedelta(days=1)
    dues = ways.due(week_on, last)
    if not dues:
        WeekCount.objects.filter(unit_id=unit.id, week_on=week_on).delete()
        return
    rows = Round.objects.filter(unit_id=unit.id, on_day__range=(week_on, last), is_planned=True).prefetch_related("scans")
    walked = [Walked(row.starts_at, row.route_id, frozenset(one.point_id for one in row.scans.all() if one.counts)) for row in rows]
    found = tally(dues, walked, now)
    WeekCount.objects.update_or_create(
        unit_id=unit.id,
        week_on=week_on,
        defaults={
            "country": unit.country, "province_id": unit.province_id, "district_id": unit.district_id, "planned": found.planned,
            "begun": found.begun, "walked": found.walked, "missed": found.missed, "counted_at": now,
        },
    )  # fmt: skip
