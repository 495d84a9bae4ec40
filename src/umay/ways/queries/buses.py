"""The waiting plan of buses and its checks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, Perm, query
from umay.kernel.weeks import is_due_day
from umay.people import api as people
from umay.people.api import zone_of
from umay.places import api as places
from umay.places.api import recorded_calendar
from umay.staffing import api as staffing
from umay.ways.models import Bus, BusCheck, BusPaper, BusPlan, BusSeen
from umay.ways.queries.words import FAULTS
from umay.ways.rules.buses import THINGS, Seen, wrong_with
from umay.web.api import dates, saying

SHOWN_DAYS = 21
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BusLine:
    """A bus of the plan. tags: what stands against its driver or guide."""

    uid: UUID
    bay: str
    plate: str
    title: str
    text: str
    tags: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day of school and its check. mark: done, late (something was wrong), nothing (no check)."""

    day: str
    mark: str
    text: str
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BusesPage:
    """All the page of buses shows. plan: facts, empty without one. today: "nothing", "done", "off" (no school), "none" (no plan)."""

    facts: tuple[tuple[str, str], ...]
    file: str
    buses: tuple[BusLine, ...]
    today: str
    today_text: str
    days: tuple[DayLine, ...]


def _unit(actor: Actor) -> int:
    return actor.seat.place.unit_id if actor.seat else 0


@query
def buses_page(actor: Actor, today: date) -> BusesPage:
    """Return the waiting plan that holds at the actor's school, its buses and the checks of three weeks."""
    unit = places.own_unit(actor)
    plan = BusPlan.objects.filter(unit_id=unit.id, ended_at__isnull=True).first()
    if plan is None:
        return BusesPage((), "", (), "none", "", ())
    file = BusPaper.objects.filter(plan=plan).only("uid").first()
    days = _days(unit, plan, today)
    is_due = is_due_day((), today, recorded_calendar(unit, today))
    first = days[0] if days and is_due else None
    state = "off" if not is_due else "done" if first and first.mark != "nothing" else "nothing"
    return BusesPage(
        _facts(plan), reverse("bus-paper", kwargs={"uid": file.uid}) if file else "", _buses(actor, plan, today), state,
        first.text if first else "", days,
    )  # fmt: skip


def _facts(plan: BusPlan) -> tuple[tuple[str, str], ...]:
    found = [
        (_("Where they wait"), plan.where),
        (_("They come"), saying.hours(plan.comes_from, plan.comes_until)),
        (_("They leave"), saying.hours(plan.leaves_from, plan.leaves_until)),
        (_("Agreed on"), dates.say_date(plan.agreed_on)),
        (_("With the police"), plan.police),
        (_("With the drivers"), plan.drivers),
        (_("The minute"), plan.paper),
    ]
    return tuple((name, what) for name, what in found if what)


def _buses(actor: Actor, plan: BusPlan, today: date) -> tuple[BusLine, ...]:
    rows = list(Bus.objects.filter(plan=plan, ended_at__isnull=True).order_by("bay", "plate"))
    ids = {key for row in rows for key in (row.driver_id, row.guide_id) if key}
    leads = actor.seat is not None and actor.may(Perm.DUTY_LEAD, actor.seat.place)  # others read no driver's name and no proof
    cards, refusals = (staffing.cards_of(actor, ids), staffing.serve_refusals(actor, ids, today)) if leads else ({}, {})
    return tuple(_bus(row, cards, set(refusals)) for row in rows)


def _bus(row: Bus, cards: dict[int, staffing.WorkerCard], refused: set[int]) -> BusLine:
    said = [
        (_("driver: %(name)s") % {"name": cards[row.driver_id].name}) if row.driver_id in cards else "",
        (_("guide: %(name)s") % {"name": cards[row.guide_id].name}) if row.guide_id in cards else "",
    ]
    tags = []
    if row.driver_id in refused:
        tags.append((_("driver not cleared"), "late"))
    if row.guide_id in refused:
        tags.append((_("guide not cleared"), "late"))
    if row.driver_id is None:
        tags.append((_("driver not entered yet"), "due"))
    return BusLine(
        row.uid,
        row.bay,
        row.plate,
        saying.joined(_("Bay %(bay)s") % {"bay": row.bay}, row.plate),
        saying.joined(row.goes, *said),
        tuple(tags),
    )


def _days(unit: places.UnitCard, plan: BusPlan, today: date) -> tuple[DayLine, ...]:
    """Return the school days of three weeks, the newest first, since the plan was entered."""
    calendar = recorded_calendar(unit, today)
    begun = plan.recorded_at.astimezone(zone_of(unit.country)).date()
    since = today - timedelta(days=SHOWN_DAYS)
    checks = {one.on_day: one for one in BusCheck.objects.filter(unit_id=unit.id, on_day__gte=since).prefetch_related("seen__bus")}
    names = people.names_of({one.checked_by_id for one in checks.values() if one.checked_by_id})
    days = [today - timedelta(days=back) for back in range(SHOWN_DAYS)]
    return tuple(_day(day, checks.get(day), names) for day in days if day in checks or (day >= begun and is_due_day((), day, calendar)))


def _day(day: date, check: BusCheck | None, names: dict[int, str]) -> DayLine:
    if check is None:
        return DayLine(dates.say_day(day), "nothing", _("nothing received"))
    wrong = [(seen, wrong_with(_seen(seen))) for seen in check.seen.all()]
    faults = tuple(
        f"{_('Bay %(bay)s') % {'bay': seen.bus.bay}}: {', '.join(str(FAULTS[one]) for one in found)}" for seen, found in wrong if found
    )
    text = saying.joined(
        ngettext("%(count)s bus checked", "%(count)s buses checked", len(wrong)) % {"count": len(wrong)},
        saying.local_time(check.checked_at), names.get(check.checked_by_id or 0, ""),
    )  # fmt: skip
    return DayLine(dates.say_day(day), "late" if faults else "done", text, faults)


def _seen(row: BusSeen) -> Seen:
    return Seen(**{name: getattr(row, name) for name in THINGS})


@query
def worker_choices(actor: Actor) -> tuple[Choices, Choices]:
    """Return the drivers and the guides of the school's register."""
    workers = staffing.workers_at(actor, kinds=(staffing.Kind.DRIVER, staffing.Kind.GUIDE))
    by_kind = {kind: tuple((str(one.id), one.name) for one in workers if one.kind is kind) for kind in staffing.Kind}
    return by_kind[staffing.Kind.DRIVER], by_kind[staffing.Kind.GUIDE]


@query
def paper_of(actor: Actor, uid: UUID) -> tuple[bytes, str, str]:
    """Return the bytes, the kind and the name of an agreement's paper. Raises BusPaper.DoesNotExist."""
    row = BusPaper.objects.get(uid=uid, unit_id=_unit(actor))
    return bytes(row.data), row.media_type, row.name
