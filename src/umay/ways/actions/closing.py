"""Roads are closed at hours, by a paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, school_columns, school_of, sent_before
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refused
from umay.ways.models import Closure
from umay.ways.rules.roads import Hours, closure_refusal

ClosureMissing = Closure.DoesNotExist


@dataclass(frozen=True, slots=True)
class ClosureDraft:
    """A closing as it is to be shown. stretch: from where to where. detour: the way round. paper: its number and day. key: of the form."""

    road: str
    stretch: str
    detour: str
    hours: Hours
    authority: str
    paper: str
    key: UUID | None = None


@action(Perm.ROUND_KEEP, "road.closed")
def close_road(actor: Actor, draft: ClosureDraft, *, now: datetime) -> UUID:
    """Enter a road that an authority has closed at hours; it is a public fact from now on. Return its id.

    Raises Refused ("access.not_granted", "access.of_a_school", "ways.paper_missing", "ways.hours_turned", "ways.days_turned").
    Audit: road.closed.
    """
    place = school_of(actor, Perm.ROUND_KEEP)
    if refusal := closure_refusal(draft.hours, draft.authority, draft.paper):
        raise Refused(refusal)

    if done := sent_before(Closure.objects.all(), place, draft.key, road=draft.road.strip()):
        record(actor, "road.closed", done.uid, at=now, place=place, detail={"again": True})
        return done.uid

    hours = draft.hours
    row = Closure.objects.create(
        **school_columns(actor, place, now), road=draft.road.strip(), stretch=draft.stretch.strip(), detour=draft.detour.strip(),
        weekdays=sorted(hours.weekdays), starts=hours.starts, ends=hours.ends, from_on=hours.from_on, until_on=hours.until_on,
        authority=draft.authority.strip(), paper=draft.paper.strip(), key=draft.key or new_id(),
    )  # fmt: skip

    record(actor, "road.closed", row.uid, at=now, place=place)
    return row.uid


@action(Perm.ROUND_KEEP, "road.opened")
def open_road(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Say that a closing holds no more. Raises ClosureMissing, Refused ("access.not_granted"). Audit: road.opened."""
    place = school_of(actor, Perm.ROUND_KEEP)
    row = Closure.objects.select_for_update().get(uid=uid, unit_id=place.unit_id)

    row.ended_at = row.ended_at or now  # sent twice: the first time holds
    row.save(update_fields=["ended_at"])

    record(actor, "road.opened", row.uid, at=now, place=place)
