"""Who stands where: the units of a district by obligation. Read from obligations, dates and records, never stored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connection

from umay.core.api import Actor, Perm, Place, query, require
from umay.places import api as places
from umay.programme.queries.sql import ADOPTION_REACHES, NEAREST, ON_ITS_CALENDAR, PLACED, kinds
from umay.programme.queries.words import spoken
from umay.programme.rules.buckets import Mark, mark
from umay.programme.rules.states import State

PAGE_UNITS: Final = 60
_PAGE_KEY: Final = re.compile(r"(\d{1,4})\|([0-9a-f]*)\|(\d{1,18})", re.ASCII)

UNITS: Final = """
select u.id, u.uid, u.name, s.grade, u.own_calendar_id, u.sort_keys ->> %(lang)s
from places_unit u left join places_school s on s.unit_id = u.id
where u.district_id = %(district)s and u.is_open and u.agency = %(agency)s and u.level = %(level)s
  and (%(stage)s = '' or s.stages && array[%(stage)s]::varchar[])
  and (coalesce(s.grade, 9), u.sort_keys ->> %(lang)s, u.id) > (%(after_grade)s, %(after_key)s, %(after_id)s)
order by coalesce(s.grade, 9), u.sort_keys ->> %(lang)s, u.id
limit %(limit)s
"""

# What each of the units owes of the adoption.
OWED_BY_UNIT: Final = f"""
with placed as materialized ({PLACED} and u.id = any(%(units)s)), {kinds("a.id = %(adoption)s")}
select u.id, array_agg(owes.obligation_id)
from placed u
join kinds on kinds.shape = u.shape
join owes on owes.kind = kinds.kind
join programme_adoption a on a.id = owes.adoption_id and {ADOPTION_REACHES}
group by u.id
"""  # noqa: S608 - only our own constants are joined in

# For each obligation and kind of unit the date that counts now: the latest whose window has opened, else the next one. Units of a page are
# of one district and agency, and of one kind where they share a calendar, but for those whose own office ruled for an earlier date.
DUE_NOW: Final = f"""
with u as materialized (
    select distinct own_calendar_id, province_id, district_id, agency,
        case when u.id in (
            select -d.area_key from programme_due d join programme_obligation o on o.id = d.obligation_id
            where o.adoption_id = %(adoption)s and d.area_key < 0
        ) then u.id end as id
    from places_unit u where u.id = any(%(units)s)
)
select distinct on (d.obligation_id, u.own_calendar_id, u.id) d.obligation_id, u.own_calendar_id, u.id, d.ordinal, d.opens_on, d.due_on
from u join programme_due d on {ON_ITS_CALENDAR} join programme_obligation o on o.id = d.obligation_id
where o.adoption_id = %(adoption)s and o.status = 'live'
order by d.obligation_id, u.own_calendar_id, u.id, {NEAREST}
"""  # noqa: S608 - only our own constants are joined in

SAID_BY_UNIT: Final = """
select unit_id, obligation_id, ordinal, state from programme_taskrecord
where unit_id = any(%(units)s) and obligation_id = any(%(duties)s)
  and (obligation_id, ordinal) in (select * from unnest(%(duties)s::bigint[], %(ordinals)s::smallint[]))
"""

COLUMNS: Final = """
select id, uid, title, section_title, item from programme_obligation
where adoption_id = %(adoption)s and id = any(%(used)s)
order by position
"""


@dataclass(frozen=True, slots=True)
class DutyColumn:
    """An obligation as a grid's column."""

    id: int
    uid: UUID
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class UnitCell:
    """One unit's state in one obligation. ordinal: of the date that counts now."""

    mark: Mark
    ordinal: int
    due_on: date


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with its cells by obligation id; an obligation that does not bind it has none."""

    uid: UUID
    name: str
    grade: int | None
    cells: dict[int, UnitCell]


@dataclass(frozen=True, slots=True)
class UnitsGrid:
    """Units of a district by the obligations of one adoption. next_after: the key to page on from; "" at the end."""

    columns: tuple[DutyColumn, ...]
    rows: tuple[UnitRow, ...]
    next_after: str


def scope_place(actor: Actor, *, province_id: int | None, district_id: int | None) -> Place:
    """Return the place that reading the area's figures is asked for."""
    country = actor.seat.place.country if actor.seat else ""
    return Place(0, "", country, province_id, district_id)


