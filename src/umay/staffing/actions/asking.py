"""Of whom a school asks a proof beside those of whom its programme does."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from umay.core.api import Actor, Perm, action, record, require
from umay.staffing.models import AskedKind
from umay.staffing.queries.asked import asked_in
from umay.staffing.queries.days import own_school
from umay.staffing.rules.kinds import Kind


@action(Perm.STAFFING_KEEP, "proofs.asked")
def ask_proofs(actor: Actor, kinds: Collection[Kind], *, now: datetime) -> frozenset[Kind]:
    """Ask a proof of these kinds too, and of no other beyond the programme's, which is never taken away. Returns what the school adds.

    Who has none yet does not serve from now on; shifts to come show as broken. Raises Refused ("access.not_granted"). Audit: proofs.asked.
    """
    place = own_school(actor)
    require(actor, Perm.STAFFING_KEEP, place)
    added = frozenset(kinds) - asked_in(place.country).clearance

    AskedKind.objects.filter(unit_id=place.unit_id).exclude(kind__in=[one.value for one in added]).delete()
    for kind in sorted(added):
        AskedKind.objects.get_or_create(unit_id=place.unit_id, kind=kind.value, defaults={"asked_at": now, "asked_by_id": actor.person_id})

    record(actor, "proofs.asked", place.unit_id, at=now, place=place, detail={"kinds": sorted(one.value for one in added)})
    return added
