"""What upper rooms ask before somebody changes a duty: with whom it would break nothing, and whether a place is still empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, query
from umay.posts.api import occurrences
from umay.rosters.models import Shift
from umay.rosters.queries.facts import asked_of, key_of, live_of, people_of, slots_between, slots_of, standing_of
from umay.rosters.queries.shifts import live_shifts, own_unit_id
from umay.turns.api import BENDABLE, breaks


@query
def changeable(actor: Actor, uid: UUID, worker_id: int, *, now: datetime) -> tuple[Shift, tuple[Shift, ...]]:
    """Return a duty of a worker, and those that it could be changed for without breaking anything, nearest first. Raises ShiftMissing."""
    own = live_shifts().get(uid=uid, unit_id=own_unit_id(actor), worker_id=worker_id)
    roster, shifts = own.roster, live_of(own.roster)
    standing = standing_of(slots_of(occurrences(actor, roster.from_on, roster.until_on)), shifts)
    people, asked, slots = people_of(actor, own.on_day), asked_of(roster), standing.slots
    if key_of(own) not in slots or worker_id not in people.helpers:
        return own, ()
    found = []
    for one in shifts:
        fits = one.kind == own.kind and one.worker_id != worker_id and one.starts_at > now and key_of(one) != key_of(own)
        if not fits or key_of(one) not in slots or one.worker_id not in people.helpers or one.worker_id in people.barred:
            continue
        there = breaks(people.helpers[worker_id], one.kind, slots[key_of(one)], standing, asked, leaving=key_of(own))
        here = breaks(people.helpers[one.worker_id], own.kind, slots[key_of(own)], standing, asked, leaving=key_of(one))
        if set(there + here) <= BENDABLE:
            found.append(one)
    return own, tuple(sorted(found, key=lambda one: (abs((one.on_day - own.on_day).days), one.id)))


@query
def still_empty(actor: Actor, gone: Collection[Shift]) -> frozenset[int]:
    """Return the ids of those shifts that were given up and whose place nobody took yet."""
    if not gone:
        return frozenset()
    days = [one.on_day for one in gone]
    needs = {slot.key: slot.needs for slot in slots_between(actor, min(days), max(days))}
    live = live_shifts().filter(unit_id=own_unit_id(actor), on_day__in=days)
    have = Counter((key_of(one), one.kind) for one in live)
    return frozenset(one.pk for one in gone if have[key_of(one), one.kind] < needs.get(key_of(one), {}).get(one.kind, 0))