@dataclass(frozen=True, slots=True)
class UnitsAsked:
    """Which units of which district. stage: only schools that teach it; "" for all. after: `next_after` of the page before."""

    district_id: int
    agency: str = "education"
    level: str = "school"
    stage: str = ""
    after: str = ""


@query
def units_grid(actor: Actor, adoption_id: int, wanted: UnitsAsked, *, today: date, lang: str) -> UnitsGrid:
    """Return the units of a district in the order of grade and name, one page of them, with the state of each duty.

    Raises Refused ("access.not_granted").
    """
    district_id, after = wanted.district_id, wanted.after
    province = places.area_province(district_id)
    require(actor, Perm.ROLLUP_READ, scope_place(actor, province_id=province, district_id=district_id))
    grade, key, unit_id = _page_key(after)
    asked: dict[str, Any] = {
        "country": actor.seat.place.country if actor.seat else "",
        "district": district_id, "agency": wanted.agency, "level": wanted.level, "stage": wanted.stage, "lang": lang,
        "limit": PAGE_UNITS + 1, "after_grade": grade, "after_key": key, "after_id": unit_id,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(UNITS, asked)
        units = cursor.fetchall()
        more = units[PAGE_UNITS - 1] if len(units) > PAGE_UNITS else None
        units = units[:PAGE_UNITS]
        cells = _unit_cells(cursor, units, {**asked, "adoption": adoption_id, "today": today})
    columns = columns_of(adoption_id, {duty for of in cells.values() for duty in of}, lang)
    rows = tuple(UnitRow(row[1], row[2], row[3], cells.get(row[0], {})) for row in units)
    return UnitsGrid(columns, rows, f"{more[3] or 9}|{more[5].encode().hex()}|{more[0]}" if more else "")


def _page_key(after: str) -> tuple[int, str, int]:
    """Return grade, name key and id to page on from; the beginning for anything that is no key."""
    found = _PAGE_KEY.fullmatch(after)
    return (int(found[1]), bytes.fromhex(found[2]).decode(errors="replace"), int(found[3])) if found else (0, "", 0)


def columns_of(adoption_id: int, used: set[int], lang: str) -> tuple[DutyColumn, ...]:
    """Return the obligations of an adoption that a grid has columns for, in the pack's order."""
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS, {"adoption": adoption_id, "used": list(used)})
        return tuple(
            DutyColumn(key, uid, spoken(title, lang), f"{spoken(section, lang)} {item}".strip())
            for key, uid, title, section, item in cursor.fetchall()
        )


def _unit_cells(cursor: Any, units: list[tuple[Any, ...]], asked: dict[str, Any]) -> dict[int, dict[int, UnitCell]]:
    """Return the cells of the units by obligation: what each owes, the date that counts now, what it said."""
    asked = {**asked, "units": [row[0] for row in units]}
    cursor.execute(OWED_BY_UNIT, asked)
    owed: dict[int, list[int]] = dict(cursor.fetchall())
    cursor.execute(DUE_NOW, asked)
    dues: _Dues = {row[:3]: row[3:] for row in cursor.fetchall()}
    cursor.execute(SAID_BY_UNIT, {**asked, "duties": [key[0] for key in dues], "ordinals": [due[0] for due in dues.values()]})
    said: _Said = {row[:3]: row[3] for row in cursor.fetchall()}
    made: _Made = {}
    alone = {key[2] for key in dues}
    return {
        row[0]: dict(
            _cells_of(row[0], (row[4], row[0] if row[0] in alone else None), owed.get(row[0], ()), (dues, said, made), asked["today"])
        )
        for row in units
    }


_Dues = dict[tuple[int, int | None, int | None], tuple[Any, ...]]
_Said = dict[tuple[int, int, int], str]
_Made = dict[tuple[int, int | None, int | None, str | None], UnitCell]


def _cells_of(
    unit_id: int, kind: tuple[int | None, int | None], duties: Iterable[int], known: tuple[_Dues, _Said, _Made], today: date
) -> Iterator[tuple[int, UnitCell]]:
    """Yield a unit's cells. kind: its calendar, and the unit itself where its dates are its own. made: cells so far, shared by units."""
    dues, said, made = known
    for duty in duties:
        due = dues.get((duty, *kind))
        if due is None:
            continue
        ordinal, opens_on, due_on = due
        state = said.get((unit_id, duty, ordinal))
        cell = made.get((duty, *kind, state))
        if cell is None:
            cell = UnitCell(mark(State(state) if state else None, due_on, opens_on, today), ordinal, due_on)
            made[duty, *kind, state] = cell
        yield duty, cell
