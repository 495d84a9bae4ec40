"""Who is kept from an empty place by nothing but a limit that they set themselves."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from umay.core.api import Actor, query
from umay.rosters.models import Roster
from umay.rosters.queries.facts import asked_of, live_of, people_of, slots_between, standing_of
from umay.rosters.queries.shifts import own_unit_id
from umay.rosters.rules.states import Limit
from umay.staffing.api import WorkerCard
from umay.turns.api import Break, SlotKey, held_back, is_own

_LIMITS = {Break.WEEK: Limit.WEEK, Break.TERM: Limit.TERM}


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """Somebody whom nothing but their own limit keeps from a place. most: duties that they said they want at most."""

    worker: WorkerCard
    limit: Limit
    most: int
    duties: int


@query
def own_limits(actor: Actor, uid: UUID, key: SlotKey, kind: str) -> tuple[Roster, tuple[OwnLimit, ...]]:
    """Return a roster, and whom their own limit alone keeps from a window of a day, those with the fewest duties first.

    Raises RosterMissing, also for a window that is not held.
    """
    roster = Roster.objects.get(uid=uid, unit_id=own_unit_id(actor))
    slots, people = slots_between(actor, roster.from_on, roster.until_on), people_of(actor, key[1])
    now = standing_of(slots, live_of(roster))
    if key not in now.slots:
        raise Roster.DoesNotExist
    slot, found = now.slots[key], []
    for held, helpers in held_back(kind, slot, people.able, now, asked_of(roster)).items():
        limit = _LIMITS.get(held)
        if limit is None:
            continue
        for one in helpers:
            most = one.most_week if limit is Limit.WEEK else one.most_term
            if most is not None and is_own(held, one, slot, now):
                found.append(OwnLimit(people.cards[one.id], limit, most, len(now.held.get(one.id, ()))))
    return roster, tuple(sorted(found, key=lambda one: (one.duties, one.worker.id)))
