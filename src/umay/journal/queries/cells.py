"""The figures behind the pages: as published for those who count, as they are for the unit whose lines they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection
from django.db.models import IntegerField
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast

from umay.journal.models import Audience, PublishedTable, Release
from umay.journal.queries.counting import GROUPED_BY, SUMS
from umay.journal.queries.nodes import Asked
from umay.journal.queries.words import codes_for
from umay.journal.rules.indicators import BY, INDICATORS
from umay.journal.rules.quarters import Quarter

_COLUMNS: Final = ", ".join(BY.values())
_OF_UNIT: Final = f"""
select school_year, quarter, {_COLUMNS}, grouping({_COLUMNS}), {SUMS}
from journal_line
where unit_id = %(unit)s and school_year = any(%(years)s)
group by grouping sets ({", ".join(f"(school_year, quarter, {column})" for column in BY.values())})
"""  # noqa: S608 - only our own constants are joined in
_RECEIVED: Final = """
select count(*), count(*) filter (where exists (
        select from journal_line l where l.unit_id = u.id and l.school_year = %(year)s and l.quarter = %(quarter)s
    ) or exists (
        select from journal_confirmation c where c.unit_id = u.id and c.school_year = %(year)s and c.quarter = %(quarter)s
    ))
from places_unit u
where u.country = %(country)s and u.is_open and u.level = %(level)s
    and (%(province)s::bigint is null or u.province_id = %(province)s) and (%(district)s::bigint is null or u.district_id = %(district)s)
"""

Cells = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Quarterly:
    """A node's figures of one quarter. cells: by indicator, the total under "" and each breakdown; None is hidden.

    codes: of each breakdown, in the order of the cells. received, units: how many units sent something, and how many there are.
    """

    cells: Cells
    codes: Mapping[str, Collection[str]]
    received: int = 1
    units: int = 1


def published(node: Asked, releases: Collection[Release], audience: Audience = Audience.INSIDE) -> dict[Quarter, Quarterly]:
    """Return a node's published figures by quarter; a quarter for which it sent nothing is not there."""
    rows = PublishedTable.objects.filter(release__in=releases, audience=audience.value, level=node.level, node_id=node.id)
    by_id = {one.pk: one for one in releases}
    found = {}
    for row in rows:
        release = by_id[row.release_id]
        found[Quarter(release.school_year, release.quarter)] = Quarterly(row.cells, release.codes, row.received, row.units)
    return found


def published_below(node: Asked, release: Release, ids: Collection[int], audience: Audience = Audience.INSIDE) -> dict[int, Quarterly]:
    """Return the published figures of what lies beneath a node, by its id."""
    rows = PublishedTable.objects.filter(release=release, audience=audience.value, level=node.below, node_id__in=ids)
    return {row.node_id: Quarterly(row.cells, release.codes, row.received, row.units) for row in rows}


@dataclass(frozen=True, slots=True)
class Total:
    """One indicator of one quarter beneath a node. value: None is hidden. received, units: as of Quarterly."""

    value: int | None
    received: int
    units: int


def totals_below(node: Asked, release: Release, ids: Collection[int], indicator: str) -> dict[int, Total]:
    """Return one indicator's published totals of what lies beneath a node, by its id: a page needs no whole tables of a hundred areas."""
    rows = PublishedTable.objects.filter(release=release, audience=Audience.INSIDE.value, level=node.below, node_id__in=ids)
    total = KeyTextTransform("", KeyTransform(indicator, "cells"))  # as text, for which a hidden figure is null
    found = rows.annotate(total=Cast(total, IntegerField())).values_list("node_id", "total", "received", "units")
    return {row[0]: Total(*row[1:]) for row in found}


def of_own_unit(unit_id: int, country: str, quarters: Collection[Quarter]) -> dict[Quarter, Quarterly]:
    """Return a unit's figures as they are, hiding nothing: for those who read its lines anyway. Quarters without lines are not there."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_UNIT, {"unit": unit_id, "years": sorted({one.school_year for one in quarters})})
        rows = cursor.fetchall()
    codes = {by: list(each) for by, each in codes_for(country).items()}
    order, sums = tuple(BY), 3 + len(BY)
    parts: dict[Quarter, dict[str, dict[str, dict[str, int]]]] = {}
    for row in rows:
        by = GROUPED_BY[row[sums - 1]]
        code = row[2 + order.index(by)]
        if code not in codes[by]:
            codes[by].append(code)
        for one, count in zip(INDICATORS, row[sums:], strict=True):
            parts.setdefault(Quarter(row[0], row[1]), {}).setdefault(one.code, {}).setdefault(by, {})[code] = int(count)
    return {quarter: Quarterly(_whole(found, codes), codes) for quarter, found in parts.items() if quarter in quarters}


def _whole(found: Mapping[str, Mapping[str, Mapping[str, int]]], codes: Mapping[str, list[str]]) -> Cells:
    cells: dict[str, dict[str, Any]] = {}
    for one in INDICATORS:
        cells[one.code] = {by: [found[one.code].get(by, {}).get(code, 0) for code in codes[by]] for by in one.by}
        cells[one.code][""] = sum(cells[one.code][one.by[0]])
    return cells


def nothing(country: str) -> Quarterly:
    """Return the figures of a unit that said there was nothing: zeros."""
    codes = codes_for(country)
    return Quarterly(_whole({one.code: {} for one in INDICATORS}, codes), codes)


def received_in(node: Asked, quarter: Quarter, level: str) -> tuple[int, int]:
    """Return how many schools of the node's area sent something for the quarter so far, and how many there are. level: of schools."""
    place = node.place
    asked: dict[str, Any] = {
        "country": place.country, "province": place.province_id, "district": place.district_id, "level": level,
        "year": quarter.school_year, "quarter": quarter.number,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_RECEIVED, asked)
        units, received = cursor.fetchone()
    return int(received), int(units)
