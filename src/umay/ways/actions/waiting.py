"""Where buses wait, as agreed, and the daily check by the deputy on duty."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import NAMESPACE_URL, UUID, uuid5

from umay.core.api import Actor, Perm, action, record, school_columns, school_of, sent_before
from umay.hazards.api import HazardDraft, note_hazard
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.ways.actions.bench import keep_paper
from umay.ways.actions.counting import count_week
from umay.ways.models import Bus, BusCheck, BusPlan, BusSeen
from umay.ways.rules import buses
from umay.web.api import PickedFile

BusPlanMissing = BusPlan.DoesNotExist
BusMissing = Bus.DoesNotExist


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """An agreement on where buses wait. hours: they come from, until, leave from, until. paper: number of the minute. key: of the form."""

    where: str
    agreed_on: date
    police: str
    drivers: str
    hours: tuple[time, time, time, time]
    paper: str = ""
    file: PickedFile | None = None
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class BusDraft:
    """A bus and its bay. driver_id, guide_id: of the school's register of workers."""

    bay: str
    plate: str
    goes: str
    driver_id: int | None = None
    guide_id: int | None = None


@action(Perm.ROUND_KEEP, "buses.agreed")
def agree(actor: Actor, draft: PlanDraft, *, today: date, now: datetime) -> UUID:
    """Keep an agreement on where buses wait; it takes the place of the one before, whose buses it takes over. Return its id.

    Raises Refused ("access.not_granted", "access.of_a_school", "ways.agreed_later", "ways.hours_turned", "ways.no_such_file").
    Audit: buses.agreed.
    """
    place = school_of(actor, Perm.ROUND_KEEP)
    if refusal := buses.agreed_refusal(draft.agreed_on, today, draft.hours):
        raise Refused(refusal)
    if done := sent_before(BusPlan.objects.all(), place, draft.key):
        record(actor, "buses.agreed", done.uid, at=now, place=place, detail={"again": True})
        return done.uid
    old = BusPlan.objects.select_for_update().filter(unit_id=place.unit_id, ended_at__isnull=True).first()

    if old is not None:
        old.ended_at = now
        old.save(update_fields=["ended_at"])
    comes_from, comes_until, leaves_from, leaves_until = draft.hours
    row = BusPlan.objects.create(
        **school_columns(actor, place, now), where=draft.where.strip(), agreed_on=draft.agreed_on, police=draft.police.strip(),
        drivers=draft.drivers.strip(), paper=draft.paper.strip(), comes_from=comes_from, comes_until=comes_until, leaves_from=leaves_from,
        leaves_until=leaves_until, key=draft.key or new_id(),
    )  # fmt: skip
    if old is not None:
        kept = Bus.objects.filter(plan=old, ended_at__isnull=True)
        Bus.objects.bulk_create(
            Bus(
                plan=row, unit_id=place.unit_id, bay=bus.bay, plate=bus.plate, goes=bus.goes, driver_id=bus.driver_id, guide_id=bus.guide_id
            )
            for bus in kept
        )
    keep_paper(row, draft.file, actor.person_id, now)

    record(actor, "buses.agreed", row.uid, at=now, place=place, detail={"anew": old is not None})
    return row.uid


@action(Perm.ROUND_KEEP, "bus.entered")
def enter_bus(actor: Actor, draft: BusDraft, *, now: datetime) -> UUID:
    """Enter a bus with its bay into the plan that holds; return its id.

    Raises BusPlanMissing, Refused ("access.not_granted", "ways.bus_entered"). Audit: bus.entered.
    """
    place = school_of(actor, Perm.ROUND_KEEP)
    plan = BusPlan.objects.select_for_update().get(unit_id=place.unit_id, ended_at__isnull=True)
    plate = " ".join(draft.plate.upper().split())
    entered = Bus.objects.filter(plan=plan, plate=plate, ended_at__isnull=True).first()
    if entered is not None and (entered.bay, entered.goes) == (draft.bay.strip(), draft.goes.strip()):  # sent twice
        record(actor, "bus.entered", entered.uid, at=now, place=place, detail={"again": True})
        return entered.uid
    if entered is not None:
        raise Refused(Refusal("ways.bus_entered"))

    row = Bus.objects.create(
        plan=plan, unit_id=place.unit_id, bay=draft.bay.strip(), plate=plate, goes=draft.goes.strip(), driver_id=draft.driver_id,
        guide_id=draft.guide_id,
    )  # fmt: skip

    record(actor, "bus.entered", row.uid, at=now, place=place)
    return row.uid


