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

# Where an office ruled for a longer list, units of its area are shapes of their own. The list of such areas is asked for once.
_NEAR: Final = f"""
    case when {_KEYS} && (select array_agg(distinct l.area_key) from programme_obligationowner l where l.area_key is not null)
    then {_KEYS} end
"""  # noqa: S608 - only our own constants are joined in

# A nation's 80,000 units have some hundreds of shapes: all that selectors ask of a unit but where it lies. Selectors are tried on shapes,
# units are counted by shape.
_SHAPE: Final = (
    "u.agency, u.level, s.stages, s.grade, s.boarding, s.girls_board, s.policing, s.setting, s.ownership, p.metropolitan, c.centre"
)

PLACED: Final = f"""
    select u.id, u.country, u.province_id, u.district_id, u.own_calendar_id, {_SHAPE}, s.unit_id is null as office,
        {_NEAR} as near, row({_SHAPE}, {_NEAR})::text as shape
    from places_unit u
    left join places_school s on s.unit_id = u.id
    left join places_area p on p.id = u.province_id
    left join places_area c on c.id = u.district_id
    where u.is_open and u.country = %(country)s
"""  # noqa: S608 - only our own constants are joined in
"""The open units of a country with their shapes. Narrow it with `and …` on `u`."""

_SHAPE_MATCHES: Final = _matches("h", "h", office="h.office", metropolitan="h.metropolitan", centre="h.centre", keys="h.near")

OWED: Final = f"""
    select h.shape, o.id as obligation_id, o.adoption_id
    from (select distinct on (shape) * from placed) h
    join programme_obligation o on o.status = 'live'
    join programme_adoption a on a.id = o.adoption_id and a.withdrawn_at is null and a.country = %(country)s
    where exists (select from programme_obligationowner w where w.obligation_id = o.id and {_SHAPE_MATCHES})
"""  # noqa: S608 - only our own constants are joined in
"""Which shapes of `placed` owe which obligation in force; narrow it with `and …` on `a`. Whom an adoption reaches is asked apart."""
