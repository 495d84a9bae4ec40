"""Who stands where: the units of a district by obligation, and areas by obligation above."""

from __future__ import annotations

from umay.programme.queries.area_grids import AreaCell, AreaRow, AreasGrid, areas_grid
from umay.programme.queries.unit_grids import DutyColumn, UnitRow, UnitsAsked, UnitsGrid, scope_place, units_grid

__all__ = [
    "AreaCell",
    "AreaRow",
    "AreasGrid",
    "DutyColumn",
    "UnitRow",
    "UnitsAsked",
    "UnitsGrid",
    "areas_grid",
    "scope_place",
    "units_grid",
]
