"""A danger is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from umay.core.api import Actor, Perm, Place, action, record, require
from umay.hazards.actions.bench import KEEPERS, Picture, holders_above, keep_photo, school_of
from umay.hazards.models import Hazard, HazardEvent
from umay.hazards.queries.common import day_at
from umay.hazards.rules import ledger
from umay.hazards.rules.kinds import Deed, HazardKind, OwnerKind, Sight, Size, Source, State
from umay.hazards.rules.ledger import Owner, Spot
from umay.kernel.refusal import Refused
from umay.notices.api import Urgency, tell
from umay.people import api as people

NOBODY_YET: Final = Owner()
NO_SPOT: Final = Spot()


@dataclass(frozen=True, slots=True)
class HazardDraft:
    """A danger as somebody saw it. found_at: None for now. key: of the device, so that twice counts once; None for a new one.

    where: in words, no names, "" where the spot is a landmark; what: more of it; seen: what was ticked on a list.
    spot: on the map, or by the post or the checkpoint it was seen from.
    """

    kind: HazardKind
    where: str
    what: str = ""
    size: Size = Size.SMALL
    source: Source = Source.STAFF
    spot: Spot = NO_SPOT
    photo: Picture | None = None
    owner: Owner = NOBODY_YET
    due_on: date | None = None
    measure: str = ""
    found_at: datetime | None = None
    key: UUID | None = None
    seen: tuple[Sight, ...] = ()


@action(Perm.HAZARD_NOTE, "hazard.noted")
def note_hazard(actor: Actor, draft: HazardDraft, *, now: datetime) -> UUID:
    """Write a danger into the ledger of the actor's own unit and return its id; the same key twice is one.

    A picture that comes later under the actor's own key is kept where the danger has none yet.
    now: aware; the local day of it decides what is due. Raises Refused ("access.not_granted", "access.of_a_school", "hazards.…").
    Audit: hazard.noted. Tells the heads; of a large one the office above too.
    """
    place = school_of(actor)
    require(actor, Perm.HAZARD_NOTE, place)
    where = draft.where or draft.spot.landmark or ""
    if refusal := ledger.draft_refusal(where, draft.what, draft.measure) or ledger.owner_refusal(draft.owner):
        raise Refused(refusal)

    row, is_new = _kept(actor, place, draft, now)
    if is_new:
        keep_photo(row, Deed.FOUND, draft.photo, now)
        HazardEvent.objects.create(hazard=row, deed=Deed.FOUND, at=row.found_at, person_id=actor.person_id)
        tell_of_new(actor, row, now)
    elif draft.photo and _lacks_its_picture(actor, row):
        keep_photo(row, Deed.FOUND, draft.photo, now)

    record(actor, "hazard.noted", row.uid, at=now, place=place, detail={"kind": row.kind, "size": row.size, "again": not is_new})
    return row.uid


def _kept(actor: Actor, place: Place, draft: HazardDraft, now: datetime) -> tuple[Hazard, bool]:
    spot, owner = draft.spot, draft.owner
    map_x, map_y = spot.map_at or (None, None)
    return Hazard.objects.get_or_create(
        unit_id=place.unit_id,
        key=draft.key or uuid4(),
        defaults={
            "country": place.country, "province_id": place.province_id, "district_id": place.district_id, "kind": draft.kind,
            "size": draft.size, "state": State.OPEN, "source": draft.source, "where": draft.where.strip(), "what": draft.what.strip(),
            "landmark": spot.landmark or "", "landmark_name": spot.landmark_name[:20] if spot.landmark else "", "seen": list(draft.seen),
            "map_x": map_x, "map_y": map_y, "picture_number": spot.picture if spot.map_at else None, "ref_kind": spot.kind,
            "ref_uid": spot.uid, "ref_label": spot.label,
            "found_at": min(draft.found_at or now, now), "found_by_id": actor.person_id, "recorded_at": now, "owner_kind": owner.kind,
            "owner_person_id": owner.person_id if owner.kind is OwnerKind.PERSON else None, "owner_name": owner.name.strip(),
            "due_on": draft.due_on, "measure": draft.measure.strip(),
        },
    )  # fmt: skip


def _lacks_its_picture(actor: Actor, row: Hazard) -> bool:
    """Tell whether the actor wrote it down without a picture; whoever sends at the same time waits here."""
    Hazard.objects.select_for_update(of=("self",)).get(pk=row.pk)
    return row.found_by_id == actor.person_id and not row.photos.filter(deed=Deed.FOUND).exists()


def tell_of_new(actor: Actor, row: Hazard, now: datetime) -> None:
    """Tell the heads of the unit of a danger, the office above of a large one, and who was named to see to it."""
    today, link = day_at(row, now), f"/hazards/{row.uid}/"
    is_large = row.size == Size.LARGE
    code, urgency = ("hazards.large", Urgency.URGENT) if is_large else ("hazards.new", Urgency.USUAL)
    tell(actor, people.holders(row.unit_id, today, KEEPERS), code, link=link, at=now, key=f"hazard:{row.uid}", urgency=urgency)
    if is_large:
        tell(actor, holders_above(row.unit_id, today), "hazards.large_below", link=link, at=now, key=f"hazard:{row.uid}", urgency=urgency)
    if row.owner_person_id is not None:
        tell(actor, (row.owner_person_id,), "hazards.yours", link=link, at=now, key=f"hazard:{row.uid}:owner")
