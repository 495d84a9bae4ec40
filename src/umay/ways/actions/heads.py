"""Heads are counted at the gate and at the line's end, on the spot or on a phone without a connection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid4

from umay.core.api import Actor, Perm, Place, action, record, require, school_of
from umay.kernel.refusal import Refused
from umay.kernel.waited import Counted, counted_at
from umay.people.api import zone_of
from umay.ways.models import Counting, HeadCount, LineClass
from umay.ways.rules import lines
from umay.ways.rules.lines import Told


@dataclass(frozen=True, slots=True)
class Heads:
    """A count as it comes. leaves: which leaving of the day. key: of the form or the device, so that twice counts once.

    device_at: when it was counted by the device's clock, of one that waited there; None on the spot.
    """

    class_uid: UUID
    leaves: time
    number: int
    at_end: bool
    key: UUID | None = None
    device_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stands:
    """How a class stands after a count. out, end: None while nobody told. missing: below zero when more came than went."""

    class_name: str
    out: int | None
    end: int | None
    missing: int | None
    clock_is_off: bool = False


@action(Perm.ROUND_WALK, "line.counted")
def count_heads(actor: Actor, heads: Heads, *, device_now: datetime | None = None, now: datetime) -> Stands:
    """Note how many of a class went out of the gate, or came to the line's end; return how the class stands.

    A number is corrected by sending another, until the class has arrived. What waited on a device is taken in any order; its own time
    decides which number is the later. The same key twice changes nothing.
    Raises LineClassMissing, Refused ("access.not_granted", "ways.count_cannot_be", "ways.not_left_yet", "ways.arrived_already").
    Audit: line.counted.
    """
    place = school_of(actor, Perm.ROUND_WALK)
    row = LineClass.objects.select_for_update().get(uid=heads.class_uid, unit_id=place.unit_id, ended_at__isnull=True)
    if actor.person_id not in (row.first_id, row.second_id):  # the two who lead it, or who leads the day
        require(actor, Perm.DUTY_LEAD, place)
    counted = counted_at(now, heads.device_at, device_now)
    on = counted.at.astimezone(zone_of(place.country)).date()
    told = _told(row, on, heads.leaves)
    out, end = lines.standing(told)
    is_again = heads.key is not None and Counting.objects.filter(line_class=row, key=heads.key, at_end=heads.at_end).exists()

    if not is_again:
        spot_refusal = None if heads.device_at else lines.turn_refusal(out, end, at_end=heads.at_end)
        if refusal := lines.count_refusal(heads.number) or spot_refusal:
            raise Refused(refusal)
        _keep(actor, place, row, heads, (counted, on, now))
        out, end = lines.standing([*told, Told(heads.number, counted.at, heads.at_end, actor.person_id)])
        _stand(row, on, heads.leaves, out, end)

    missing = lines.missing(out.number, end.number if end else None) if out else None
    record(actor, "line.counted", row.uid, at=now, place=place, detail={"at_end": heads.at_end, "difference": missing, "again": is_again})
    return Stands(row.class_name, out.number if out else None, end.number if end else None, missing, clock_is_off=counted.is_off)


def _told(row: LineClass, on: date, leaves: time) -> list[Told]:
    found = Counting.objects.filter(line_class=row, on_day=on, leaves=leaves).order_by("counted_at", "pk")
    return [Told(one.number, one.counted_at, one.at_end, one.counted_by_id) for one in found]


def _keep(actor: Actor, place: Place, row: LineClass, heads: Heads, when: tuple[Counted, date, datetime]) -> None:
    counted, on, now = when
    Counting.objects.create(
        unit_id=place.unit_id, line_class=row, on_day=on, leaves=heads.leaves, at_end=heads.at_end, number=heads.number,
        key=heads.key or uuid4(), received_at=now, counted_at=counted.at, device_at=heads.device_at, clock_off_s=counted.off_s,
        counted_by_id=actor.person_id,
    )  # fmt: skip


def _stand(row: LineClass, on: date, leaves: time, out: Told | None, end: Told | None) -> None:
    """Say how the class stands; nothing while nobody told how many went out."""
    if out is None:
        return
    HeadCount.objects.update_or_create(
        line_class=row,
        on_day=on,
        leaves=leaves,
        defaults={
            "unit_id": row.unit_id, "out": out.number, "out_at": min(out.at, end.at) if end else out.at, "out_by_id": out.by,
            "end": end.number if end else None, "end_at": end.at if end else None, "end_by_id": end.by if end else None,
        },
    )  # fmt: skip
