"""Who stands where: units by obligation in one area, areas by obligation above. Counted from obligations, dates and records, never stored.

"Nothing received" is a count of its own and never added to anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connection

from umay.core.api import Actor, Perm, Place, query, require
from umay.places import api as places
from umay.places.api import Area
from umay.programme.models import Obligation
from umay.programme.queries.sql import ADOPTION_REACHES, ON_ITS_CALENDAR, OWED, OWNER_MATCHES, PLACED
from umay.programme.queries.words import spoken
from umay.programme.rules.buckets import Mark, mark
from umay.programme.rules.states import State

PAGE_UNITS: Final = 60
_PAGE_KEY: Final = re.compile(r"(\d{1,4})\|([0-9a-f]*)\|(\d{1,18})", re.ASCII)

_UNITS: Final = """
select u.id, u.uid, u.name, s.grade
from places_unit u left join places_school s on s.unit_id = u.id
where u.district_id = %(district)s and u.is_open and u.agency = %(agency)s and u.level = %(level)s
  and (%(stage)s = '' or s.stages && array[%(stage)s]::varchar[])
  and (coalesce(s.grade, 9), u.sort_keys ->> %(lang)s, u.id) > (%(after_grade)s, %(after_key)s, %(after_id)s)
order by coalesce(s.grade, 9), u.sort_keys ->> %(lang)s, u.id
limit %(limit)s
"""

# For each unit and obligation the date that counts now: the latest whose window has opened, else the next one.
_CELLS: Final = f"""
select distinct on (u.id, o.position, o.id) u.id, o.id, d.ordinal, d.opens_on, d.due_on, r.state
from places_unit u
left join places_school s on s.unit_id = u.id
join programme_adoption a on a.id = %(adoption)s and {ADOPTION_REACHES}
join programme_obligation o on o.adoption_id = a.id and o.status = 'live'
join programme_obligationowner w on w.obligation_id = o.id and {OWNER_MATCHES}
join programme_due d on d.obligation_id = o.id and {ON_ITS_CALENDAR}
left join programme_taskrecord r on r.obligation_id = o.id and r.unit_id = u.id and r.ordinal = d.ordinal
where u.id = any(%(units)s)
order by u.id, o.position, o.id,
    (coalesce(d.opens_on, d.due_on) <= %(today)s) desc,
    case when coalesce(d.opens_on, d.due_on) <= %(today)s then %(today)s::date - d.due_on else d.due_on - %(today)s::date end
"""  # noqa: S608 - only our own constants are joined in


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
        "district": district_id, "agency": wanted.agency, "level": wanted.level, "stage": wanted.stage, "lang": lang,
        "limit": PAGE_UNITS + 1,
        "after_grade": grade, "after_key": key, "after_id": unit_id,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_UNITS.replace("u.name, s.grade", "u.name, s.grade, u.sort_keys ->> %(lang)s"), asked)
        units = cursor.fetchall()
        cursor.execute(_CELLS, {"adoption": adoption_id, "units": [row[0] for row in units[:PAGE_UNITS]], "today": today})
        cells = cursor.fetchall()
    more = units[PAGE_UNITS - 1] if len(units) > PAGE_UNITS else None
    next_after = f"{more[3] or 9}|{more[4] or ''}|{more[0]}" if more else ""
    return UnitsGrid(_columns(adoption_id, {cell[1] for cell in cells}, lang), _unit_rows(units[:PAGE_UNITS], cells, today), next_after)


def _page_key(after: str) -> tuple[int, str, int]:
    """Return the grade, sort key and id to page on from; the beginning for a key that no page gave out."""
    found = _PAGE_KEY.fullmatch(after)
    return (int(found[1]), found[2], int(found[3])) if found else (0, "", 0)


def _columns(adoption_id: int, used: set[int], lang: str) -> tuple[DutyColumn, ...]:
    found = Obligation.objects.filter(adoption_id=adoption_id, pk__in=used).order_by("position")
    return tuple(
        DutyColumn(one.pk, one.uid, spoken(one.title, lang), f"{spoken(one.section_title, lang)} {one.item}".strip()) for one in found
    )


def _unit_rows(units: list[tuple[Any, ...]], cells: list[tuple[Any, ...]], today: date) -> tuple[UnitRow, ...]:
    by_unit: dict[int, dict[int, UnitCell]] = {}
    for unit_id, obligation_id, ordinal, opens_on, due_on, state in cells:
        cell = UnitCell(mark(State(state) if state else None, due_on, opens_on, today), ordinal, due_on)
        by_unit.setdefault(unit_id, {})[obligation_id] = cell
    return tuple(UnitRow(row[1], row[2], row[3], by_unit.get(row[0], {})) for row in units)


_EXPECTED: Final = """
select u.{area}, owed.obligation_id, sum(u.units)
from (select country, province_id, district_id, shape, count(*) as units from placed group by 1, 2, 3, 4) u
join owed on owed.shape = u.shape
join programme_adoption a on a.id = owed.adoption_id and {reaches}
join due_now n on n.obligation_id = owed.obligation_id
group by 1, 2
"""

_DUE_NOW: Final = """
select distinct on (d.obligation_id) d.obligation_id, d.ordinal, d.opens_on, d.due_on
from programme_due d join programme_obligation o on o.id = d.obligation_id
where o.adoption_id = %(adoption)s and o.status = 'live' and d.calendar_id is null and d.area_key is null
order by d.obligation_id, (coalesce(d.opens_on, d.due_on) <= %(today)s) desc,
    case when coalesce(d.opens_on, d.due_on) <= %(today)s then %(today)s::date - d.due_on else d.due_on - %(today)s::date end
