"""Whether a name at the gate is like one in an order that holds. Runs inside the act that lets somebody in, and nowhere else."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from umay.core.api import Place
from umay.visits.models import Order
from umay.visits.rules.names import are_alike
from umay.visits.sealed import open_order


def order_like(place: Place, name: str, today: date) -> UUID | None:
    """Return an order that holds today and names somebody of a like name; None where there is none.

    An order that does not open raises sealing.CannotOpen: nobody goes in on the strength of what could not be read.
    """
    for row in Order.objects.filter(unit_id=place.unit_id, from_on__lte=today, until_on__gte=today).order_by("pk"):
        said = open_order(bytes(row.blob), row.uid, row.version)
        if any(are_alike(name, each) for each in said.names):
            return row.uid
    return None
