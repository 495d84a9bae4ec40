"""Who can be let into a case: those of its unit whose post works on cases, with their keys known."""

from __future__ import annotations

from datetime import date

from umay.cases.queries.common import MAY_WORK
from umay.people import api as people


def seats_for_cases(unit_id: int, today: date) -> dict[int, int]:
    """Return by person the appointment in the unit in which they can work on cases."""
    held = people.Appointment.objects.filter(unit_id=unit_id, during__contains=today, function__in=[one.value for one in MAY_WORK])
    return dict(held.order_by("-pk").values_list("person_id", "pk"))
