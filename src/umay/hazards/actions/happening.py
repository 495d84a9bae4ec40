"""Something happened, and who was told when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4, uuid5

from umay.core.api import Actor, Perm, Place, action, record, require
from umay.hazards.actions.bench import KEEPERS, holders_above, school_of
from umay.hazards.models import Incident, IncidentTold
from umay.hazards.queries.common import day_at, place_of
from umay.hazards.rules import incidents
from umay.hazards.rules.kinds import Nature
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import Urgency, tell
from umay.people import api as people

IncidentMissing = Incident.DoesNotExist
_SENT: Final = UUID("5b0c7a52-6f0e-4d1c-9d55-1d6a2c9e7f41")  # the space of keys that are no UUIDs


@dataclass(frozen=True, slots=True)
class IncidentDraft:
    """What happened. device_at: by the clock of the device; None for now. key: made by the device, so that twice counts once.

    what: words without names; "" where a child was harmed, for that goes into a report.
    """

    nature: Nature
    where: str = ""
    what: str = ""
    device_at: datetime | None = None
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who was told. whom: a code of the page's list, "" for one in words."""

    label: str
    whom: str = ""
    number: str = ""
    device_at: datetime | None = None
    key: UUID | None = None


@action(Perm.HAZARD_NOTE, "incident.noted")
def note_incident(actor: Actor, draft: IncidentDraft, *, now: datetime, key: str = "") -> UUID:
    """Note that something happened at the actor's own unit and return its id; the same key twice is one.

    key: whatever the sender knows it by, such as an entry that a phone kept without a connection; "" where the draft has its own.
    Raises Refused ("access.not_granted", "access.of_a_school", "hazards.story_of_a_child", "hazards.too_long").
    Audit: incident.noted. Tells the heads at once; of a serious one the office above, without content.
    """
    place = school_of(actor)
    require(actor, Perm.HAZARD_NOTE, place)
    if refusal := incidents.note_refusal(draft.nature, draft.where, draft.what):
        raise Refused(refusal)

    row, is_new = _kept(actor, place, replace(draft, key=draft.key or _key_of(key)), now)
    if is_new:
        _tell_of(actor, row, now)

    record(actor, "incident.noted", row.uid, at=now, place=place, detail={"nature": row.nature, "again": not is_new})
    return row.uid


def _key_of(sent: str) -> UUID | None:
    return uuid5(_SENT, sent.encode(errors="replace").decode()) if sent else None


def _kept(actor: Actor, place: Place, draft: IncidentDraft, now: datetime) -> tuple[Incident, bool]:
    return Incident.objects.get_or_create(
        unit_id=place.unit_id,
        key=draft.key or uuid4(),
        defaults={
            "country": place.country, "province_id": place.province_id, "district_id": place.district_id, "nature": draft.nature,
            "is_serious": incidents.is_serious(draft.nature), "where": draft.where.strip(), "what": draft.what.strip(),
            "happened_at": incidents.happened_at(draft.device_at, now), "device_at": draft.device_at, "recorded_at": now,
            "recorded_by_id": actor.person_id,
        },
    )  # fmt: skip


def _tell_of(actor: Actor, row: Incident, now: datetime) -> None:
    today, link, key = day_at(row, now), f"/incidents/{row.uid}/", f"incident:{row.uid}"
    urgency = Urgency.DANGER if row.is_serious else Urgency.URGENT
    tell(actor, people.holders(row.unit_id, today, KEEPERS), "hazards.incident", link=link, at=now, key=key, urgency=urgency)
    if row.is_serious:
        above = holders_above(row.unit_id, today)
        tell(actor, above, "hazards.incident_below", link="/hazards/area/", at=now, key=key, urgency=Urgency.URGENT)


@action(Perm.HAZARD_NOTE, "incident.told")
def note_told(actor: Actor, uid: UUID, told: Told, *, now: datetime) -> UUID:
    """Note that somebody was told of an incident and return the note's id; the same key twice is one.

    Raises IncidentMissing, Refused ("access.not_granted", "hazards.incident_closed", "hazards.whom_missing"). Audit: incident.told.
    """
    row = Incident.objects.select_for_update(of=("self",)).select_related("unit").get(uid=uid)
    place = place_of(row)
    require(actor, Perm.HAZARD_NOTE, place)
    if row.closed_at is not None:
        raise Refused(Refusal("hazards.incident_closed"))
    if not told.label.strip():
        raise Refused(Refusal("hazards.whom_missing"))

    said = max(row.happened_at, incidents.happened_at(told.device_at, now))
    note, _is_new = IncidentTold.objects.get_or_create(
        incident=row,
        key=told.key or uuid4(),
        defaults={
            "unit_id": row.unit_id, "whom": told.whom[:60], "label": told.label.strip()[:120], "number": told.number[:30],
            "told_at": min(said, now), "device_at": told.device_at, "recorded_at": now, "by_id": actor.person_id,
        },
    )  # fmt: skip

    record(actor, "incident.told", row.uid, at=now, place=place, detail={"whom": note.whom})
    return note.uid


@action(Perm.HAZARD_KEEP, "incident.closed")
def close_incident(actor: Actor, uid: UUID, review: str, *, now: datetime) -> None:
    """Close an incident with what was learned.

    Raises IncidentMissing, Refused ("access.not_granted", "hazards.incident_closed", "hazards.review_missing",
    "hazards.story_of_a_child"). Audit: incident.closed.
    """
    row = Incident.objects.select_for_update(of=("self",)).select_related("unit").get(uid=uid)
    require(actor, Perm.HAZARD_KEEP, place_of(row))
    if row.closed_by_id == actor.person_id and row.closed_at is not None and row.review == review.strip():
        record(actor, "incident.closed", row.uid, at=now, place=place_of(row), detail={"nature": row.nature, "again": True})
        return
    if refusal := incidents.close_refusal(Nature(row.nature), review, is_closed=row.closed_at is not None):
        raise Refused(refusal)

    row.closed_at, row.closed_by_id, row.review = now, actor.person_id, review.strip()
    row.save(update_fields=["closed_at", "closed_by_id", "review"])

    record(actor, "incident.closed", row.uid, at=now, place=place_of(row), detail={"nature": row.nature})
