"""Who can be named to see to a danger."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from umay.core.api import Actor, query
from umay.hazards.models import Hazard
from umay.people import api as people

MOST = 200


@query
def people_of(_actor: Actor, uid: UUID, today: date) -> tuple[tuple[int, str], ...]:
    """Return those who hold an appointment in a hazard's unit, by id and name. Raises HazardMissing."""
    unit_id = Hazard.objects.values_list("unit_id", flat=True).get(uid=uid)
    names = people.names_of(people.holders(unit_id, today))
    return tuple(sorted(names.items(), key=lambda one: one[1])[:MOST])
