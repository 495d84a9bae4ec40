"""What the acts of the room share: the actor's own school, its columns, a picture, and the counts of a week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet

from umay.core.api import Actor, Perm, Place, require
from umay.documents.api import examine
from umay.kernel.refusal import Refusal, Refused
from umay.kernel.weeks import WEEK, week_of
from umay.people.api import zone_of
from umay.places import api as places
from umay.rounds.models import Checkpoint, KeptFile, Round, WeekCount
from umay.rounds.queries.ways import Ways, ways_of
from umay.rounds.rules.walking import Walked, tally
from umay.web.api import PickedFile

Row = TypeVar("Row", bound=Model)
NOWHERE: Final = Place(0, "", "")
PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/webp"})


def school_of(actor: Actor, perm: Perm) -> Place:
    """Return the place of the actor's own school, where they have the permission.

    Raises Refused ("access.not_granted", "access.of_a_school"): an office above walks no rounds.
    """
    place = actor.seat.place if actor.seat else NOWHERE
    require(actor, perm, place)
    if actor.seat is not None and actor.seat.level != "unit":
        raise Refused(Refusal("access.of_a_school"))
    return place


def columns(actor: Actor, place: Place, now: datetime) -> dict[str, Any]:
    """Return what every row of a school carries: where it is, and who recorded it when."""
    return {
        "unit_id": place.unit_id, "country": place.country, "province_id": place.province_id, "district_id": place.district_id,
        "recorded_at": now, "recorded_by_id": actor.person_id,
    }  # fmt: skip


def sent_before(rows: QuerySet[Row], place: Place, key: UUID | None, **same: object) -> Row | None:
    """Return what the same form made already, so that an impatient hand makes one; None for something new.

    key: of the form. same: what it says above all: another name under the same key is another thing, sent after going back.
    Two at once wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s), %s)", [f"sent/{rows.model.__name__}", place.unit_id])
    return rows.filter(unit_id=place.unit_id, key=key, **same).first() if key else None


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
