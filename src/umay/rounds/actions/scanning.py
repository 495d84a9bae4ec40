"""Signs that are scanned: one by one at the spot, or many that waited on a device."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db import connection

from umay.core.api import Actor, Perm, Place, action, app_key, record, school_of
from umay.kernel.refusal import Refusal, Refused
from umay.kernel.waited import LONGEST_WAIT, OFF, Counted, counted_at
from umay.places import api as places
from umay.rounds.actions.bench import count_weeks
from umay.rounds.models import Checkpoint, Round, Scan
from umay.rounds.queries.ways import Ways, ways_of
from umay.rounds.rules import codes, sheets
from umay.rounds.rules.kinds import COUNTS, Ending, Sheet
from umay.rounds.rules.walking import Due, due_for, ending_of

MOST: Final = 1_000  # in one sending


class Fate(StrEnum):
    """What became of a scan: COUNTED in a round; AGAIN: it was kept before; REPEAT: its point was passed already; NOT_COUNTED: kept with
    an old or wrong number; STRAY: kept, no round has the point at that hour.
    """

    COUNTED = "counted"
    AGAIN = "again"
    REPEAT = "repeat"
    NOT_COUNTED = "not_counted"
    STRAY = "stray"


@dataclass(frozen=True, slots=True)
class Scanned:
    """A scan as it comes. key: made on the device. said: the number of the sheet. device_at: by the device's clock; None at the spot."""

    code: str
    key: UUID
    said: str = ""
    sheet_gone: bool = False
    device_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a scan. refusal: why it was not kept; then fate is None. clock_off: the device's clock, wrong by so many seconds."""

    key: UUID
    fate: Fate | None = None
    round_uid: UUID | None = None
    point: str = ""
    refusal: Refusal | None = None
    clock_off: int = 0


@action(Perm.ROUND_WALK, "point.scanned")
def scan(actor: Actor, scanned: Scanned, *, device_now: datetime | None = None, now: datetime) -> Kept:
    """Keep a scan of a sign of the actor's school; it begins the round that is due, or goes on with it. The same key twice counts once.

    At the spot an old, wrong or missing number is refused, so that one can look again; of what waited on a device it is kept and named.
    Raises Refused ("access.not_granted", "rounds.code_unknown", "rounds.code_elsewhere", "rounds.sign_expired", "rounds.sheet_old", …).
    Audit: point.scanned.
    """
    desk = _open(actor, device_now, now)
    kept = desk.take(scanned)
    if kept.refusal is not None:
        raise Refused(kept.refusal)
    desk.close()

    record(actor, "point.scanned", kept.key, at=now, place=desk.place, detail={"fate": str(kept.fate)})
    return kept


@action(Perm.ROUND_WALK, "points.scanned")
def scan_many(actor: Actor, scans: Sequence[Scanned], *, device_now: datetime, now: datetime) -> tuple[Kept, ...]:
    """Keep what waited on a device, each once however often it is sent; return what became of each, in their order.

    One that cannot be kept does not stop the others: its refusal is named. Raises Refused ("access.not_granted", "rounds.too_many_scans").
    Audit: points.scanned.
    """
    desk = _open(actor, device_now, now)
    if len(scans) > MOST:
        raise Refused(Refusal("rounds.too_many_scans", {"most": MOST}))
    found = tuple(desk.take(one) for one in sorted(scans, key=lambda one: (one.device_at is None, one.device_at or now)))
    desk.close()

    detail = {"sent": len(scans), "kept": sum(one.fate is not None for one in found)}
    record(actor, "points.scanned", str(len(scans)), at=now, place=desk.place, detail=detail)
    order = {one.key: at for at, one in enumerate(scans)}
    return tuple(sorted(found, key=lambda one: order[one.key]))


def _open(actor: Actor, device_now: datetime | None, now: datetime) -> _Desk:
    place = school_of(actor, Perm.ROUND_WALK)
    with connection.cursor() as cursor:  # two phones of a school scan one after the other
        cursor.execute("select pg_advisory_xact_lock(hashtext('rounds.scan'), %s)", [place.unit_id])
    unit = places.own_unit(actor)
    return _Desk(actor, unit, ways_of(unit, now.date()), device_now=device_now, now=now)