"""

_SAID: Final = """
select {record_area} as area_id, r.obligation_id, r.state, count(*)
from programme_taskrecord r join due_now n on n.obligation_id = r.obligation_id and n.ordinal = r.ordinal
where r.country = %(country)s and {record_inside}
group by 1, 2, 3
"""


@dataclass(frozen=True, slots=True)
class AreaCell:
    """What the units of an area said about one duty. expected: units that owe it; nothing: those that said nothing."""

    expected: int
    done: int
    done_late: int
    not_done: int
    not_applicable: int
    working: int
    nothing: int
    due_on: date
    is_past: bool

    @property
    def received(self) -> int:
        """How many units said anything."""
        return self.expected - self.nothing


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area with its cells by obligation id."""

    area_id: int
    uid: UUID
    name: str
    kind: str
    cells: dict[int, AreaCell]


@dataclass(frozen=True, slots=True)
class AreasGrid:
    """Areas one level down by the obligations of one adoption."""

    columns: tuple[DutyColumn, ...]
    rows: tuple[AreaRow, ...]


@query
def areas_grid(actor: Actor, adoption_id: int, *, province_id: int | None, today: date, lang: str) -> AreasGrid:
    """Return a province's districts, or with None the nation's provinces, with what their units said about each duty now.

    Two statements however many units there are. Raises Refused ("access.not_granted").
    """
    require(actor, Perm.ROLLUP_READ, scope_place(actor, province_id=province_id, district_id=None))
    below = "district" if province_id else "province"
    inside = "u.province_id = %(province)s" if province_id else "u.province_id is not null"
    asked: dict[str, Any] = {
        "adoption": adoption_id, "today": today, "province": province_id, "country": actor.seat.place.country if actor.seat else "",
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_expected_sql(below, inside), asked)
        expected = cursor.fetchall()
        cursor.execute(_said_sql(below, inside), asked)
        said = cursor.fetchall()
        cursor.execute(_DUE_NOW, asked)
        now = {row[0]: (row[2], row[3]) for row in cursor.fetchall()}
    areas = places.areas_in(actor, kind=below, province_id=province_id, lang=lang)
    columns = _columns(adoption_id, {row[1] for row in expected}, lang)
    return AreasGrid(columns, _area_rows(areas, _area_cells(expected, said, now, today)))


def _expected_sql(below: str, inside: str) -> str:
    placed = f"{PLACED} and {inside} and u.{below}_id is not null"
    owed = f"{OWED} and a.id = %(adoption)s"
    expected = _EXPECTED.format(area=f"{below}_id", reaches=ADOPTION_REACHES.replace("a.only_unit_id = u.id", "false"))
    parts = f"placed as materialized ({placed}), due_now as materialized ({_DUE_NOW}), owed as materialized ({owed})"
    return f"with {parts} {expected}"


def _said_sql(below: str, inside: str) -> str:
    record_inside = inside.replace("u.", "r.") + f" and r.{below}_id is not null"
    return f"with due_now as materialized ({_DUE_NOW}) {_SAID.format(record_area=f'r.{below}_id', record_inside=record_inside)}"


def _area_cells(
    expected: list[tuple[Any, ...]], said: list[tuple[Any, ...]], now: dict[int, tuple[date | None, date]], today: date
) -> dict[int, dict[int, AreaCell]]:
    """Join what is expected with what was said, by area and obligation."""
    counts: dict[tuple[int, int], dict[str, int]] = {}
    for area_id, obligation_id, state, count in said:
        counts.setdefault((area_id, obligation_id), {})[state] = count
    cells: dict[int, dict[int, AreaCell]] = {}
    for area_id, obligation_id, units in expected:
        found = counts.get((area_id, obligation_id), {})
        cells.setdefault(area_id, {})[obligation_id] = _area_cell(int(units), found, now[obligation_id][1], today)
    return cells


def _area_rows(areas: tuple[Area, ...], cells: dict[int, dict[int, AreaCell]]) -> tuple[AreaRow, ...]:
    return tuple(AreaRow(area.pk, area.uid, area.name, area.kind, cells.get(area.pk, {})) for area in areas)


def _area_cell(expected: int, found: dict[str, int], due_on: date, today: date) -> AreaCell:
    working = sum(found.get(state, 0) for state in (State.PLANNED, State.IN_PROGRESS, State.SENT_BACK))
    return AreaCell(
        expected=expected,
        done=found.get(State.DONE, 0),
        done_late=found.get(State.DONE_LATE, 0),
        not_done=found.get(State.NOT_DONE, 0),
        not_applicable=found.get(State.NOT_APPLICABLE, 0),
        working=working,
        nothing=max(expected - sum(found.values()), 0),
        due_on=due_on,
        is_past=due_on < today,
    )
