"""What goes by itself: names of visitors after thirty days, orders after their last day; and who is still inside at closing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from django.db.models import Count, Q

from umay.core.api import NOWHERE, Actor, Function, Perm, action, record, require
from umay.notices.api import tell
from umay.people import api as people
from umay.visits.models import DayCount, Order, Visit
from umay.visits.rules.codes import State
from umay.visits.rules.keeping import goes_before

_TOLD = (Function.UNIT_HEAD, Function.DEPUTY_HEAD, Function.SECRETARY)


@action(Perm.VISIT_KEEP, "visit.forgotten")
def forget_visitors(actor: Actor, *, today: date, now: datetime) -> int:
    """Count the days that are thirty days past and forget who came; return how many were forgotten.

    Audit: visit.forgotten, with the number.
    """
    require(actor, Perm.VISIT_KEEP, NOWHERE)
    old = Visit.objects.filter(on_day__lt=goes_before(today))

    counted = old.values("unit_id", "on_day", "why").annotate(
        came=Count("pk", filter=Q(in_at__isnull=False)), turned=Count("pk", filter=Q(state=State.TURNED))
    )
    kept = [DayCount(**one) for one in counted if one["came"] or one["turned"]]
    DayCount.objects.bulk_create(kept, ignore_conflicts=True)
    gone, _by_table = old.delete()

    record(actor, "visit.forgotten", "round", at=now, detail={"visits": gone})
    return gone


@action(Perm.ORDER_KEEP, "order.ended")
def end_orders(actor: Actor, *, now: datetime) -> int:
    """Erase the orders whose last day is over at their school; return how many. Audit: order.ended, with the number."""
    require(actor, Perm.ORDER_KEEP, NOWHERE)
    rows = Order.objects.select_related("unit").filter(until_on__lt=now.astimezone(UTC).date())
    over = [row.pk for row in rows if row.until_on < now.astimezone(people.zone_of(row.unit.country)).date()]

    gone, _by_table = Order.objects.filter(pk__in=over).delete()

    record(actor, "order.ended", "round", at=now, detail={"orders": gone})
    return gone


@action(Perm.VISIT_KEEP, "visit.still_inside")
def name_left_inside(actor: Actor, unit_ids: Iterable[int], *, now: datetime) -> None:
    """Tell the heads of schools that have closed that visitors are inside still, once a day.

    Audit: visit.still_inside, with the schools.
    """
    require(actor, Perm.VISIT_KEEP, NOWHERE)
    schools = sorted(unit_ids)

    for unit in schools:
        heads = people.holders(unit, now.astimezone(UTC).date(), _TOLD)
        tell(actor, heads, "visits.still_inside", link="/visits/", at=now, key=f"visits.still_inside/{unit}/{now:%Y-%m-%d}")

    record(actor, "visit.still_inside", "round", at=now, detail={"schools": schools})