class _Desk:
    """Takes scans of one school in one transaction: what is read for one serves them all."""

    def __init__(self, actor: Actor, unit: places.UnitCard, ways: Ways, *, device_now: datetime | None, now: datetime) -> None:
        self.place = place = unit.place
        self._actor, self._unit, self._ways, self._device_now, self._now = actor, unit, ways, device_now, now
        key = app_key()
        self._keys = (bytes(key), *key.older)
        self._points = {row.uid: row for row in Checkpoint.objects.filter(unit_id=place.unit_id)}
        self._extra = list(Round.objects.filter(unit_id=place.unit_id, is_planned=False, until_at__gte=now - LONGEST_WAIT))
        self._dues: dict[date, tuple[Due, ...]] = {}
        self._rounds: dict[int, Round] = {}
        self._passed: dict[int, set[int]] = {}
        self._touched: set[int] = set()

    def take(self, scanned: Scanned) -> Kept:
        """Keep one scan, or say why not."""
        point = self._point(scanned.code)
        if isinstance(point, Refusal):
            return Kept(scanned.key, refusal=point)
        if kept := Scan.objects.filter(unit_id=self.place.unit_id, key=scanned.key).select_related("round").first():
            return Kept(scanned.key, Fate.AGAIN, kept.round.uid if kept.round else None, point.name)
        counted = counted_at(self._now, scanned.device_at, self._device_now)
        due, row = self._round_for(point, counted.at)
        is_late = self._now - counted.at > OFF
        sheet = self._sheet(point, scanned, counted.at, due, row)
        if not is_late and (refusal := sheets.sheet_refusal(sheet, scanned.said)):
            return Kept(scanned.key, refusal=refusal)
        row = row or (self._begun(due, counted.at) if due else None)
        return self._keep(point, scanned, counted, sheet, row)

    def close(self) -> None:
        """Say of every round that was touched how it stands, and count its week anew."""
        for key in self._touched:
            row = self._rounds[key]
            ending = ending_of(self._ways.by_id[row.route_id], self._passed[key], row.until_at, self._now)
            if ending is Ending.OPEN or ending == row.ending or (row.ending == Ending.BY_HAND and ending is not Ending.WALKED):
                continue
            row.ending, row.closed_at, row.closed_by_id = ending.value, self._now, self._actor.person_id
            row.save(update_fields=["ending", "closed_at", "closed_by_id"])
        days = {self._rounds[key].on_day for key in self._touched}
        count_weeks(self._unit, days, self._now, self._ways)

    def _point(self, code: str) -> Checkpoint | Refusal:
        sign = codes.read_code(code, self._keys)
        if sign is None:
            return Refusal("rounds.code_unknown")
        point = self._points.get(sign.point)
        if point is None:
            return Refusal("rounds.code_elsewhere")
        today = self._now.astimezone(self._ways.zone).date()
        return codes.sign_refusal(sign, point.edition, today, is_up=point.ended_at is None) or point

    def _round_for(self, point: Checkpoint, at: datetime) -> tuple[Due | None, Round | None]:
        """Return the round of the hour: one begun without being due goes first, for somebody chose it."""
        for row in self._extra:
            if row.starts_at <= at <= row.until_at and self._ways.by_id[row.route_id].has(point.pk):
                return None, self._known(row)
        day = at.astimezone(self._ways.zone).date()
        if day not in self._dues:
            self._dues[day] = self._ways.near(at)
        return due_for(point.pk, at, self._dues[day]), None

    def _begun(self, due: Due, at: datetime) -> Round:
        row, _is_new = Round.objects.get_or_create(
            route_id=due.way.id,
            starts_at=due.starts_at,
            defaults={**begun_columns(self._actor, self.place, at), "on_day": due.on_day, "until_at": due.until_at, "is_planned": True},
        )
        return self._known(row)

    def _known(self, row: Round) -> Round:
        if row.pk not in self._rounds:
            self._rounds[row.pk] = row
            self._passed[row.pk] = set(Scan.objects.filter(round=row, counts=True).values_list("point_id", flat=True))
        return self._rounds[row.pk]

    def _sheet(self, point: Checkpoint, scanned: Scanned, at: datetime, due: Due | None, row: Round | None) -> Sheet:
        way = due.way if due else self._ways.by_id[row.route_id] if row else None
        day = at.astimezone(self._ways.zone).date()
        asked = way is not None and way.sheet
        return sheets.sheet_of(bytes(point.seed), scanned.said, day, asked=asked, gone=scanned.sheet_gone)

    def _keep(self, point: Checkpoint, scanned: Scanned, counted: Counted, sheet: Sheet, row: Round | None) -> Kept:
        passed = self._passed[row.pk] if row else set()
        is_first = row is not None and point.pk not in passed
        counts = is_first and sheet in COUNTS
        Scan.objects.create(
            unit_id=self.place.unit_id, round=row, point=point, key=scanned.key, received_at=self._now, counted_at=counted.at,
            device_at=scanned.device_at, clock_off_s=counted.off_s, sheet=sheet, counts=counts, scanned_by_id=self._actor.person_id,
        )  # fmt: skip
        off = counted.off_s if counted.is_off and counted.off_s else 0
        if row is None:
            return Kept(scanned.key, Fate.STRAY, None, point.name, clock_off=off)
        if counts:
            passed.add(point.pk)
            self._touched.add(row.pk)
        fate = Fate.COUNTED if counts else Fate.NOT_COUNTED if is_first else Fate.REPEAT
        return Kept(scanned.key, fate, row.uid, point.name, clock_off=off)


def begun_columns(actor: Actor, place: Place, at: datetime) -> dict[str, object]:
    """Return what a round that begins carries."""
    return {
        "unit_id": place.unit_id, "country": place.country, "province_id": place.province_id, "district_id": place.district_id,
        "begun_at": at, "begun_by_id": actor.person_id,
    }  # fmt: skip
