"""What the bare handler serves: for each page the statements that find its rows, said once, with their values, and the page's own frame."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from bench import data, sizes

_WORDS: Final = "o.uid, o.item, o.section_title ->> 'tr', o.title ->> 'tr', d.ordinal, d.opens_on, d.due_on, r.state"
_NAMES: Final = (
    "select id, uid, title ->> 'tr' from programme_obligation where adoption_id = %(adoption)s and id = any(%(used)s) order by position"
)
_AREAS: Final = """
select id, uid, name from places_area where country = %(country)s and kind = '{kind}' and {inside} order by sort_keys ->> 'tr'
"""


def described(found: dict[str, Any], addresses: dict[str, str], shown: dict[str, str], month: tuple[date, date]) -> dict[str, Any]:
    """Return what bench.bare reads. addresses: of the pages by name; shown: what Umay answers there, for the frame."""
    from django.conf import settings

    from umay.cluster.layout import DATABASE
    from umay.config.connection import Role, password_of
    from umay.config.runtime import here

    layout, today = here()[1], date.fromisoformat(found["today"])
    pages = {
        "my day": _day_page(found, today),
        "calendar month": _month_page(found, *month),
        "district grid": _units_page(found, today),
        "province grid": _areas_page(found, "province", today),
        "ministry grid": _areas_page(found, "nation", today),
    }
    reach = {
        "host": str(layout.sockets), "port": 5432, "dbname": DATABASE, "user": Role.APP.value, "password": password_of(layout, Role.APP),
    }  # fmt: skip
    return {
        "today": today.isoformat(),
        "unit": found["people"]["school"]["unit"],
        "cookie": settings.SESSION_COOKIE_NAME,
        "database": reach,
        "pages": {addresses[name]: {**page, "frame": _frame(shown[name])} for name, page in pages.items()},
    }


def _frame(html: str) -> tuple[str, str]:
    """Return what stands before and after the rows of a page."""
    before, _, rest = html.partition('<div class="columns"')
    return before, rest[rest.index("</main>") :]


def _day_page(found: dict[str, Any], today: date) -> dict[str, Any]:
    from umay.programme.queries import tasks

    first, last = today - timedelta(days=366), today + timedelta(days=366)
    shown = tasks.SHOWN.replace(tasks._COLUMNS, f" {_WORDS} ")  # noqa: SLF001 - measured as it is
    return _of_school(found, "day", [tasks.YEAR, shown], first, last)


def _month_page(found: dict[str, Any], first: date, last: date) -> dict[str, Any]:
    from umay.programme.queries import tasks

    lines = tasks.TASKS.replace(tasks._COLUMNS, f" {_WORDS} ")  # noqa: SLF001 - measured as it is
    return _of_school(found, "tasks", [lines], first, last)


def _of_school(found: dict[str, Any], kind: str, statements: list[str], first: date, last: date) -> dict[str, Any]:
    actor = data.actor(found, "school")
    values = {"unit": actor.seat.place.unit_id, "first": first.isoformat(), "last": last.isoformat()}
    return {"kind": kind, "scope": _scope(actor), "values": values, "statements": statements}


def _scope(actor: Any) -> tuple[str, str, str]:
    from umay.core.context import scope_of

    return scope_of(actor)


def _units_page(found: dict[str, Any], today: date) -> dict[str, Any]:
    from umay.programme.queries import unit_grids as grids

    actor = data.actor(found, "district")
    values = {
        "district": actor.seat.place.district_id, "agency": "education", "level": "school", "stage": "", "lang": data.LANGUAGE,
        "limit": grids.PAGE_UNITS, "after_grade": 0, "after_key": "", "after_id": 0, "adoption": _adoption(), "today": today.isoformat(),
        "country": sizes.NATION, "most": grids.PAGE_UNITS,
    }  # fmt: skip
    statements = [grids.UNITS, grids.OWED_BY_UNIT, grids.DUE_NOW, grids.SAID_BY_UNIT, _NAMES]
    return {"kind": "units", "scope": _scope(actor), "values": values, "statements": statements}


def _areas_page(found: dict[str, Any], name: str, today: date) -> dict[str, Any]:
    from umay.programme.queries import area_grids as grids

    actor = data.actor(found, name)
    kind, inside = ("district", "u.province_id = %(province)s") if name == "province" else ("province", "u.province_id is not null")
    values = {
        "adoption": _adoption(), "today": today.isoformat(), "province": actor.seat.place.province_id, "country": sizes.NATION,
    }  # fmt: skip
    areas = _AREAS.format(kind=kind, inside=inside.replace("u.", ""))
    statements = [grids._expected_sql(kind, inside), grids._said_sql(kind, inside), grids.DUE_NOW, areas, _NAMES]  # noqa: SLF001
    return {"kind": "areas", "scope": _scope(actor), "values": values, "statements": statements}


def _adoption() -> int:
    """Return the newest adoption, which the overview shows first."""
    from umay.programme.models import Adoption

    return Adoption.objects.get(country=sizes.NATION, school_year=sizes.YEARS[0]).pk
