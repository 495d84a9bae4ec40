"""Who is inside already under a name: so that one visitor is not given two passes unasked."""

from __future__ import annotations

from uuid import UUID

from umay.core.api import Actor, query
from umay.people.api import zone_of
from umay.visits.models import Visit
from umay.visits.queries.standing import own_gate
from umay.visits.rules.codes import State
from umay.visits.rules.names import parts_of
from umay.web.api import dates


@query
def inside_so_named(actor: Actor, name: str, key: UUID) -> tuple[str, int] | None:
    """Return since when and with which pass somebody of just this name is inside; None for nobody, and for what this form gave itself."""
    place, wanted = own_gate(actor), sorted(parts_of(name))
    rows = Visit.objects.filter(unit_id=place.unit_id, state=State.INSIDE.value).order_by("in_at")
    alike = [row for row in rows if sorted(parts_of(row.name)) == wanted]
    if not alike or any(row.uid == key for row in alike):
        return None
    last = alike[-1]
    since = dates.say_time(last.in_at, zone=zone_of(place.country)) if last.in_at else ""
    return since, last.number or 0
