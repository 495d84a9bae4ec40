"""Who still holds keys of reports though the post or the seat is gone for which they got them. Read as a job, over all units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import connection

# Persons count as gone when they hold no post of their rung any more; also whoever left the unit's team without leading the unit, as long
# as no case was made of the report: a case ends what it shares by itself. Where nobody else can read now, nobody is taken away.
_SQL = """
with left_something as (
    select person_id from people_appointment where upper(during) <= clock_timestamp()::date
    union
    select s.person_id from people_bodyseat s join people_body b on b.id = s.body_id
    where b.kind = 'safety-team' and upper(s.during) <= %(today)s
    union
    select %(left)s::bigint
),
held as (
    select w.report_id, w.person_id, r.unit_id, r.case_ref, min(w.opens_at) as opens_at, min(w.rung) as rung,
           coalesce(r.rungs -> min(w.rung)::int ->> 'reach', '') as reach
    from reports_reportwrap w join reports_report r on r.id = w.report_id
    where w.person_id is not null and (%(unit)s::bigint is null or r.unit_id = %(unit)s)
      and w.report_id in (select o.report_id from reports_reportwrap o where o.person_id in (select person_id from left_something))
    group by w.report_id, w.person_id, r.unit_id, r.case_ref, r.rungs
),
judged as (
    select h.report_id, h.person_id, h.opens_at <= clock_timestamp() as opened,
        not exists (
            select from people_appointment a join places_unit office on office.id = a.unit_id
            where a.person_id = h.person_id and a.during @> clock_timestamp()::date
              and case when h.reach in ('', 'team', 'deputy') then a.unit_id = h.unit_id else office.level = h.reach end
        ) as lost_post,
        h.reach = 'team' and h.case_ref is null
        and (h.person_id = %(left)s::bigint or exists (
            select from people_bodyseat s join people_body b on b.id = s.body_id
            where b.kind = 'safety-team' and b.unit_id = h.unit_id and s.person_id = h.person_id and upper(s.during) <= %(today)s))
        and not exists (
            select from people_bodyseat s join people_body b on b.id = s.body_id
            where b.kind = 'safety-team' and b.unit_id = h.unit_id and s.person_id = h.person_id and s.during @> %(today)s::date)
        and not exists (
            select from people_appointment a
            where a.person_id = h.person_id and a.unit_id = h.unit_id and a.during @> clock_timestamp()::date
              and a.function in ('unit_head', 'deputy_head')) as lost_seat
    from held h
)
select report_id, array_agg(person_id) filter (where lost_post or lost_seat)
from judged group by report_id
having bool_or(lost_post or lost_seat) and bool_or(opened and not lost_post and not lost_seat)
order by report_id limit %(most)s
"""


def outlived(*, today: date, unit_id: int | None = None, left: int | None = None, most: int) -> Iterator[tuple[UUID, list[int]]]:
    """Yield reports with the persons whose keys are to go. unit_id: of one unit only. left: somebody who left its team just now."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"today": today, "unit": unit_id, "left": left, "most": most})
        yield from cursor.fetchall()
