"""How much is still open on each day, over all units of the area one answers for. Counted, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from umay.core.api import Actor, Perm, Place, query, require
from umay.programme.queries.sql import ADOPTION_REACHES, ON_ITS_CALENDAR, OWED, PLACED

_INSIDE: Final = {
    "nation": "",
    "province": "and u.province_id = %(area)s",
    "district": "and u.district_id = %(area)s",
    "unit": "and u.id = %(area)s",
}

_OPEN_BY_DAY: Final = f"""
with placed as materialized ({PLACED} /* inside */),
owed as materialized (
    {OWED} and exists (select from programme_due d where d.obligation_id = o.id and d.due_on between %(first)s and %(last)s)
),
counted as materialized (
    select country, province_id, district_id, own_calendar_id, agency, shape, only_id as id, count(*) as units
    from placed left join (
        select only_unit_id as only_id from programme_adoption where only_unit_id is not null
        union select -area_key from programme_due where area_key < 0
    ) t on t.only_id = placed.id
    group by 1, 2, 3, 4, 5, 6, 7
),
expected as (
    select d.due_on, sum(u.units) as units
    from counted u
    join owed on owed.shape = u.shape
    join programme_adoption a on a.id = owed.adoption_id and {ADOPTION_REACHES}
    join programme_due d on d.obligation_id = owed.obligation_id and {ON_ITS_CALENDAR}
    where d.due_on between %(first)s and %(last)s
    group by 1
),
said as materialized (  -- first by itself, or the planner looks up every unit's records one unit at a time
    select r.unit_id, r.obligation_id, r.ordinal
    from programme_taskrecord r
    where (r.obligation_id, r.ordinal) in (select obligation_id, ordinal from programme_due where due_on between %(first)s and %(last)s)
      and r.state in ('done', 'done_late', 'not_done', 'not_applicable')
),
settled as (
    select d.due_on, count(*) as units
    from said r
    join placed u on u.id = r.unit_id
    join programme_due d on d.obligation_id = r.obligation_id and d.ordinal = r.ordinal and {ON_ITS_CALENDAR}
    join owed on owed.shape = u.shape and owed.obligation_id = r.obligation_id
    join programme_adoption a on a.id = owed.adoption_id and {ADOPTION_REACHES}
    where d.due_on between %(first)s and %(last)s
    group by 1
)
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
    level, place = (actor.seat.level, actor.seat.place) if actor.seat else ("none", Place(0, "", ""))
    require(actor, Perm.TASK_READ if level == "unit" else Perm.ROLLUP_READ, place)
    area = {"province": place.province_id, "district": place.district_id, "unit": place.unit_id}
    asked: dict[str, Any] = {"country": place.country, "area": area.get(level), "first": first, "last": last}
    with connection.cursor() as cursor:
        cursor.execute(_OPEN_BY_DAY.replace("/* inside */", _INSIDE[level]), asked)
        return tuple(DayCount(day, int(expected), int(settled)) for day, expected, settled in cursor.fetchall())
