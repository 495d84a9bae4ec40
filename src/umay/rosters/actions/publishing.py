"""Publishing a roster: from then on everybody knows it, and every change says why."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from umay.core.api import Actor, Perm, action, just_done, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import tell
from umay.rosters.models import Publication, Roster, Shift
from umay.rosters.queries.broken import broken_shifts
from umay.rosters.queries.locking import lock_rosters, locked_roster, own_place
from umay.rosters.queries.terms import published_over
from umay.rosters.rules.publishing import publish_refusal
from umay.rosters.rules.states import RosterState

MY_DUTIES = "/my-duties/"


@action(Perm.ROSTER_KEEP, "roster.published")
def publish(actor: Actor, uid: UUID, *, now: datetime, key: UUID | None = None) -> Roster:
    """Publish a draft: tell everybody who stands in it, and keep it as it was. key: of the form; sent twice it is published once.

    Raises RosterMissing, Refused ("access.not_granted", "rosters.not_draft", "rosters.empty", "rosters.broken", "rosters.overlaps").
    Audit: roster.published. Tells: roster.published.
    """
    lock_rosters(own_place(actor).unit_id)
    roster = locked_roster(actor, uid)
    require(actor, Perm.ROSTER_KEEP, own_place(actor))
    if key and Publication.objects.filter(uid=key, roster=roster).exists():
        record(actor, "roster.published", roster.uid, at=now, detail={"again": True})
        return roster
    shifts = list(Shift.objects.filter(roster=roster, dropped_at__isnull=True).select_related("worker").order_by("starts_at", "id"))
    other = published_over(roster.unit_id, roster.from_on, roster.until_on)
    broken = len(broken_shifts(actor, shifts))
    if no := publish_refusal(RosterState(roster.state), shifts=len(shifts), broken=broken, overlaps=str(other.uid) if other else ""):
        raise Refused(no)

    roster.state, roster.published_at, roster.published_by_id = RosterState.PUBLISHED.value, now, actor.person_id
    roster.save(update_fields=["state", "published_at", "published_by_id"])
    people = {one.worker.person_id for one in shifts if one.worker.person_id}
    Publication.objects.create(
        uid=key or uuid4(), unit_id=roster.unit_id, roster=roster, at=now, by_id=actor.person_id, told=len(people),
        shifts=[[one.window_id, one.on_day.isoformat(), one.kind, one.worker_id] for one in shifts],
    )  # fmt: skip

    record(actor, "roster.published", roster.uid, at=now, detail={"shifts": len(shifts)})
    tell(actor, sorted(people), "roster.published", link=MY_DUTIES, at=now, key=f"roster-{roster.uid}")
    return roster


@action(Perm.ROSTER_KEEP, "roster.ended")
def end_roster(actor: Actor, uid: UUID, *, now: datetime) -> Roster:
    """End a published roster early, so that another can take its days; what was published is kept. A second click finds it done.

    Raises RosterMissing, Refused ("access.not_granted", "rosters.not_published"). Audit: roster.ended.
    """
    roster = locked_roster(actor, uid)
    require(actor, Perm.ROSTER_KEEP, own_place(actor))
    if roster.state == RosterState.ENDED.value and just_done(actor, "roster.ended", [uid], now):
        record(actor, "roster.ended", roster.uid, at=now, detail={"again": True})
        return roster
    if roster.state != RosterState.PUBLISHED.value:
        raise Refused(Refusal("rosters.not_published"))

    roster.state = RosterState.ENDED.value
    roster.save(update_fields=["state"])

    record(actor, "roster.ended", roster.uid, at=now)
    return roster
