"""What an area or a unit means for access. Pure."""

from __future__ import annotations

from umay.core.access.actor import Level

SCHOOL_LEVEL = "school"
_REACH: dict[str, Level] = {"country": "nation", "province": "province", "district": "district", "town": "unit"}


def reach(unit_level: str, area_kind: str) -> Level:
    """Return how wide the area is that a unit answers for: a school only itself, any other office its area.

    >>> reach("school", "district")
    'unit'
    >>> reach("province", "province")
    'province'
    """
    if unit_level == SCHOOL_LEVEL:
        return "unit"
    return _REACH.get(area_kind, "unit")
