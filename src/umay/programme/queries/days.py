"""How much is still open on each day, over all units of the area one answers for. Counted, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from umay.core.api import NOWHERE, Actor, Perm, query, require
from umay.programme.queries.sql import ADOPTION_REACHES, ON_ITS_CALENDAR, PLACED, kinds

_INSIDE: Final = {
    "nation": "",
    "province": "and u.province_id = %(area)s",
    "district": "and u.district_id = %(area)s",
    "unit": "and u.id = %(area)s",
}

# Units are counted in groups within which all owe the same on the same dates. Where a unit lies tells groups apart only if some adoption,
# date or list is not for the whole country; a nation then has some 50 groups and the dates of a month are laid on them, not on units.
_OPEN_BY_DAY: Final = f"""
with placed as materialized ({PLACED} /* inside */),
{kinds("exists (select from programme_due d where d.obligation_id = o.id and d.due_on between %(first)s and %(last)s)")},
alone as materialized (
    select only_unit_id as id from programme_adoption where only_unit_id is not null
    union select -area_key from programme_due
    where area_key < 0 and obligation_id in (select obligation_id from programme_due where due_on between %(first)s and %(last)s)
),
parted as materialized (
    select exists (select from programme_adoption where province_id is not null or district_id is not null)
        or exists (select from programme_due where area_key > 0) as by_area
),
grouped as materialized (
    select p.id as unit_id,
        dense_rank() over (order by k.kind, p.agency, p.own_calendar_id, g.province_id, g.district_id, alone.id) as number,
        p.country, p.agency, k.kind, p.own_calendar_id, g.province_id, g.district_id, alone.id
    from placed p
    join kinds k on k.shape = p.shape
    cross join parted
    cross join lateral (
        select case when by_area then p.province_id end as province_id, case when by_area then p.district_id end as district_id
    ) g
    left join alone on alone.id = p.id
),
groups as materialized (
    select number, country, agency, kind, own_calendar_id, province_id, district_id, id, count(*) as units
    from grouped group by 1, 2, 3, 4, 5, 6, 7, 8
),
dated as materialized (
    select u.number, u.units, d.obligation_id, d.ordinal, d.due_on
    from groups u
    join owes on owes.kind = u.kind
    join programme_adoption a on a.id = owes.adoption_id and {ADOPTION_REACHES}
    join programme_due d on d.obligation_id = owes.obligation_id and {ON_ITS_CALENDAR}
    where d.due_on between %(first)s and %(last)s
),
counted as materialized (  -- period by period: the planner would sort all records, or look up each unit's
    select d.obligation_id, d.ordinal, c.number, c.units
    from (select distinct obligation_id, ordinal from dated) d
    cross join lateral (
        select g.number, count(*) as units
        from (
            select r.unit_id from programme_taskrecord r
            where r.obligation_id = d.obligation_id and r.ordinal = d.ordinal
              and r.state in ('done', 'done_late', 'not_done', 'not_applicable') /* said inside */
            offset 0
        ) r
        join grouped g on g.unit_id = r.unit_id
        group by g.number
    ) c
),
settled as (
    select d.due_on, sum(c.units) as units
    from counted c join dated d on d.number = c.number and d.obligation_id = c.obligation_id and d.ordinal = c.ordinal
    group by 1
),
expected as (select due_on, sum(units) as units from dated group by 1)
select e.due_on, e.units, coalesce(s.units, 0) from expected e left join settled s using (due_on) order by 1
"""  # noqa: S608 - only our own constants are joined in


@dataclass(frozen=True, slots=True)
class DayCount:
    """What falls due on a day. expected: tasks of all units; settled: those that are done or will not be done."""

    day: date
    expected: int
    settled: int

    @property
    def open(self) -> int:
        """How many tasks somebody still owes."""
        return self.expected - self.settled


@query
def open_by_day(actor: Actor, *, first: date, last: date) -> tuple[DayCount, ...]:
    """Return the days between two, both included, on which anything falls due in the actor's area, with how much is settled.

    One statement however many units there are. Raises Refused ("access.not_granted").
    """
    level, place = (actor.seat.level, actor.seat.place) if actor.seat else ("none", NOWHERE)
    require(actor, Perm.TASK_READ if level == "unit" else Perm.ROLLUP_READ, place)
    area = {"province": place.province_id, "district": place.district_id, "unit": place.unit_id}
    asked: dict[str, Any] = {"country": place.country, "area": area.get(level), "first": first, "last": last}
    with connection.cursor() as cursor:
        cursor.execute(_sql(_INSIDE[level]), asked)
        return tuple(DayCount(day, int(expected), int(settled)) for day, expected, settled in cursor.fetchall())


def _sql(inside: str) -> str:
    """Return the statement for units, and what they said, inside an area."""
    said_inside = inside.replace("u.id", "r.unit_id").replace("u.", "r.")
    return _OPEN_BY_DAY.replace("/* inside */", inside).replace("/* said inside */", said_inside)
