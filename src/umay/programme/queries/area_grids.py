"""Areas by obligation: districts of a province, provinces of a nation. Counted from obligations, dates and records, never stored.

"Nothing received" is a count of its own and never added to anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connection

from umay.core.api import Actor, Perm, query, require
from umay.places import api as places
from umay.places.api import Area
from umay.programme.queries.sql import ADOPTION_REACHES, NEAREST, PLACED, kinds
from umay.programme.queries.unit_grids import DutyColumn, columns_of, scope_place
from umay.programme.rules.states import State

_EXPECTED: Final = f"""
, counted as materialized (
    select u.{{area}} as area_id, kinds.kind, count(*) as units
    from placed u
    join kinds on kinds.shape = u.shape
    join programme_adoption a on a.id = %(adoption)s and {ADOPTION_REACHES}
    group by 1, 2
)
select counted.area_id, owes.obligation_id, sum(counted.units)
from counted join owes on owes.kind = counted.kind join due_now n on n.obligation_id = owes.obligation_id
group by 1, 2
"""  # noqa: S608 - only our own constants are joined in

# A column of areas goes by the date that holds for all: an area's own earlier ones would make its cells say another day than their head.
DUE_NOW: Final = f"""
select distinct on (d.obligation_id) d.obligation_id, d.ordinal, d.opens_on, d.due_on
from programme_due d join programme_obligation o on o.id = d.obligation_id
where o.adoption_id = %(adoption)s and o.status = 'live' and d.calendar_id is null and d.area_key is null
order by d.obligation_id, {NEAREST}
"""  # noqa: S608 - only our own constants are joined in

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
        cursor.execute(DUE_NOW, asked)
        now = {row[0]: row[2:] for row in cursor.fetchall()}
    areas = places.areas_in(actor, kind=below, province_id=province_id, lang=lang)
    columns = columns_of(adoption_id, {row[1] for row in expected}, lang)
    return AreasGrid(columns, _area_rows(areas, _area_cells(expected, said, now, today)))


def _expected_sql(below: str, inside: str) -> str:
    placed = f"{PLACED} and {inside} and u.{below}_id is not null"
    parts = f"placed as materialized ({placed}), due_now as materialized ({DUE_NOW}), {kinds('a.id = %(adoption)s')}"
    return f"with {parts} {_EXPECTED.format(area=f'{below}_id')}"


def _said_sql(below: str, inside: str) -> str:
    record_inside = inside.replace("u.", "r.") + f" and r.{below}_id is not null"
    return f"with due_now as materialized ({DUE_NOW}) {_SAID.format(record_area=f'r.{below}_id', record_inside=record_inside)}"


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