@action(Perm.ROUND_KEEP, "bus.left")
def end_bus(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Take a bus off the plan; its checks stay. Raises BusMissing, Refused ("access.not_granted"). Audit: bus.left."""
    place = school_of(actor, Perm.ROUND_KEEP)
    row = Bus.objects.select_for_update().get(uid=uid, unit_id=place.unit_id)

    row.ended_at = row.ended_at or now  # sent twice: the first time holds
    row.save(update_fields=["ended_at"])

    record(actor, "bus.left", row.uid, at=now, place=place)


Wrong = Callable[[Bus, tuple[str, ...]], HazardDraft]


@action(Perm.ROUND_WALK, "buses.checked")
def check_buses(
    actor: Actor, seen: Mapping[UUID, buses.Seen], note: str, *, danger: Wrong, today: date, now: datetime
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Keep the check of today and write down as a danger what is wrong; return each bus that had something, by its bay, with what.

    seen: every bus of the plan. danger: says of a bus and its faults what is to be written.
    Raises BusPlanMissing, Refused ("access.not_granted", "ways.checked_today", "ways.no_buses", "ways.bus_left_out").
    Audit: buses.checked.
    """
    place = school_of(actor, Perm.DUTY_LEAD)
    plan = BusPlan.objects.select_for_update().get(unit_id=place.unit_id, ended_at__isnull=True)
    rows = {row.uid: row for row in Bus.objects.filter(plan=plan, ended_at__isnull=True).order_by("bay", "pk")}
    done = BusCheck.objects.filter(unit_id=place.unit_id, on_day=today).first()
    if done is not None and (found := _same(done, actor, seen)) is not None:
        record(actor, "buses.checked", done.uid, at=now, place=place, detail={"again": True})
        return found
    given = frozenset(rows[uid].pk for uid in seen if uid in rows)
    if refusal := buses.check_refusal(frozenset(row.pk for row in rows.values()), given, is_done=done is not None):
        raise Refused(refusal)

    check = BusCheck.objects.create(
        unit_id=place.unit_id, plan=plan, on_day=today, checked_at=now, checked_by_id=actor.person_id, note=note.strip()
    )
    wrong = []
    for uid, row in rows.items():
        of_bus = seen[uid].sound()
        faults = buses.wrong_with(of_bus)
        hazard = _written(actor, danger(row, faults), row, today, now) if faults else None
        BusSeen.objects.create(
            of_check=check, unit_id=place.unit_id, bus=row, hazard_uid=hazard,
            **{name: getattr(of_bus, name) for name in buses.THINGS},
        )  # fmt: skip
        if faults:
            wrong.append((row.bay, faults))
    count_week(places.own_unit(actor), today, now)

    record(actor, "buses.checked", check.uid, at=now, place=place, detail={"buses": len(rows), "wrong": len(wrong)})
    return tuple(wrong)


def _same(done: BusCheck, actor: Actor, seen: Mapping[UUID, buses.Seen]) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """Return what a check found that the same person sends a second time with the same answers; None for any other."""
    rows = {one.bus.uid: one for one in done.seen.select_related("bus").order_by("bus__bay", "bus_id")}
    kept = {uid: buses.Seen(**{name: getattr(one, name) for name in buses.THINGS}) for uid, one in rows.items()}
    if done.checked_by_id != actor.person_id or kept != {uid: one.sound() for uid, one in seen.items()}:
        return None
    return tuple((one.bus.bay, faults) for uid, one in rows.items() if (faults := buses.wrong_with(kept[uid])))


def _written(actor: Actor, draft: HazardDraft, bus: Bus, today: date, now: datetime) -> UUID:
    return note_hazard(actor, replace(draft, key=uuid5(NAMESPACE_URL, f"bus/{bus.uid}/{today.isoformat()}")), now=now)
