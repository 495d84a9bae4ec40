"""Who should be at the posts of a country now, and where nobody is: one statement each, however many schools there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import connection

from umay.core.api import Actor, query
from umay.watch.rules.states import AlarmKind

_DUE: Final = """
with due as materialized (
    select s.unit_id, s.post_id, s.window_id, s.on_day, s.country, s.province_id, s.district_id,
           min(s.starts_at) as starts_at, max(s.ends_at) as ends_at, count(*) as rostered
    from rosters_shift s
    join rosters_roster r on r.id = s.roster_id
    join posts_post p on p.id = s.post_id
    where s.on_day between (%(at)s at time zone 'UTC')::date - 1 and (%(at)s at time zone 'UTC')::date + 1
      and s.starts_at <= %(at)s + interval '1 hour' and s.ends_at > %(at)s
      and s.starts_at - make_interval(mins => p.lead_min) <= %(at)s
      and s.dropped_at is null and r.state = 'published' {where}
    group by s.unit_id, s.post_id, s.window_id, s.on_day, s.country, s.province_id, s.district_id
), here as materialized (
    select window_id, on_day, kind, count(*) as number from watch_stay
    where left_at is null and ends_at > %(at)s and came_at > %(at)s - interval '1 day'
    group by window_id, on_day, kind
), held as (
    select due.*, coalesce(n.needed, 0) as needed, coalesce(n.present, 0) as present
    from due left join (
        select due.window_id, due.on_day, sum(need.number) as needed, sum(least(need.number, coalesce(here.number, 0))) as present
        from due join posts_need need on need.window_id = due.window_id
        left join here on here.window_id = due.window_id and here.on_day = due.on_day and here.kind = need.kind
        group by due.window_id, due.on_day
    ) n on n.window_id = due.window_id and n.on_day = due.on_day
)
"""
_NOW: Final = (
    _DUE.format(where="and s.country = %(country)s")
    + """
select province_id, count(distinct unit_id), count(*), coalesce(sum(rostered), 0), coalesce(sum(needed), 0), coalesce(sum(present), 0),
       count(*) filter (where present = 0 and needed > 0)
from held group by province_id order by province_id
"""
)
_NEWS: Final = _DUE.format(where="") + (  # noqa: S608 - only our own constants are joined in
    """
, wrong as (
    select *, case when present = 0 then 'empty' else 'short' end as kind from held
    where present < needed and (present = 0 or starts_at <= %(at)s)
)
select w.unit_id, w.post_id, p.number, w.window_id, w.on_day, w.kind, w.needed - w.present
from wrong w join posts_post p on p.id = w.post_id
where not exists (select from watch_alarm a where a.window_id = w.window_id and a.on_day = w.on_day and a.kind = w.kind)
order by w.unit_id, p.number
"""
)
_OVER: Final = (
    _DUE.format(where="")
    + """
select a.id from watch_alarm a left join held h on h.window_id = a.window_id and h.on_day = a.on_day
where a.cleared_at is null and (h.window_id is null or h.present >= h.needed or (a.kind = 'empty' and h.present > 0))
"""
)


@dataclass(frozen=True, slots=True)
class ProvinceNow:
    """The posts of a province at a moment. due: people on the rosters; needed, here: people; empty: windows with nobody."""

    province_id: int | None
    schools: int
    windows: int
    due: int
    needed: int
    here: int
    empty: int


@dataclass(frozen=True, slots=True)
class News:
    """A post that is empty or short, and nobody was told of it yet."""

    unit_id: int
    post_id: int
    post_number: int
    window_id: int
    on_day: date
    kind: AlarmKind
    missing: int


@query
def watch_now(_actor: Actor, country: str, at: datetime) -> tuple[ProvinceNow, ...]:
    """Return who should be at the posts of a country at a moment and who is, by province; figures, nobody's name. For jobs."""
    with connection.cursor() as cursor:
        cursor.execute(_NOW, {"at": at, "country": country})
        return tuple(ProvinceNow(province, *map(int, figures)) for province, *figures in cursor.fetchall())


@query
def news_at(_actor: Actor, at: datetime) -> tuple[News, ...]:
    """Return the posts that are empty or short at a moment and of which nobody was told. For the system."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWS, {"at": at})
        return tuple(
            News(unit, post, number, window, on_day, AlarmKind(kind), int(missing))
            for unit, post, number, window, on_day, kind, missing in cursor.fetchall()
        )


@query
def alarms_over(_actor: Actor, at: datetime) -> tuple[int, ...]:
    """Return the ids of alarms that hold no more: somebody came, or the window ended. For the system."""
    with connection.cursor() as cursor:
        cursor.execute(_OVER, {"at": at})
        return tuple(row[0] for row in cursor.fetchall())
