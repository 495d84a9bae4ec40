"""SQL that several reads share: which units an obligation binds. Tasks are computed here, never stored.

The tables of places are joined by name: units in an area are what tasks are made of, and only a join makes a nation's view quick
(docs/adr/0002-tasks-are-computed.md).
"""

from __future__ import annotations

from typing import Final

ADOPTION_REACHES: Final = """
    a.withdrawn_at is null and a.country = u.country
    and (a.province_id is null or a.province_id = u.province_id)
    and (a.district_id is null or a.district_id = u.district_id)
    and (a.only_unit_id is null or a.only_unit_id = u.id)
"""
"""An adoption `a` binds the unit `u`."""


_KEYS: Final = "array[u.province_id, u.district_id, -u.id]"  # of the areas a unit lies in, as rules.ruling.keys_of


def _matches(unit: str, school: str, *, office: str, metropolitan: str, centre: str, keys: str) -> str:
    """Return the condition that the selector `w` means a unit; the names say where its facts stand."""
    return f"""
    w.agency = {unit}.agency and w.level = {unit}.level
    and (w.stages = '{{}}' or {office} or {school}.stages && w.stages)
    and (w.grades = '{{}}' or {office} or {school}.grade = any(w.grades))
    and (w.boarding is null or {office} or {school}.boarding = w.boarding)
    and (w.girls_board is null or {office} or {school}.girls_board = w.girls_board)
    and (w.policing = '' or {office} or {school}.policing = w.policing)
    and (w.settings = '{{}}' or {office} or {school}.setting = any(w.settings))
    and (w.ownership = '' or {office} or {school}.ownership = w.ownership)
    and (w.metropolitan is null or w.metropolitan = {metropolitan})
    and (w.centre is null or w.centre = {centre})
    and (w.area_key is null or w.area_key = any({keys}))
"""


OWNER_MATCHES: Final = _matches(
    "u",
    "s",
    office="s.unit_id is null",
    metropolitan="(select p.metropolitan from places_area p where p.id = u.province_id)",
    centre="(select c.centre from places_area c where c.id = u.district_id)",
    keys=_KEYS,
)
"""The owner selector `w` means the unit `u`, whose school row is `s` or nothing. School filters narrow schools only."""

ON_ITS_CALENDAR: Final = f"""
    d.calendar_id is not distinct from u.own_calendar_id
    and (d.area_key is null or u.agency = d.agency and d.area_key = any({_KEYS}))
    and (d.not_in = '{{}}' or u.agency <> d.agency or not d.not_in && {_KEYS})
"""
"""The due date `d` is on the calendar of the unit `u`, and no office between ruled for an earlier one."""

NEAREST: Final = """
    (coalesce(d.opens_on, d.due_on) <= %(today)s) desc,
    case when coalesce(d.opens_on, d.due_on) <= %(today)s then %(today)s::date - d.due_on else d.due_on - %(today)s::date end
"""
"""The order of the dates `d` of a duty in which the one that counts now is first: the latest whose window has opened, else the next."""

# Areas for which an office ruled that more units owe something. Mostly there are none; the list is asked for once.
_LISTED: Final = "(select array_agg(distinct l.area_key) from programme_obligationowner l where l.area_key is not null)::bigint[]"

PLACED: Final = f"""
    select u.id, u.country, u.province_id, u.district_id, u.own_calendar_id, u.agency, n.near,
        case when n.near is null then u.shape else hashtextextended(n.near::text, u.shape) end as shape
    from places_unit u
    cross join lateral (
        select case when {_LISTED} is null then null when {_KEYS} && {_LISTED}
            then array(select key from unnest({_KEYS}) as key where key = any({_LISTED}) order by key) end as near
    ) n
    where u.is_open and u.country = %(country)s
"""  # noqa: S608 - only our own constants are joined in
"""The open units of a country with their shapes: all that selectors ask of a unit. Narrow it with `and …` on `u`."""

_FILTERS: Final = "agency level stages grades boarding girls_board policing settings ownership metropolitan centre area_key"
_ASKED: Final = ", ".join(f"w.{name}" for name in _FILTERS.split())
_SHAPE_MATCHES: Final = _matches("h", "h", office="h.office", metropolitan="h.metropolitan", centre="h.centre", keys="h.near")


def kinds(narrow: str = "true") -> str:
    """Return the common tables that say who of `placed` owes what: `kinds` (shape, kind) and `owes` (kind, obligation_id, adoption_id).

    A nation's 80,000 units have some 2,000 shapes, the 300 owners of a programme are some 20 different selectors, and shapes that fulfil
    the same selectors are of one kind: some 30, and only they meet the duties. Whom an adoption reaches and on which dates is asked apart.
    narrow: a condition on the obligation `o` or its adoption `a`.
    """
    return f"""
selectors as materialized (
    select row_number() over () as number, {_ASKED}, array_agg(distinct o.id) as duties
    from programme_obligationowner w
    join programme_obligation o on o.id = w.obligation_id and o.status = 'live'
    join programme_adoption a on a.id = o.adoption_id and a.withdrawn_at is null and a.country = %(country)s
    where {narrow}
    group by {_ASKED}
),
shapes as materialized (select shape, min(id) as id, min(near) as near from placed group by shape),
met as materialized (
    select h.shape, array_agg(w.number order by w.number) as numbers
    from (
        select x.shape, x.near, u.agency, u.level, s.stages, s.grade, s.boarding, s.girls_board, s.policing, s.setting,
            s.ownership, s.unit_id is null as office,
            p.metropolitan, c.centre
        from shapes x
        join places_unit u on u.id = x.id
        left join places_school s on s.unit_id = u.id
        left join places_area p on p.id = u.province_id
        left join places_area c on c.id = u.district_id
    ) h
    join selectors w on {_SHAPE_MATCHES}
    group by h.shape
),
kinds as materialized (select shape, numbers, dense_rank() over (order by numbers) as kind from met),
owes as materialized (
    select distinct k.kind, o.id as obligation_id, o.adoption_id
    from (select distinct kind, numbers from kinds) k
    join selectors w on w.number = any(k.numbers)
    join programme_obligation o on o.id = any(w.duties)
)"""  # noqa: S608 - only our own constants are joined in
