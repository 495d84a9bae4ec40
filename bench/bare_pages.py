"""What the bare handler serves: for each page the statements that find its rows, said once, with their values."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from bench import data, sizes

_TASKS_BARE: Final = """
select o.uid, o.item, o.section_title ->> 'tr', o.title ->> 'tr', d.ordinal, d.opens_on, d.due_on, r.state
"""
_OPEN: Final = "and (r.state is null or r.state in ('planned', 'in_progress', 'sent_back'))"
_NAMES: Final = (
    "select id, uid, title ->> 'tr' from programme_obligation where adoption_id = %(adoption)s and id = any(%(used)s) order by position"
)
_AREAS: Final = """
select id, uid, name from places_area where country = %(country)s and kind = '{kind}' and {inside} order by sort_keys ->> 'tr'
"""


def described(found: dict[str, Any], addresses: dict[str, str], month: tuple[date, date]) -> dict[str, Any]:
    """Return what bench.bare reads. addresses: of the pages by name."""
    from umay.config.cluster.layout import DATABASE
    from umay.config.connection import Role, password_of
    from umay.config.runtime import here

    layout, today = here()[1], date.fromisoformat(found["today"])
    wide = (today - timedelta(days=366), today + timedelta(days=31))
    pages = {
        "my day": _task_page(found, *wide, _OPEN),
        "calendar month": _task_page(found, *month, ""),
        "district grid": _units_page(found, today),
        "province grid": _areas_page(found, "province", today),
        "ministry grid": _areas_page(found, "nation", today),
    }
    reach = {
        "host": str(layout.sockets),
        "port": 5432,
        "dbname": DATABASE,
        "user": Role.APP.value,
        "password": password_of(layout, Role.APP),
    }
    return {
        "today": today.isoformat(),
        "unit": found["people"]["school"]["unit"],
        "database": reach,
        "pages": {addresses[name]: page for name, page in pages.items()},
    }


def _task_page(found: dict[str, Any], first: date, last: date, more: str) -> dict[str, Any]:
    from umay.programme.queries import tasks

    head, _, tail = tasks._TASKS.partition("from places_unit")  # noqa: SLF001 - measured as it is
    body, _, order = tail.rpartition("order by")
    actor = data.actor(found, "school")
    values = {"unit": actor.seat.place.unit_id, "first": first.isoformat(), "last": last.isoformat()}
    assert head
    return {
        "kind": "tasks", "scope": _scope(actor), "values": values,
        "statements": [f"{_TASKS_BARE} from places_unit{body} {more} order by{order}"],
    }  # fmt: skip


def _scope(actor: Any) -> tuple[str, str, str]:
    from umay.core.context import scope_of

    return scope_of(actor)


def _units_page(found: dict[str, Any], today: date) -> dict[str, Any]:
    from umay.programme.queries import grids

    actor = data.actor(found, "district")
    values = {
        "district": actor.seat.place.district_id, "agency": "education", "level": "school", "stage": "", "lang": data.LANGUAGE,
        "limit": grids.PAGE_UNITS, "after_grade": 0, "after_key": "", "after_id": 0, "adoption": _adoption(), "today": today.isoformat(),
    }  # fmt: skip
    statements = [grids._UNITS, grids._CELLS, _NAMES]  # noqa: SLF001
    return {"kind": "units", "scope": _scope(actor), "values": values, "statements": statements, "most": grids.PAGE_UNITS, "cells": 1}


def _areas_page(found: dict[str, Any], name: str, today: date) -> dict[str, Any]:
    from umay.programme.queries import grids

    actor = data.actor(found, name)
    kind, inside = ("district", "u.province_id = %(province)s") if name == "province" else ("province", "u.province_id is not null")
    values = {
        "adoption": _adoption(), "today": today.isoformat(), "province": actor.seat.place.province_id, "country": sizes.NATION,
    }  # fmt: skip
    areas = _AREAS.format(kind=kind, inside=inside.replace("u.", ""))
    statements = [grids._expected_sql(kind, inside), grids._said_sql(kind, inside), grids._DUE_NOW, areas, _NAMES]  # noqa: SLF001
    return {"kind": "areas", "scope": _scope(actor), "values": values, "statements": statements, "cells": 0}


def _adoption() -> int:
    """Return the newest adoption, which the overview shows first."""
    from umay.programme.models import Adoption

    return Adoption.objects.get(country=sizes.NATION, school_year=sizes.YEARS[0]).pk
