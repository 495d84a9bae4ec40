"""What the level above sees of the cases below: codes and times, of which unit. Never who, never what."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from umay.cases.models import Signal
from umay.cases.queries.common import zone_of
from umay.core.api import Actor, Perm, policy_rules, query
from umay.people import api as people
from umay.places import api as places


def overseers_of(unit_id: int, now: datetime) -> tuple[int, ...]:
    """Return the persons of the next unit above who are told of what waits too long or may not be."""
    own = places.cards([unit_id]).get(unit_id)
    if own is None or own.parent_id is None:
        return ()
    functions = {one for rule in policy_rules() if rule.perm is Perm.CASE_OVERSEE for one in rule.functions}
    return people.holders(own.parent_id, timezone.localdate(now, zone_of(own.country)), functions)


@query
def signals_due(_actor: Actor, now: datetime) -> tuple[UUID, ...]:
    """Return the signals of the actor's area whose time has come and of which nobody was told."""
    found = Signal.objects.filter(told_at__isnull=True, ended_at__isnull=True, due_at__lte=now).order_by("due_at")
    return tuple(found.values_list("uid", flat=True))
