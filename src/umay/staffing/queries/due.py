"""What has been kept long enough."""

from __future__ import annotations

from datetime import date

from umay.core.api import Actor, query
from umay.places import api as places
from umay.staffing.models import Worker

ERASED_NAME = "—"


@query
def units_to_erase(_actor: Actor, today: date) -> tuple[tuple[int, int], ...]:
    """Return the schools that keep names longer than a year after the school year, each with the first year that is kept."""
    found = Worker.objects.exclude(name=ERASED_NAME).values_list("unit_id", "country", "school_year").distinct()
    kept = {country: places.school_year_of(country, today) - 1 for _unit, country, _year in found}
    return tuple(sorted({(unit, kept[country]) for unit, country, year in found if year < kept[country]}))
