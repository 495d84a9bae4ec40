"""Which office publishes: the one above which none leads the same schools."""

from __future__ import annotations

from django.db import connection

from umay.places import api as places

_LEADS = "select exists (select from places_unit where country = %s and agency = %s and level = %s and is_open)"


def is_top(unit: places.UnitCard) -> bool:
    """Tell whether the unit leads schools of its own agency and stands under nobody."""
    if unit.parent_id is not None or unit.level == places.SCHOOL_LEVEL:
        return False
    with connection.cursor() as cursor:
        cursor.execute(_LEADS, [unit.country, unit.agency, places.SCHOOL_LEVEL])
        return bool(cursor.fetchone()[0])
