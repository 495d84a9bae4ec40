"""Counts of a quarter: who was found in it and who came back in it, each child once in each; hung on the tree of areas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from django.db.models import Count, QuerySet

from umay.absence.models import Followed
from umay.absence.rules.codes import Reason
from umay.figures import api as figures
from umay.journal.api import Node
from umay.places import api as places

FOUND: Final = "found"
BACK: Final = "back"
CODES: Final = {"reason": tuple(one.value for one in Reason)}


TOP: Final = Node("country", 0)


def counts_of(country: str, rows: Mapping[str, QuerySet[Followed]]) -> figures.Counts:
    """Return the counts of a country. Units that could keep a record and keep none stand in it with nothing: that too can be hidden."""
    tallies = {measure: _tally(some) for measure, some in rows.items()}
    units = {unit for tally in tallies.values() for unit in tally}
    leaves = _leaves(country, units)
    parents: dict[figures.Node, figures.Node | None] = {TOP: None}
    for leaf in leaves.values():
        parents |= _hung(leaf)
    sent: dict[str, dict[figures.Node, figures.Row]] = {
        measure: {leaf: _row(tally.get(unit, {})) for unit, leaf in leaves.items()} for measure, tally in tallies.items()
    }
    return figures.counts_of(parents, CODES, sent)


def _tally(rows: QuerySet[Followed]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for unit, reason, count in rows.order_by().values_list("unit_id", "reason").annotate(count=Count("id")):
        found.setdefault(unit, {})[reason] = count
    return found


def _leaves(country: str, units: Iterable[int]) -> dict[int, Node]:
    rows = places.Unit.objects.filter(country=country)
    agencies = rows.filter(id__in=list(units)).values_list("agency", flat=True).distinct()
    kept = rows.filter(agency__in=list(agencies), is_open=True) | rows.filter(id__in=list(units))
    return {
        unit: Node("unit", unit, province, district)
        for unit, province, district in kept.order_by("id").values_list("id", "province_id", "district_id")
    }


def _hung(leaf: Node) -> dict[figures.Node, figures.Node | None]:
    """Return where a unit hangs: under its district, else its province, else the country."""
    province = Node("province", leaf.province_id, leaf.province_id) if leaf.province_id else None
    district = Node("district", leaf.district_id, leaf.province_id, leaf.district_id) if leaf.district_id else None
    found: dict[figures.Node, figures.Node | None] = {leaf: district or province or TOP}
    if district is not None:
        found[district] = province or TOP
    if province is not None:
        found[province] = TOP
    return found


def _row(tally: Mapping[str, int]) -> figures.Row:
    return figures.Row(sum(tally.values()), {"reason": tuple(tally.get(code, 0) for code in CODES["reason"])})
