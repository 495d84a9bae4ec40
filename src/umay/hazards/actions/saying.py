"""More is said of an incident: added beside what stands there, with who and when. Nothing is replaced."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from umay.core.api import Actor, Perm, action, record, require
from umay.hazards.models import Incident, IncidentWords
from umay.hazards.queries.common import place_of
from umay.hazards.rules import incidents
from umay.hazards.rules.kinds import Nature
from umay.kernel.refusal import Refused


@action(Perm.HAZARD_NOTE, "incident.described")
def add_words(actor: Actor, uid: UUID, where: str, what: str, *, key: UUID | None, now: datetime) -> None:
    """Add where an incident was or what happened; what others wrote stays as they wrote it. key: of the form, twice is one.

    Raises IncidentMissing, Refused ("access.not_granted", "hazards.incident_closed", "hazards.words_missing", "hazards.words_many",
    "hazards.story_of_a_child", "hazards.too_long"). Audit: incident.described.
    """
    row = Incident.objects.select_for_update(of=("self",)).select_related("unit").get(uid=uid)
    require(actor, Perm.HAZARD_NOTE, place_of(row))
    there = key is not None and IncidentWords.objects.filter(incident=row, key=key).exists()
    if not there:
        said = incidents.Said(Nature(row.nature), where, what)
        count = IncidentWords.objects.filter(incident=row).count()
        if refusal := incidents.words_refusal(said, count, is_closed=row.closed_at is not None):
            raise Refused(refusal)

        IncidentWords.objects.create(
            incident=row, unit_id=row.unit_id, where=where.strip(), what=what.strip(), at=now, by_id=actor.person_id, key=key or uuid4()
        )

    record(actor, "incident.described", row.uid, at=now, place=place_of(row), detail={"again": there})
