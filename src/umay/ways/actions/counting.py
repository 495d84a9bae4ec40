"""On how many days of a week the buses were to be checked and were, as offices above see it: numbers alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.weeks import WEEK, is_due_day, week_of
from umay.people.api import zone_of
from umay.places import api as places
from umay.places.api import recorded_calendar
from umay.ways.models import BusCheck, BusPlan, BusWeek


@action(Perm.ROUND_WALK, "bus_weeks.counted")
def count_anew(actor: Actor, unit_id: int, *, now: datetime) -> None:
    """Count this week and the last anew, by the school's clock. A job's act: no check is seen by time alone. Audit: bus_weeks.counted."""
    unit = places.cards([unit_id])[unit_id]
    require(actor, Perm.ROUND_WALK, unit.place)

    today = now.astimezone(zone_of(unit.country)).date()
    for day in (today, today - WEEK):
        count_week(unit, day, now)

    record(actor, "bus_weeks.counted", str(unit_id), at=now, place=unit.place)


def count_week(unit: places.UnitCard, day: date, now: datetime) -> None:
    """Count the week anew in which the day lies. A week without a plan is not counted."""
    week_on = week_of(day)
    due, checked = _days(unit, week_on, now)
    if not due:
        BusWeek.objects.filter(unit_id=unit.id, week_on=week_on).delete()
        return
    BusWeek.objects.update_or_create(
        unit_id=unit.id,
        week_on=week_on,
        defaults={
            "country": unit.country, "province_id": unit.province_id, "district_id": unit.district_id, "days": due, "checked": checked,
            "counted_at": now,
        },
    )  # fmt: skip


def _days(unit: places.UnitCard, week_on: date, now: datetime) -> tuple[int, int]:
    """Return on how many days of the week so far the waiting of buses was to be checked, and on how many it was."""
    zone = zone_of(unit.country)
    today, last = now.astimezone(zone).date(), week_on + WEEK - timedelta(days=1)
    days = [week_on + timedelta(days=step) for step in range(7) if week_on + timedelta(days=step) <= today]
    plans = list(BusPlan.objects.filter(Q(ended_at__isnull=True) | Q(ended_at__date__gte=week_on), unit_id=unit.id))
    begun = min((plan.recorded_at.astimezone(zone).date() for plan in plans), default=None)
    checked = set(BusCheck.objects.filter(unit_id=unit.id, on_day__range=(week_on, last)).values_list("on_day", flat=True))
    calendar = recorded_calendar(unit, today)
    due = {day for day in days if begun is not None and day >= begun and is_due_day((), day, calendar)}
    return len(due | checked), len(checked)
